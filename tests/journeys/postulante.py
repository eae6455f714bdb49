"""Somebody who asks to be a consultant: the account, the sections of the application, sending."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from consultores.taxonomia import SUBTEMAS
from tests.journeys.conftest import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.journeys.browser import Visitor
    from tests.journeys.conftest import Site

COUNTRY, AREA, TOPIC = "MX", "LOG", "LOG-FLE"
SOLVES = {"es": "Fletes y seguros para cargas chicas", "pt": "Fretes e seguros de cargas pequenas"}
DID = {
    "es": "Durante nueve años preparé embarques consolidados para talleres de cerámica.",
    "pt": "Durante nove anos preparei embarques consolidados para oficinas de cerâmica.",
}
PROOF = "Dirigí los embarques de una cooperativa de cerámica"
FIRM = "Transportes del Bajío"


@dataclass(frozen=True)
class Who:
    name: str
    mail: str
    lang: str

    @property
    def slug(self) -> str:
        return self.name.lower().replace(" ", "-")

    def referee(self, n: int) -> str:
        return f"referencia{n}.{self.mail}"


def registers(her: Visitor, site: Site, who: Who) -> None:
    """From the directory, where people who help look; the account opens the application."""
    her.go(f"/{who.lang}/consultores/")
    her.follow("Quiero ser consultor")
    her.follow("Crear una cuenta")
    her.fill("Nombre y apellido", who.name)
    her.fill("Correo electrónico", who.mail)
    her.page.locator("select[name=pais]").select_option(COUNTRY)
    her.click("Continuar")
    her.fill("Clave", "una frase larga 395")
    her.page.get_by_role("checkbox").first.check()
    her.click("Crear la cuenta")
    code = re.search(r"\b\d{6}\b", text_of(site.wait_for_mail(who.mail)))
    assert code
    her.fill("Código de 6 números", code[0])
    her.click("Continuar")
    her.title_is("Quiero ser consultor")


def ticks(her: Visitor, *fields: tuple[str, str]) -> None:
    """Tick options by their code: their names are data of the network, not of the interface."""
    for name, code in fields:
        her.page.locator(f"input[name={name}][value='{code}']").check()


def opens(her: Visitor, section: str) -> Locator:
    """Open a section of the list; return its line, to look at afterwards."""
    her.follow(section, within=her.main)
    her.title_is(section)
    return her.main.get_by_role("listitem").filter(has_text=str(her.say(section)))


def saves(her: Visitor) -> None:
    her.click("Guardar")
    her.title_is("Quiero ser consultor")


def fills_the_sections(her: Visitor, who: Who) -> None:
    leaves_one_half_filled(her, who)
    opens(her, "Datos y nivel")
    ticks(her, ("tipo", "persona"), ("nivel", "N2"))
    assert her.page.locator("select[name=pais]").input_value() == COUNTRY
    saves(her)
    opens(her, "Áreas")
    ticks(her, ("areas", AREA), ("areas", "PRE"))
    saves(her)
    opens(her, "Subtemas")
    ticks(her, ("subtemas", TOPIC), ("subtemas", next(c for c in SUBTEMAS if c[:3] == "PRE")))
    saves(her)
    opens(her, "Sectores, servicios y acuerdos")
    ticks(her, ("sectores", "S17"), ("servicios", "AT-PUN"), ("modalidad", "en_linea"))
    saves(her)
    opens(her, "Idiomas y países")
    her.page.locator("select[name=nivel_es]").select_option("nativo")
    ticks(her, ("paises", "CO"))
    saves(her)
    comes_back_to_it(her, who)
    declares_a_tie(her)


def leaves_one_half_filled(her: Visitor, who: Who) -> None:
    """What is missing does not keep the rest from being saved; the list says what it is."""
    line = opens(her, "Experiencia")
    her.page.locator(f"input[name=resumen_{who.lang}]").fill(SOLVES[who.lang])
    saves(her)
    expect(line).to_contain_text(str(her.say("Cuente su experiencia, al menos en un idioma.")))
    assert her.page.get_by_role("link", name=her.say("Revisar y enviar")).count() == 0


def comes_back_to_it(her: Visitor, who: Who) -> None:
    line = opens(her, "Experiencia")
    kept = her.page.locator(f"input[name=resumen_{who.lang}]")
    expect(kept).to_have_value(SOLVES[who.lang])
    her.page.locator(f"textarea[name=presentacion_{who.lang}]").fill(DID[who.lang])
    saves(her)
    expect(line).to_contain_text(str(her.say("Hecho")))


def declares_a_tie(her: Visitor) -> None:
    """A firm that pays her is named; nobody may say at once that there is none."""
    opens(her, "Conflicto de intereses y declaración")
    her.fill("Empresa u organismo", FIRM)
    her.pick("No tengo vínculo con ninguna empresa ni organismo.", role="checkbox")
    ticks(her, ("tiene", "no"))
    her.pick("Declaro que estos datos son ciertos y avisaré si algo cambia.", role="checkbox")
    her.click("Guardar")
    her.sees("Nombró vínculos: quite la marca, o borre los nombres.")
    her.page.locator("input[name=sin_vinculos]").uncheck()
    saves(her)


def proves(her: Visitor) -> None:
    opens(her, "Evidencias")
    her.fill("¿Qué prueba?", PROOF)
    pdf = {"name": "embarques.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 1"}
    her.page.locator("input[type=file]").set_input_files(pdf)  # type: ignore[arg-type]
    her.click("Agregar")
    her.sees("embarques.pdf")
    her.follow("Volver a la lista")


def names_three_referees(her: Visitor, who: Who) -> None:
    opens(her, "Referencias")
    for n in (1, 2, 3):
        her.sees("Persona %(n)s de %(total)s", n=n, total=3)
        her.fill("Nombre y apellido", f"Rubén Salcedo {n}")
        her.fill("Empresa o institución", "Cooperativa Barro Negro")
        her.fill("De qué se conocen", "Fue mi clienta en 2024")
        her.page.locator("input[name=correo]").fill(who.referee(n))
        ticks(her, ("idioma", who.lang))
        her.click("Guardar y escribirle")
    assert her.page.locator("input[name=correo]").count() == 0
    her.follow("Volver a la lista")


def sends(her: Visitor) -> None:
    her.sees("Está completa: ya puede enviarla.")
    her.follow("Revisar y enviar")
    her.sees(PROOF)
    her.sees(FIRM)
    her.click("Enviar la postulación")
    her.sees("Su postulación está en revisión")
