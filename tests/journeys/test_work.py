"""Journey 4: the whole work of a request, from the agreed scope to the figure on the profile."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from icalendar import Calendar
from playwright.sync_api import expect

from consultores.solicitudes.formativo import CURSO
from plataforma.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.browser import Visitor
    from tests.journeys.conftest import Site

FIRM, BODY = "emprendedora@escala.test", "Agencia de Promoción del Sur"
DIEGO = "diego-restrepo"
QUESTION = "¿Mi mermelada cumple la regla de origen para Colombia?"
PROBLEM = "El comprador pide el certificado y no sé si la pectina importada me deja afuera."
DELIVERABLE = "La cuenta de la regla de origen, con la lista de papeles"
OUT = "El trámite ante la cámara"
TOPIC = "Repasar la lista de insumos"
DONE = "Leí la lista de insumos"
RESULT, BETTER = "Cumple: la pectina es el 2 % del valor.", "Cumple. La cuenta está en la tabla."
CHANGES, COMMENT = "Falta la cuenta.", "Clara y a tiempo."
REPLY = "Gracias, Ana: fue un gusto."


def test_the_work_of_a_request_from_the_scope_to_the_profile(
    enter: Callable[..., Visitor], site: Site, lang: str
) -> None:
    ana, diego = enter("emprendedora", lang), enter("consultor", lang)
    before = rated(ana)
    page = asks(ana)
    proposes_a_scope(diego, page)
    agrees(ana, page)
    they_meet(ana, diego, page, site)
    sends_a_file(ana, diego, page)
    notes_hours(diego, ana, page)
    they_pause_for_a_while(diego, ana, page)
    delivers(diego, page, RESULT)
    asks_for_changes_once(ana, page)
    delivers(diego, page, BETTER)
    assert rated(ana) == before
    closes(ana, page)
    answers_the_rating(diego, page)
    assert rated(ana) == (before[0] + 1, before[1] + 1)
    assert COMMENT not in ana.main.inner_text()
    ana.go(page)
    ana.sees(REPLY)


def rated(ana: Visitor) -> tuple[int, int]:
    """Return what the public profile says: useful to so many, of so many ratings."""
    ana.go(f"/{ana.lang}/consultores/{DIEGO}/")
    name = ana.page.locator("dt", has_text=str(ana.say("Útil para la empresa")))
    figures = re.findall(r"\d+", name.locator("xpath=following-sibling::dd").inner_text())
    return int(figures[0]), int(figures[1])


def asks(ana: Visitor) -> str:
    """Ask Diego, from his profile; return the address of the request."""
    ana.follow("Pedir asistencia", within=ana.main)
    ana.page.locator("input[value=SOL-ORI]").check()
    ana.click("Continuar")
    ana.fill("Su pregunta, en una línea", f"{QUESTION} {now():%H%M%S%f}")
    ana.page.locator("select[name=mercado]").select_option("CO")
    ana.fill("Cuente el problema", PROBLEM)
    ana.page.locator("input[name=idioma][value=es]").check()
    ana.click("Guardar y continuar")
    ana.click("Guardar y continuar")
    ana.click("Enviar la solicitud")
    ana.follow("Ver mi solicitud")
    return ana.path


def proposes_a_scope(diego: Visitor, page: str) -> None:
    """Deliverable, hours and day; a day too late is refused."""
    diego.go(page)
    diego.follow("Aceptar y proponer qué hará")
    promised = diego.page.locator("input[name=entrega_el]").input_value()
    diego.fill("Qué entrega", DELIVERABLE)
    diego.fill("Horas de trabajo", "4")
    diego.page.locator("input[name=entrega_el]").fill(in_days(120))
    diego.fill("Qué no incluye", OUT)
    diego.click("Aceptar y enviar la propuesta")
    expect(diego.main.get_by_role("alert")).to_be_visible()
    diego.page.locator("input[name=entrega_el]").fill(promised)
    diego.click("Aceptar y enviar la propuesta")
    diego.sees("Aceptó la solicitud. La empresa recibe su nombre y su propuesta.")


def in_days(days: int) -> str:
    return (now().date() + timedelta(days=days)).isoformat()


def agrees(ana: Visitor, page: str) -> None:
    ana.go(page)
    for said in (DELIVERABLE, OUT):
        ana.sees(said)
    ana.click("Estoy de acuerdo")
    ana.sees("Quedaron de acuerdo. El trabajo empieza hoy.")


def they_meet(ana: Visitor, diego: Visitor, page: str, site: Site) -> None:
    """Two moments proposed, one picked: it is in the mail and on the page, for the calendar."""
    diego.go(page)
    diego.follow("Proponer una reunión")
    diego.fill("De qué hablarán", TOPIC)
    diego.page.locator("summary", has_text=str(diego.say("Proponer más horarios"))).click()
    for n, days in ((1, 7), (2, 8)):
        diego.page.locator(f"input[name=dia_{n}]").fill(in_days(days))
        diego.page.locator(f"input[name=hora_{n}]").fill("10:00")
    diego.fill("Enlace de la llamada", "https://llamada.test/ana")
    diego.click("Enviar los horarios")
    since = time.time()
    ana.go(page)
    expect(ana.page.get_by_role("button", name=str(ana.say("Elegir este horario")))).to_have_count(
        2
    )
    ana.click("Elegir este horario")
    ana.sees("Reunión acordada. La invitación va por correo a las dos partes.")
    mailed = site.wait_for_mail(FIRM, since, saying=TOPIC)
    sent = next(p for p in mailed.walk() if p.get_content_type() == "text/calendar")
    downloaded = ana.download(re.compile(f"^{ana.say('Agregar a mi calendario')}"))
    assert event_of(downloaded) == event_of(sent.get_payload(decode=True))
    assert event_of(downloaded)[1].startswith(TOPIC)


def event_of(ics: object) -> tuple[str, str, str]:
    """Return the name, the title and the moment: the phone shows both files as one appointment."""
    assert isinstance(ics, bytes)
    calendar: Any = Calendar.from_ical(ics)
    (event,) = calendar.walk("VEVENT")
    return str(event["UID"]), str(event["SUMMARY"]), event["DTSTART"].dt.isoformat()


def sends_a_file(ana: Visitor, diego: Visitor, page: str) -> None:
    """What was typed survives a lost page until it is sent, and no longer."""
    pdf = {"name": "insumos.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 1"}
    ana.fill("Su mensaje", "Le mando la lista de insumos.")
    ana.page.reload()
    ana.sees("Guardado en este teléfono hasta que lo envíe.")
    ana.page.locator("input[type=file]").set_input_files(pdf)  # type: ignore[arg-type]
    ana.click("Enviar el mensaje")
    expect(ana.page.locator("textarea[name=texto]")).to_have_value("")
    diego.go(page)
    diego.sees("Le mando la lista de insumos.")
    assert diego.download("insumos.pdf") == pdf["buffer"]


def notes_hours(diego: Visitor, ana: Visitor, page: str) -> None:
    """The line can be corrected on the same day; the firm sees it against what was agreed."""
    diego.follow("Anotar horas")
    diego.fill("Horas", "1,3")
    diego.fill("Qué hizo", DONE)
    diego.click("Guardar")
    expect(diego.main.get_by_role("alert")).to_be_visible()
    diego.fill("Horas", "1:30")
    diego.click("Guardar")
    diego.sees("Horas anotadas. La empresa las ve.")
    ana.go(page)
    ana.sees(DONE)
    ana.sees("%(hechas)s de %(acordadas)s horas", hechas="1,5", acordadas="4")


def they_pause_for_a_while(diego: Visitor, ana: Visitor, page: str) -> None:
    """Both agree, and the firm ends it before its day."""
    diego.go(page)
    diego.follow("Pedir una pausa")
    diego.page.locator("input[name=hasta]").fill(in_days(10))
    diego.fill("Motivo", "Espero la factura de la pectina.")
    diego.click("Pedir la pausa")
    diego.sees("El trabajo sigue hasta que la otra parte responda.")
    ana.go(page)
    ana.click("De acuerdo con la pausa")
    ana.sees("Pausa acordada.")
    diego.go(page)
    assert diego.page.get_by_role("link", name=diego.say("Entregar el resultado")).count() == 0
    ana.click("Seguir ahora")
    ana.sees("El trabajo sigue. La otra parte ya lo sabe.")


def delivers(diego: Visitor, page: str, text: str) -> None:
    diego.go(page)
    diego.follow("Entregar el resultado")
    diego.fill("Resultado", text)
    diego.click("Entregar el resultado")
    diego.sees(text)


def asks_for_changes_once(ana: Visitor, page: str) -> None:
    ana.go(page)
    ana.sees(RESULT)
    ana.follow("Pedir ajustes")
    ana.page.locator("textarea[name=motivo]").fill(CHANGES)
    ana.click("Pedir ajustes")
    ana.sees(CHANGES)


def closes(ana: Visitor, page: str) -> None:
    """There is no second round; the four questions have to be answered."""
    ana.go(page)
    ana.sees(BETTER)
    assert ana.page.get_by_role("link", name=ana.say("Pedir ajustes")).count() == 0
    ana.follow("Confirmar y calificar")
    ana.click("Confirmar y cerrar")
    expect(ana.main.get_by_role("alert")).to_be_visible()
    for name in ("contactada", "util", "a_tiempo", "trato"):
        ana.page.locator(f"input[name={name}]").first.check()
    ana.fill("Comentario", COMMENT)
    ana.click("Confirmar y cerrar")
    ana.sees("Solicitud cerrada. Gracias por calificar.")


def answers_the_rating(diego: Visitor, page: str) -> None:
    """Once."""
    diego.go(page)
    diego.sees(COMMENT)
    diego.fill("Su respuesta a la calificación", REPLY)
    diego.click("Publicar la respuesta")
    diego.sees(REPLY)
    assert diego.page.get_by_role("button", name=diego.say("Publicar la respuesta")).count() == 0


def test_a_public_body_asks_for_a_workshop(
    enter: Callable[..., Visitor], width: str, lang: str
) -> None:
    """Elena registers the body and who acts for it; Carla asks in its name, up to the receipt."""
    elena, body = enter("administracion", lang), f"{BODY} {width} {lang}"
    registers(elena, body)
    carla = enter("camara", lang)  # a new role closes the sessions that she had
    chooses_a_workshop(carla, body)
    says_what_kind(carla)
    carla.click("Que la red proponga a dos o tres")
    carla.title_is("Revise y envíe")
    for said in (body, "Salto, sala 2", "25"):
        carla.sees(said)
    carla.click("Enviar la solicitud")
    carla.title_is("Recibimos su solicitud")
    carla.sees(re.compile(r"AT-20\d\d-\d{6}"))
    carla.follow("Ver mi solicitud")
    carla.sees("Salto, sala 2")


def registers(elena: Visitor, body: str) -> None:
    elena.go(f"/{elena.lang}/administracion/organizaciones/nueva/")
    elena.fill("Nombre", body)
    elena.page.locator("select[name=tipo]").select_option("organismo")
    elena.page.locator("select[name=pais]").select_option("UY")
    elena.click("Crear la organización")
    elena.title_is(body)
    elena.page.locator("main input[name=correo]").fill("camara@escala.test")
    elena.page.locator("input[name=rol][value=gestor]").check()
    elena.click("Agregar a la persona")
    elena.sees("Carla Sosa")


def chooses_a_workshop(carla: Visitor, body: str) -> None:
    carla.go(f"/{carla.lang}/asistencia/nueva/")
    carla.page.locator("main summary").click()
    carla.page.locator(f"input[value={CURSO}]").check()
    carla.pick(body)
    carla.click("Continuar")
    carla.title_is("Cuéntenos")
    carla.fill("Su pregunta, en una línea", "Taller de origen para empresas del norte")
    carla.fill("Cuente el problema", "Veinticinco empresas quieren certificar el origen solas.")
    carla.page.locator("input[name=idioma][value=pt]").check()
    carla.click("Guardar y continuar")


def says_what_kind(carla: Visitor) -> None:
    """What is missing is said, and the rest stays."""
    carla.title_is("El curso o taller")
    carla.page.locator("input[name=servicio][value=TAL]").check()
    carla.page.locator("select[name=area]").select_option("ORI")
    carla.fill("Para quiénes es", "Empresas de alimentos y de cuero")
    carla.fill("Cuántas personas", "25")
    for name, days in (("desde", 60), ("hasta", 61), ("otra_desde", 67), ("otra_hasta", 68)):
        carla.page.locator(f"input[name={name}]").fill(in_days(days))
    carla.page.locator("input[name=modalidad][value=presencial]").check()
    carla.click("Guardar y continuar")
    carla.sees("Escriba la ciudad y, si la sabe, la sala.")
    carla.fill("Ciudad y sala", "Salto, sala 2")
    carla.click("Guardar y continuar")
