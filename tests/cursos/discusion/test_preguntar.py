"""Asking and answering: once per form, plain text, both languages, kept within its course."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from cursos.discusion import services
from cursos.discusion.errors import AporteOcultoError, DudaCerradaError
from cursos.discusion.models import Aporte, Duda
from plataforma.clock import now
from plataforma.db import db
from tests.factories.cursos import make_curso, make_version_actual
from tests.factories.discusion import escrito, make_duda, make_respuesta

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PREGUNTAR = "/es/cursos/costos/discusion/preguntar/leccion-1/"


def payload(**changes: str) -> dict[str, str]:
    """A valid question."""
    return {
        "titulo": "¿El flete entra en el FOB?",
        "texto": "Vendo mango.\n\nVea https://aladi.org/fob",
        "idioma": "es",
        "intento": "a" * 32,
    } | changes


def count(model: type[Duda | Aporte]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_question_is_published_with_its_links(
    client: CheckingClient, curso: Curso, ana: Usuario
) -> None:
    sent = client.as_user(ana).send(PREGUNTAR, payload())
    assert sent.status_code == 303
    page = client.get(sent.location).text
    assert "¿El flete entra en el FOB?" in page
    assert '<a href="https://aladi.org/fob"' in page
    assert "Ana, Paraguay" in page
    assert "Benítez" not in page.split("<main")[1]
    assert "ana@escala.test" not in page


def test_before_posting_the_page_says_who_reads_it(
    client: CheckingClient, curso: Curso, ana: Usuario
) -> None:
    page = client.as_user(ana).get(PREGUNTAR).text
    assert "Lo puede leer cualquiera, también sin cuenta" in page
    assert "Si es menor de edad" in page


def test_the_same_form_sent_twice_asks_once(
    client: CheckingClient, curso: Curso, ana: Usuario
) -> None:
    client.as_user(ana)
    first, second = (client.send(PREGUNTAR, payload()).location for _ in range(2))
    assert first == second
    assert (count(Duda), count(Aporte)) == (1, 1)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"titulo": ""}, "Escriba su duda en una frase."),
        ({"titulo": " \x00\u200b "}, "Escriba su duda en una frase."),
        ({"titulo": "x" * 161}, "Escriba entre 5 y 160 caracteres."),
        ({"texto": "x" * 4001}, "Escriba 4000 caracteres o menos."),
        ({"idioma": "en"}, "Idioma en que escribe"),
    ],
)
def test_bad_input_says_what_to_do(
    client: CheckingClient, curso: Curso, ana: Usuario, changes: dict[str, str], said: str
) -> None:
    answer = client.as_user(ana).send(PREGUNTAR, payload(**changes))
    assert answer.status_code == 422
    assert said in answer.text.split("<main")[1]
    assert count(Duda) == 0


def test_control_characters_are_dropped(client: CheckingClient, curso: Curso, ana: Usuario) -> None:
    client.as_user(ana).send(PREGUNTAR, payload(titulo="¿El\x07 flete\u202e?\r\nDos"))
    assert db.session.scalars(select(Duda.titulo)).one() == "¿El flete? Dos"


def test_markup_stays_text(client: CheckingClient, curso: Curso, ana: Usuario) -> None:
    sent = client.as_user(ana).send(PREGUNTAR, payload(texto="<img src=x onerror=alert(1)>"))
    page = client.get(sent.location).text
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_past_the_limit_of_the_hour_the_text_stays_in_the_form(
    client: CheckingClient, curso: Curso, ana: Usuario
) -> None:
    client.as_user(ana)
    for n in range(5):
        assert client.send(PREGUNTAR, payload(intento=f"{n:032}")).status_code == 303
    late = client.send(PREGUNTAR, payload(intento="z" * 32))
    assert late.status_code == 422
    assert "Ya escribió mucho en la última hora" in late.text
    assert "Vendo mango." in late.text


def test_a_lesson_or_course_that_is_not_there_is_404(
    client: CheckingClient, curso: Curso, ana: Usuario
) -> None:
    client.as_user(ana)
    for path in (
        PREGUNTAR.replace("leccion-1", "nada"), PREGUNTAR.replace("costos", "nada"),
        "/es/cursos/nada/discusion/", "/es/cursos/costos/discusion/999/",
    ):  # fmt: skip
        assert client.get(path).status_code == 404, path


def test_a_question_of_another_course_is_404(
    client: CheckingClient, curso: Curso, ana: Usuario
) -> None:
    other = make_duda(make_curso("otro"), ana)
    assert client.get(f"/es/cursos/costos/discusion/{other.id}/").status_code == 404


def test_an_answer_is_published_in_its_own_language(
    client: CheckingClient, duda: Duda, bruno: Usuario
) -> None:
    place = f"/es/cursos/costos/discusion/{duda.id}/"
    data = {"texto": "Sim, entra.", "idioma": "pt", "intento": "b" * 32}
    for _ in range(2):
        sent = client.as_user(bruno).send(f"{place}respuestas/", data)
    assert "#r-" in sent.location
    page = client.get(place).text
    assert '<p class="mensaje__texto" lang="pt">Sim, entra.</p>' in page
    assert "Autor del curso" in page
    assert "Bruno, Brasil" in page
    assert count(Aporte) == 2


def test_an_empty_answer_is_refused(client: CheckingClient, duda: Duda, bruno: Usuario) -> None:
    place = f"/es/cursos/costos/discusion/{duda.id}/respuestas/"
    answer = client.as_user(bruno).send(place, {"texto": " \n ", "idioma": "es"})
    assert answer.status_code == 422
    assert "Escriba su respuesta." in answer.text
    assert count(Aporte) == 1


def test_a_closed_question_takes_no_answer(duda: Duda, bruno: Usuario) -> None:
    duda.cerrada_el = now()
    db.session.flush()
    with pytest.raises(DudaCerradaError):
        services.responder(duda, actor=bruno, escrito=escrito())


def test_a_hidden_question_takes_no_answer(duda: Duda, ana: Usuario) -> None:
    duda.pregunta.oculto_el = now()
    db.session.flush()
    with pytest.raises(AporteOcultoError):
        services.responder(duda, actor=ana, escrito=escrito())


def test_two_people_may_send_the_same_mark(duda: Duda, ana: Usuario, bruno: Usuario) -> None:
    mark = escrito(intento="c" * 32)
    first = services.responder(duda, actor=ana, escrito=mark)
    assert services.responder(duda, actor=bruno, escrito=mark).id != first.id


def test_questions_stay_when_the_course_gets_a_new_version(
    client: CheckingClient, duda: Duda, curso: Curso
) -> None:
    make_version_actual(curso, modulos=1, lecciones=1)
    gone = make_duda(curso, duda.pregunta.autor, "leccion-4", titulo="¿Y esta lección?")
    page = client.get("/es/cursos/costos/discusion/").text
    assert "¿El flete interno entra en el FOB?" in page
    assert "¿Y esta lección?" in page
    thread = client.get(f"/es/cursos/costos/discusion/{gone.id}/").text
    assert "Lección 4 en español" in thread
    assert "/leccion-4/" not in thread


def test_the_way_in_for_who_is_not_signed_in(client: CheckingClient, duda: Duda) -> None:
    make_respuesta(duda, duda.pregunta.autor)
    page = client.get(f"/es/cursos/costos/discusion/{duda.id}/").text
    assert "Entre o cree su cuenta" in page
    assert "Me sirvió" not in page
