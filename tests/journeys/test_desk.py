"""The desk: Gael reads, asks and assigns; Elena moves all work of one who left; anybody checks."""

from __future__ import annotations

import json
import re
import secrets
import time
from typing import TYPE_CHECKING

from tests.journeys.conftest import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.browser import Visitor
    from tests.journeys.conftest import Site

CODE = re.compile(r"[2-9A-Z]{5}-[2-9A-Z]{5}")
QUESTION = "Un cliente me pide exclusividad"
PROBLEM = "Un comprador quiere ser el único en su país y no sé qué contestarle."
MISSING = "Vendo chocolate en barra de 70 % de cacao, código 1806.32."
LEFT, WHY = "Emiliano Garduño", "Dejó la red por otro trabajo."


def test_the_counterpart_reads_asks_for_a_datum_admits_and_assigns(
    enter: Callable[..., Visitor], visitor: Callable[..., Visitor], site: Site, lang: str
) -> None:
    rosa, mail = visitor(), a_mail()
    rosa.go(f"/{lang}/asistencia/nueva/")
    rosa.page.locator("main details summary").click()
    rosa.page.locator("input[value=SOL-OTR]").check()
    reference, question = asks(rosa, site, mail)
    gael = enter("contraparte", lang)
    finds(gael, reference, question)
    asks_for_a_datum(gael, site, mail)
    answers(rosa, reference)
    gael.go(f"/{lang}/administracion/solicitudes/{reference}/")
    gael.sees(MISSING)
    gael.click("Admitir")
    gael.sees("La solicitud quedó admitida y la red ya busca quién la atienda.")
    assigns(gael)


def test_the_secretariat_moves_all_work_of_a_consultant_who_left(
    enter: Callable[..., Visitor], visitor: Callable[..., Visitor], site: Site, lang: str
) -> None:
    rosa = visitor()
    rosa.go(f"/{lang}/consultores/emiliano-garduno/")
    rosa.follow("Pedir asistencia")
    rosa.page.get_by_role("radio").first.check()
    reference, _question = asks(rosa, site, a_mail())
    elena = enter("administracion", lang)
    elena.go(f"/{lang}/administracion/consultores/emiliano-garduno/")
    elena.follow("Ver las solicitudes que tiene y pasarlas a otras personas")
    elena.sees(reference)
    elena.follow("Pasar todo su trabajo a otras personas")
    elena.sees("Qué pasaría ahora")
    elena.sees(reference)
    elena.fill("Motivo", WHY)
    elena.click("Pasar todo a otras personas")
    reads_the_receipt(elena, reference)
    rosa.go(f"/{lang}/asistencia/{reference}/")
    assert LEFT not in rosa.main.locator(".aviso").first.inner_text()


def test_anybody_reads_the_promise_in_portuguese_and_takes_its_data(
    visitor: Callable[..., Visitor],
) -> None:
    reader = visitor(locale="pt-BR")
    reader.go("/pt/")
    reader.follow("Nuestra promesa y cómo la cumplimos")
    reader.title_is("Nuestra promesa y cómo la cumplimos")
    reader.sees("Respondidas en el plazo")
    figures = reader.main.locator(".cifra, .cifras li, .cifras dd").all_inner_texts()
    assert any(re.search(r"\d", figure) for figure in figures), figures
    table = reader.download("CSV").decode("utf-8-sig")
    assert len(table.splitlines()) > 10
    assert "respuesta_a_tiempo" in table
    assert json.loads(reader.download("JSON"))


def a_mail() -> str:
    return f"rosa.{secrets.token_hex(4)}@buzon.test"


def asks(rosa: Visitor, site: Site, mail: str) -> tuple[str, str]:
    """A firm of Mexico, without an account; return the number of the request and its title."""
    since, question = time.time(), f"{QUESTION} {secrets.token_hex(3)}"
    rosa.click("Continuar")
    rosa.fill("Nombre y apellido", "Rosa Peña")
    rosa.fill("Correo electrónico", mail)
    rosa.choose("País de la empresa", "México")
    rosa.page.get_by_role("checkbox").first.check()
    rosa.click("Continuar sin cuenta")
    rosa.fill("Su pregunta, en una línea", question)
    rosa.fill("Cuente el problema", PROBLEM)
    rosa.click("Guardar y continuar")
    rosa.click("Guardar y continuar")
    reaches_the_end(rosa)
    code = CODE.search(text_of(site.wait_for_mail(mail, since)))
    assert code
    rosa.fill("Código de 10 letras y números", code[0])
    rosa.click("Confirmar y enviar")
    rosa.title_is("Recibimos su solicitud")
    return rosa.path.split("/")[3], question


def reaches_the_end(rosa: Visitor) -> None:
    """From the fourth step, which is not there for who has chosen, to sending."""
    if rosa.path.endswith("/elegir/"):
        rosa.click("Que la red proponga a dos o tres")
    rosa.click("Enviar la solicitud")


def finds(gael: Visitor, reference: str, question: str) -> None:
    gael.go(f"/{gael.lang}/administracion/")
    gael.follow("Solicitudes de asistencia", within=gael.main)
    gael.follow(re.compile(r"^Por admitir"))
    gael.sees("El tema no está en la lista: hay que clasificarla.")
    gael.follow(reference)
    gael.title_is(question)


def asks_for_a_datum(gael: Visitor, site: Site, mail: str) -> None:
    """He starts with a prepared text; the firm has it by mail."""
    since = time.time()
    gael.follow("Pedir datos que faltan")
    gael.follow("Producto", within=gael.main)
    gael.click("Pedir datos que faltan")
    gael.sees("Pidió los datos. La empresa ya lo sabe.")
    site.wait_for_mail(mail, since)


def answers(rosa: Visitor, reference: str) -> None:
    rosa.go(f"/{rosa.lang}/asistencia/{reference}/")
    rosa.follow("Completar mi solicitud")
    rosa.fill("Cuente el problema", f"{PROBLEM} {MISSING}")
    rosa.click("Guardar y continuar")
    rosa.click("Guardar y continuar")
    reaches_the_end(rosa)
    rosa.title_is("Recibimos su solicitud")


def assigns(gael: Visitor) -> None:
    """The reasons stand beside each one; whom he takes is then asked alone."""
    gael.follow("Elegir consultor")
    first = gael.main.locator(".tarjeta").first
    name = first.get_by_role("heading").inner_text()
    assert first.locator(".etiquetas li").count()
    gael.click(re.compile(re.escape(name)), within=first)
    gael.sees("Se ofreció a %(nombre)s.", nombre=name)
    gael.sees(name)


def reads_the_receipt(elena: Visitor, reference: str) -> None:
    """It fills while the job runner works through it."""
    end = time.monotonic() + 15
    done = str(elena.say("Todo quedó hecho. Las empresas ya lo saben."))
    while done not in elena.main.inner_text() and time.monotonic() < end:
        elena.page.wait_for_timeout(300)
        elena.follow("Ver cómo va")
    elena.sees(done)
    elena.sees(reference)
    elena.sees(WHY)
