"""Journey 1: a visitor becomes a learner, and the learner shows a credential."""

from __future__ import annotations

import io
import json
import re
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys import course
from tests.journeys.conftest import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.browser import Visitor
    from tests.journeys.conftest import Site

NAME = "Conceição D'Ávila Peña"


@pytest.mark.parametrize(
    ("width", "javascript"),
    [("360x640", True), ("1280x800", True), ("360x640", False)],
    ids=["360x640", "1280x800", "360x640-without-javascript"],
)
def test_a_visitor_learns_passes_and_shows_the_credential(
    visitor: Callable[..., Visitor], site: Site, width: str, *, javascript: bool
) -> None:
    address = f"conceicao.{width}.{javascript}@escala.test".lower()
    her = visitor(locale="pt-BR", javascript=javascript)
    reads_without_an_account(her)
    registers(her, site, address)
    studies(her)
    passes(her)
    credential = receives_the_credential(her)
    shows_it(visitor(javascript=javascript), credential)


def reads_without_an_account(her: Visitor) -> None:
    her.go("/")
    assert her.path == "/pt/"
    her.follow("Cursos")
    her.follow(course.package().curso.titulo.pt)
    her.follow("Empezar")
    first = course.package().lecciones[0]
    her.title_is(first.pt.cabecera.titulo)
    practises(her, first.clave)


def practises(her: Visitor, lesson: str) -> None:
    """A wrong answer says why; another try says that it is right."""
    asked = course.practice(lesson)
    form = her.page.locator("form").filter(has_text=asked.enunciado.pt)
    course.answer(form, asked, "pt", right=False)
    her.click("Responder", within=form)
    wrong = next(o for o in asked.opciones if not o.correcta)
    her.sees("Todavía no")
    her.sees(wrong.comentario.pt)
    course.answer(form, asked, "pt")
    her.click("Responder otra vez", within=form)
    her.sees("Correcto")


def registers(her: Visitor, site: Site, address: str) -> None:
    her.follow("Entre o cree su cuenta")
    her.follow("Crear una cuenta")
    her.fill("Nombre y apellido", NAME)
    her.fill("Correo electrónico", address)
    her.choose("País", "Brasil")
    her.click("Continuar")
    boxes = her.page.get_by_role("checkbox")
    assert boxes.count() == 2
    assert not any(box.is_checked() for box in boxes.all())
    her.fill("Clave", "uma frase comprida 395")
    boxes.first.check()
    her.click("Crear la cuenta")
    message = site.wait_for_mail(address)
    assert message["Content-Language"] == "pt"
    code = re.search(r"\b\d{6}\b", text_of(message))
    assert code
    her.fill("Código de 6 números", code[0])
    her.click("Continuar")
    her.title_is(course.package().lecciones[0].pt.cabecera.titulo)


def studies(her: Visitor) -> None:
    """All lessons; Spanish from the third on, and nothing is lost."""
    her.follow(course.package().curso.titulo.pt)
    her.click("Inscribirme y empezar")
    total = len(course.lessons())
    course.read_lessons(her, 2)
    her.switch_language()
    assert her.lang == "es"
    her.sees("%(hechas)s de %(total)s lecciones hechas", hechas=2, total=total)
    course.read_lessons(her, total - 2)


def passes(her: Visitor) -> None:
    her.go(f"/es/{course.PATH}/evaluacion/")
    her.click("Empezar la evaluación")
    course.take_quiz(her, switch_at=4)
    assert her.lang == "pt"
    her.title_is("Revise sus respuestas")
    assert her.page.get_by_text(str(her.say("Sin respuesta"))).count() == 0
    her.click("Entregar mis respuestas")
    her.title_is("Aprobó la evaluación")
    her.sees(re.compile(r"^100\s?%$"))


def receives_the_credential(her: Visitor) -> str:
    """It is issued by itself: the job runner needs a moment."""
    her.follow("Ver mi credencial")
    her.title_is("Completó el curso")
    link = her.page.get_by_role("link", name=her.say("Ver mi credencial"))
    end = time.monotonic() + 20
    while link.count() == 0 and time.monotonic() < end:
        time.sleep(0.3)
        her.page.reload()
    her.follow("Ver mi credencial")
    return her.path


def shows_it(private: Visitor, path: str) -> None:
    """In a window that knows nobody: the state, the certificate, the signed badge."""
    private.go(path)
    private.title_is(course.package().curso.credencial.nombre.pt)
    private.sees(NAME)
    pdf = PdfReader(io.BytesIO(private.download("Descargar el certificado (PDF)")))
    assert "Conceição" in pdf.pages[0].extract_text()
    code = path.rstrip("/").rsplit("/", 1)[1]
    answer = private.context.request.get(f"/credenciales/{code}.json")
    assert answer.ok
    badge = json.loads(answer.text())
    assert "OpenBadgeCredential" in badge["type"]
    assert badge["proof"]
    expect(private.page.get_by_role("link", name="JSON")).to_have_attribute(
        "href", f"/credenciales/{code}.json"
    )
