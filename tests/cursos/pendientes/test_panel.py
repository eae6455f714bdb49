"""What an author's dashboard says of their work."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import update

from cursos.autoria.borrador import Escrito, guardar, leer_trabajo, reemplazar
from cursos.catalogo.models import Leccion
from cursos.pendientes.tarjetas import CERCA, panel
from plataforma.clock import now
from plataforma.db import db
from tests.factories.cursos import make_autor, make_curso, make_version_actual
from tests.statements import counted

if TYPE_CHECKING:
    import pytest

    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from plataforma.part import Tarjeta
    from tests.client import CheckingClient

COURSE = "/es/autoria/primer-precio/"


def cards(client: CheckingClient, persona: Usuario) -> str:
    return client.as_user(persona).get("/es/panel/").text.split("<main")[1]


def due_in(dias: int) -> None:
    """Set the review date of every lesson."""
    day = (now() + timedelta(days=dias)).date()
    db.session.execute(update(Leccion).values(proxima_revision=day))


def test_a_draft_is_named_with_its_course_and_leads_there(
    client: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    due_in(200)
    reemplazar(curso, leer_trabajo(curso).files, actor=bruno)
    db.session.commit()
    page = cards(client, bruno)
    assert "Un borrador sin publicar" in page
    assert "Su primer precio: del " in page
    assert f'href="{COURSE}"' in page
    assert "por revisar" not in page


def test_texts_set_apart_are_told(client: CheckingClient, curso: Curso, bruno: Usuario) -> None:
    guardar(curso, [Escrito("curso.yml", b"otro", "vieja")], actor=bruno)
    db.session.commit()
    assert "1 texto espera que elija cuál queda." in cards(client, bruno)


def test_lessons_are_told_from_thirty_days_before_their_date(
    client: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    due_in(CERCA.days)
    assert "2 lecciones por revisar" in cards(client, bruno)
    due_in(CERCA.days + 1)
    page = cards(client, bruno)
    assert "por revisar" not in page
    assert "Sin borradores ni revisiones cerca." in page


def test_lessons_of_older_versions_are_not_counted(client: CheckingClient, bruno: Usuario) -> None:
    costos = make_curso("costos")
    make_autor(bruno, costos)
    due_in(-1)
    make_version_actual(costos)
    assert "Sin borradores ni revisiones cerca." in cards(client, bruno)


def test_an_author_without_courses_is_told_what_to_do(
    client: CheckingClient, bruno: Usuario
) -> None:
    make_curso("ajeno")
    page = cards(client, bruno)
    assert "Todavía no cuida ningún curso" in page
    assert 'href="/es/autoria/"' in page
    assert "Todavía no cuida ningún curso" in client.get("/es/autoria/").text


def test_who_is_no_author_sees_nothing_of_it(
    client: CheckingClient, curso: Curso, ana: Usuario
) -> None:
    with counted() as asked:
        assert list(panel(ana)) == []
    assert asked == []
    assert "autoria" not in cards(client, ana)


def test_one_statement_and_two_cards_whatever_the_number_of_courses(
    client: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    def shown() -> tuple[list[Tarjeta], int]:
        with counted() as asked:
            found = list(panel(bruno))
        return found, len(asked)

    with client.application.test_request_context("/es/"):
        for n in range(5):
            make_autor(bruno, make_curso(f"curso-{n}"))
        due_in(3)
        reemplazar(curso, leer_trabajo(curso).files, actor=bruno)
        found, statements = shown()
    assert statements == 1
    assert len(found) == 2
    assert found[1].titulo == "22 lecciones por revisar"
    assert found[1].href == "/es/autoria/"


def test_never_more_than_three_cards_beside_the_first(
    client: CheckingClient, curso: Curso, bruno: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    due_in(3)
    for n in range(5):
        make_autor(bruno, make_curso(f"curso-{n}"))
    page = cards(client, bruno).split('id="tambien"')[1].split("</section>")[0]
    assert page.count('class="tarjeta') <= 3
