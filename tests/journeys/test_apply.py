"""Journey 9: somebody asks to be a consultant, is accredited, suspended, and comes back."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import expect

from consultores.taxonomia import AREAS, SERVICIOS, SUBTEMAS
from tests.journeys import postulante
from tests.journeys.conftest import text_of
from tests.journeys.postulante import AREA, COUNTRY, DID, FIRM, PROOF, SOLVES, TOPIC, Who

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator

    from tests.journeys.browser import Visitor
    from tests.journeys.conftest import Site

# Of the country of the demonstration counterpart; each run of the journey has its own person.
NAMES = {"360x640": "Jacinta Olvera", "1280x800": "Irma Cisneros"}
PRAISE = "Ordenó nuestros embarques y desde entonces nada llega tarde."
REASONS = "Experiencia comprobada; la referencia la confirma."
WHY_OUT = "Una empresa reclamó y estamos averiguando."
REPLY = "Entregué ese trabajo en fecha: adjunto el acuse a la solicitud."
WHY_BACK = "El reclamo se aclaró."
SECONDS = 15


def test_from_the_first_section_to_the_directory_and_back_from_a_suspension(
    visitor: Callable[..., Visitor],
    enter: Callable[..., Visitor],
    site: Site,
    width: str,
    lang: str,
) -> None:
    name = NAMES[width]
    who = Who(name, f"{name.split()[0].lower()}@buzon.test", lang)
    her = visitor(locale={"es": "es-MX", "pt": "pt-BR"}[lang])
    postulante.registers(her, site, who)
    postulante.fills_the_sections(her, who)
    postulante.proves(her)
    postulante.names_three_referees(her, who)
    postulante.sends(her)
    a_referee_confirms(visitor(), site, who)
    gael, elena = enter("contraparte", lang), enter("administracion", lang)
    waits_for_the_counterpart(elena, who)
    reads_and_recommends(gael, who)
    accredits(elena, who)
    mailed(site, who, f"/{lang}/consultores/{who.slug}/")
    is_public(her, who)
    suspends(elena, who)
    mailed(site, who, WHY_OUT)
    answers_the_suspension(her, who)
    lifts(elena, who)
    mailed(site, who, WHY_BACK)
    finds_herself(her, who)


def a_referee_confirms(ruben: Visitor, site: Site, who: Who) -> None:
    """Without an account, from the mail, in the language that she chose for him; once."""
    message = site.wait_for_mail(who.referee(1))
    assert message["Content-Language"] == who.lang
    link = re.search(r"https?://\S+/consultores/referencia/\S+", text_of(message))
    assert link
    ruben.go(urlsplit(link[0]).path)
    assert ruben.lang == who.lang
    ruben.title_is("Referencia de %(nombre)s", nombre=who.name)
    ruben.pick("Sí: conozco su trabajo y es como lo cuenta")
    ruben.click("Responder")
    ruben.sees("Escriba al menos una frase: es lo que más ayuda a decidir.")
    ruben.fill("En una o dos frases, ¿cómo es su trabajo?", PRAISE)
    ruben.click("Responder")
    ruben.sees("Esta referencia ya se respondió. Gracias.")


def waits_for_the_counterpart(elena: Visitor, who: Who) -> None:
    """Before the counterpart recommends, or its days pass, nothing can be decided."""
    elena.go(f"/{who.lang}/administracion/")
    elena.follow("Consultores", within=elena.main)
    elena.follow("Postulaciones por revisar")
    elena.page.locator("select[name=pais]").select_option(COUNTRY)
    elena.click("Filtrar")
    elena.follow(who.name)
    elena.title_is(who.name)
    assert elena.page.get_by_role("button", name=elena.say("Acreditar por 24 meses")).count() == 0


def reads_and_recommends(gael: Visitor, who: Who) -> None:
    gael.follow("Ver quiénes son")
    gael.follow(who.name)
    for said in (SOLVES[who.lang], DID[who.lang], FIRM, PROOF, PRAISE):
        gael.sees(said)
    for name in (AREAS[AREA], SUBTEMAS[TOPIC], SERVICIOS["AT-PUN"].nombre):
        gael.sees(re.compile(re.escape(name.en(who.lang))))
    assert gael.download("embarques.pdf").startswith(b"%PDF")
    gael.pick("Favorable")
    gael.fill("Razones", REASONS)
    gael.click("Enviar la recomendación")
    gael.sees("La Secretaría ya tiene su recomendación.")


def accredits(elena: Visitor, who: Who) -> None:
    """The level and the areas that she asked for are marked; one of them is taken off."""
    elena.page.reload()
    elena.sees(REASONS)
    expect(elena.page.locator("input[name=nivel][value=N2]")).to_be_checked()
    elena.page.locator("input[name=areas][value=PRE]").uncheck()
    elena.click("Acreditar por 24 meses")
    elena.sees("Decidido. La persona lo sabe por correo.")
    elena.follow("Ver al consultor y sus decisiones")
    elena.title_is(who.name)


def mailed(site: Site, who: Who, words: str) -> None:
    message = site.wait_for_mail(who.mail, saying=words)
    assert message["Content-Language"] == who.lang


def is_public(her: Visitor, who: Who) -> None:
    her.go(f"/{who.lang}/panel/")
    her.follow("Mi ficha de consultor")
    her.title_is("Mi ficha")
    her.follow("Ver cómo la ven las empresas")
    her.title_is(who.name)
    her.sees("Así ven su ficha las empresas.")
    finds_herself(her, who)
    assert AREAS["PRE"].en(who.lang) not in her.main.inner_text()


def searches_by_area(her: Visitor, who: Who) -> Locator:
    """On a phone the lists of choices are a page of their own."""
    her.go(f"/{who.lang}/consultores/")
    phone = her.page.get_by_role("link", name=her.say("Filtrar por área, país, idioma…"))
    if phone.is_visible():
        her.follow("Filtrar por área, país, idioma…")
    box = her.page.locator(f"input[name=area][value={AREA}]")
    if not box.is_visible():
        her.page.locator("details", has=box).locator("summary").click()
    box.check()
    her.click(re.compile(f"^({her.say('Ver consultores')}|{her.say('Aplicar filtros')})$"))
    return her.main.get_by_role("heading", level=2).get_by_role("link", name=who.name)


def is_listed(her: Visitor, who: Who, times: int) -> Locator:
    """The directory follows a decision at once, or as soon as the job runner gets to it."""
    link, end = searches_by_area(her, who), time.monotonic() + SECONDS
    while link.count() != times and time.monotonic() < end:
        time.sleep(0.2)
        her.page.reload()
    expect(link).to_have_count(times)
    return link


def finds_herself(her: Visitor, who: Who) -> None:
    link = is_listed(her, who, 1)
    link.click()
    her.title_is(who.name)
    her.check()


def suspends(elena: Visitor, who: Who) -> None:
    elena.click("Suspender la acreditación")
    elena.sees("Escriba el motivo: la persona lo recibe por correo.")
    elena.fill("Motivo", WHY_OUT)
    elena.click("Suspender la acreditación")
    elena.sees("Ya no aparece en la red. Recibe el motivo por correo.")
    elena.title_is(who.name)


def answers_the_suspension(her: Visitor, who: Who) -> None:
    """Nobody finds her; she reads why, and answers once."""
    is_listed(her, who, 0)
    her.go(f"/{who.lang}/consultores/mi-ficha/")
    her.sees("Su acreditación está suspendida")
    her.sees(WHY_OUT)
    her.page.locator("textarea[name=texto]").fill(REPLY)
    her.click("Responder")
    her.sees("La Secretaría ya tiene su respuesta.")
    assert her.page.locator("textarea[name=texto]").count() == 0


def lifts(elena: Visitor, who: Who) -> None:
    elena.page.reload()
    elena.sees(REPLY)
    elena.fill("Motivo", WHY_BACK)
    elena.click("Terminar la suspensión")
    elena.sees("Vuelve a aparecer en la red. Lo sabe por correo.")
    elena.sees(WHY_BACK)
    assert who.name in elena.page.title()
