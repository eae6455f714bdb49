"""A certificate checked where there is no signal: its QR code carries what was signed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from playwright.sync_api import expect

from cursos.insignias.claves import load_keys
from cursos.insignias.esenciales import Esenciales, fragment
from tests.journeys.browser import Visitor, axe_faults
from tests.journeys.telefono import READY, in_worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from tests.journeys.conftest import Site

UNCHECKED = "No se pudo comprobar si sigue vigente: no hay señal"
BUDGET = 50 * 1024
# A signal that is there and brings nothing; the worker's patience made short.
SILENCE = """async () => {
  const wait = self.setTimeout;
  self.setTimeout = (act, ms) => wait(act, ms / 100);
  self.fetch = () => new Promise(() => {});
  await registration.navigationPreload.disable();
}"""
# Answers take longer than the worker waits.
SLOW = """async () => {
  const [wait, ask] = [self.setTimeout, self.fetch];
  self.setTimeout = (act, ms) => wait(act, ms / 100);
  self.fetch = async (...what) => {
    await new Promise((done) => wait(done, 600));
    return ask(...what);
  };
  await registration.navigationPreload.disable();
}"""
# What a phone fetched to keep and to show the page: compressed, as it came.
WEIGHT = """async () => {
  const paths = [location.pathname, ...performance.getEntriesByType('resource')
    .filter((e) => /css|js/.test(e.name)).map((e) => e.name)];
  let bytes = 0;
  for (const path of new Set(paths)) {
    const got = (await fetch(path)).body.pipeThrough(new CompressionStream('gzip'));
    bytes += (await new Response(got).arrayBuffer()).byteLength;
  }
  return bytes;
}"""


@pytest.fixture
def clerk(browser: Browser, site: Site) -> Iterator[Callable[..., Visitor]]:
    """A phone without an account that knew our pages once and lost the signal."""
    opened: list[Visitor] = []

    def open_(lang: str = "es", width: str = "360x640") -> Visitor:
        one = Visitor(browser, site.base_url, width, locale={"es": "es-PY", "pt": "pt-BR"}[lang])
        opened.append(one)
        one.page.goto(f"/{lang}/cursos/")
        one.page.wait_for_function(READY)
        one.context.set_offline(True)
        return one

    yield open_
    for one in opened:
        one.close()


def carried(site: Site, clave: Ed25519PrivateKey | None = None, **days: int) -> str:
    """Return the address of one more certificate, signed by us unless by another key."""
    keys = load_keys(site.installation.folder / "claves" / "credenciales", "did:web:escala.test")
    today = datetime.now(UTC).date()
    facts = Esenciales(
        codigo="k7q2mz4c5x3a2b3dn4pqrstuvw",
        idioma="pt",
        titular="Ana <b>Benítez</b>",
        credencial="Uso as preferências",
        emitida=today + timedelta(days.get("emitida", -400)),
        vence=today + timedelta(days["vence"]) if "vence" in days else None,
    )
    return f"/es/credenciales/{facts.codigo}/#{fragment(facts, clave or keys.privada)}"


def verdict(one: Visitor, word: str) -> None:
    shown = one.main.locator(".veredicto__palabra").filter(visible=True)
    expect(shown).to_have_text(str(one.say(word)))


def shows_nothing_of_it(one: Visitor) -> None:
    expect(one.main.locator("dl").filter(visible=True)).to_have_count(0)


def test_the_code_on_paper_says_who_and_what_without_a_signal(
    clerk: Callable[..., Visitor], certificado: str
) -> None:
    one = clerk()
    one.page.goto(certificado)
    verdict(one, "Firma auténtica")
    one.sees(UNCHECKED)
    online = one.context.request.get(urlsplit(certificado).path).text()
    day = one.main.locator('[data-dato="emitida"]').inner_text()
    assert re.fullmatch(r"\d+ de \w+ de 20\d\d", day)
    assert day in online
    for said in ("Uso las preferencias", "Secretaría General de la ALADI"):
        expect(one.main.get_by_text(said, exact=True).filter(visible=True)).to_be_visible()
    expect(one.main.locator('[data-dato="titular"]')).not_to_be_empty()
    assert not axe_faults(one.page)


@pytest.mark.parametrize("width", ["360x640", "1280x800"])
def test_the_page_speaks_portuguese(
    clerk: Callable[..., Visitor], certificado: str, width: str
) -> None:
    one = clerk("pt", width)
    one.page.goto(certificado.replace("/es/", "/pt/"))
    verdict(one, "Firma auténtica")
    one.sees(UNCHECKED)
    one.sees("Secretaria-Geral da ALADI")
    assert not axe_faults(one.page)


def test_with_the_signal_back_the_record_answers(
    clerk: Callable[..., Visitor], certificado: str
) -> None:
    one = clerk()
    one.page.goto(certificado)
    verdict(one, "Firma auténtica")
    one.context.set_offline(False)
    one.page.get_by_role("button", name="Intentar otra vez").click()
    verdict(one, "Vigente")


def test_a_signal_that_brings_nothing_is_none(
    clerk: Callable[..., Visitor], certificado: str
) -> None:
    one = clerk()
    one.context.set_offline(False)
    in_worker(one, SILENCE)
    one.page.goto(certificado)
    verdict(one, "Firma auténtica")


@pytest.mark.parametrize("path", ["", "comprobar/"])
def test_what_carries_nothing_waits_for_the_network(
    clerk: Callable[..., Visitor], certificado: str, path: str
) -> None:
    one = clerk()
    one.context.set_offline(False)
    in_worker(one, SLOW)
    address = certificado.partition("#")[0]
    one.page.goto(f"{address.rsplit('/', 2)[0]}/{path}" if path else address)
    one.sees("Vigente" if not path else "Comprobar una credencial")


def test_an_address_that_carries_nothing_needs_a_signal(
    clerk: Callable[..., Visitor], certificado: str
) -> None:
    one = clerk()
    one.page.goto(f"{certificado.partition('#')[0]}")
    one.sees("Para comprobar esta credencial hace falta señal")
    shows_nothing_of_it(one)


def test_a_changed_letter_reads_altered(clerk: Callable[..., Visitor], certificado: str) -> None:
    one = clerk()
    place = len(certificado) - 20
    letter = "A" if certificado[place] != "A" else "B"
    one.page.goto(certificado[:place] + letter + certificado[place + 1 :])
    verdict(one, "Alterado")
    shows_nothing_of_it(one)
    assert not axe_faults(one.page)


def test_the_facts_of_one_on_the_address_of_another_read_altered(
    clerk: Callable[..., Visitor], certificado: str, site: Site
) -> None:
    one = clerk()
    own = carried(site).partition("#")[0]
    one.page.goto(f"{own}#{certificado.partition('#')[2]}")
    verdict(one, "Alterado")


def test_what_another_signed_reads_unknown(clerk: Callable[..., Visitor], site: Site) -> None:
    one = clerk()
    one.page.goto(carried(site, Ed25519PrivateKey.generate()))
    verdict(one, "Firma desconocida")
    shows_nothing_of_it(one)


@pytest.mark.parametrize("hash_", ["#v1.", "#v1.abc", "#v1.%%%", "#v2.abcdef", "#contenido"])
def test_what_cannot_be_read_says_so(clerk: Callable[..., Visitor], site: Site, hash_: str) -> None:
    one = clerk()
    one.page.goto(carried(site).partition("#")[0] + hash_)
    verdict(one, "No se puede leer")


def test_one_that_expired_says_so(clerk: Callable[..., Visitor], site: Site) -> None:
    one = clerk()
    one.page.goto(carried(site, vence=-1))
    verdict(one, "Vencida")
    one.sees(UNCHECKED)
    expect(one.main.locator('[data-dato="titular"]')).to_have_text("Ana <b>Benítez</b>")


def test_one_that_ends_today_is_good_today(clerk: Callable[..., Visitor], site: Site) -> None:
    one = clerk()
    one.page.goto(carried(site, vence=1))
    verdict(one, "Firma auténtica")


def test_a_phone_whose_date_is_wrong_is_told(clerk: Callable[..., Visitor], site: Site) -> None:
    one = clerk()
    one.page.goto(carried(site, emitida=3))
    verdict(one, "Firma auténtica")
    one.sees("La fecha de este dispositivo es anterior a la de emisión: revísela.")
    one.sees("No vence")


def test_the_page_is_light(clerk: Callable[..., Visitor], certificado: str) -> None:
    one = clerk()
    one.page.goto(certificado)
    verdict(one, "Firma auténtica")
    one.context.set_offline(False)
    assert 10_000 < one.page.evaluate(WEIGHT) <= BUDGET


def test_the_page_says_what_it_is_for(clerk: Callable[..., Visitor]) -> None:
    one = clerk()
    one.page.goto("/es/credenciales/comprobar/")
    one.title_is("Comprobar sin señal")
    expect(one.page.get_by_role("button", name="Leer el código QR con la cámara")).to_be_visible()
    one.context.set_offline(False)
    one.go("/es/credenciales/sin-conexion/")
