"""The player around a lesson: the place, the letters, notes, opinions, the foot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import func, select

from cursos.aprendizaje import notas, pie
from cursos.aprendizaje.cuerpo import anclar, sin_imagenes
from cursos.aprendizaje.datos import erase_share, export_share
from cursos.aprendizaje.lectura import guardar_lugar, leer_ajuste
from cursos.aprendizaje.models import LugarLectura, NotaLeccion, OpinionLeccion, Tamano
from cursos.aprendizaje.notas import LONGEST_NOTE
from cursos.catalogo.models import AutorCurso
from cursos.inscripciones.version import leccion_de
from plataforma.clock import now
from plataforma.db import db
from tests.factories.cursos import make_avances, make_curso, make_inscripcion, publish_minimo
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.catalogo.models import Leccion
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

CURSO = "/es/cursos/primer-precio/"
LECCION = f"{CURSO}la-moneda/"


@pytest.fixture
def reader(client: CheckingClient, ana: Usuario) -> CheckingClient:
    """Ana, with a place in the tiny course."""
    make_inscripcion(ana, publish_minimo())
    return client.as_user(ana)


def test_the_place_comes_back_on_another_device(reader: CheckingClient) -> None:
    assert "Seguir donde quedó" not in reader.get(LECCION).text
    later = (now() + timedelta(days=1)).replace(hour=13, minute=42)
    with time_machine.travel(later, tick=False):
        sent = reader.send(f"{LECCION}lugar", {"ancla": "b.7"})
        assert sent.json == {"texto": "Guardado 10:42"}  # the person's clock, in Asunción
        page = reader.get(LECCION).text
        onward = reader.get(f"{CURSO}continuar/").location
    assert 'href="#b.7"' in page
    assert "Guardado 10:42" in page
    assert 'id="b.7"' in page
    assert onward == f"{LECCION}#b.7"


def test_another_day_the_place_says_the_date(reader: CheckingClient) -> None:
    reader.send(f"{LECCION}lugar", {"ancla": "b.2"})
    lugar = db.session.scalars(select(LugarLectura)).one()
    lugar.guardado_el = datetime(2026, 3, 20, 13, tzinfo=UTC)
    db.session.commit()
    assert "Guardado el 20 de marzo de 2026" in reader.get(LECCION).text


@pytest.mark.parametrize("ancla", ["", "x" * 81, '"><b>', "a b", "\u00e1"])
def test_a_strange_place_is_the_top_of_the_lesson(reader: CheckingClient, ancla: str) -> None:
    assert reader.send(f"{LECCION}lugar", {"ancla": ancla}).status_code == 200
    assert reader.get(f"{CURSO}continuar/").location == LECCION


def test_a_person_has_one_place_in_a_course(reader: CheckingClient) -> None:
    for leccion in ("la-moneda", "la-etiqueta"):
        reader.send(f"{CURSO}{leccion}/lugar", {"ancla": "b.1"})
    assert db.session.scalar(select(func.count(LugarLectura.id))) == 1
    assert reader.get(f"{CURSO}continuar/").location == f"{CURSO}la-etiqueta/#b.1"


def test_a_done_lesson_is_not_where_one_goes_on(ana: Usuario, client: CheckingClient) -> None:
    make_avances(make_inscripcion(ana, make_curso("aduana")), "leccion-2")
    guardar_lugar(ana, leccion_de(ana, "aduana", "leccion-2"), "b.4")
    answer = client.as_user(ana).get("/es/cursos/aduana/continuar/")
    assert answer.location == "/es/cursos/aduana/leccion-1/"


def test_marking_a_lesson_moves_the_place_without_javascript(reader: CheckingClient) -> None:
    reader.send(f"{LECCION}hecha")
    lugar = db.session.scalars(select(LugarLectura)).one()
    assert (lugar.leccion_clave, lugar.ancla) == ("la-etiqueta", "")


def test_a_visitor_keeps_the_letters_in_a_cookie(client: CheckingClient) -> None:
    publish_minimo()
    sent = client.get(f"{LECCION}ajustes?tamano=mayor&ahorro=y")
    assert sent.location == LECCION
    assert "lectura=mayor.ahorro" in sent.headers["Set-Cookie"]
    assert "lectura--mayor" in client.get(LECCION).text


def test_a_person_keeps_the_letters_everywhere(reader: CheckingClient) -> None:
    reader.send(f"{LECCION}ajustes", {"tamano": "grande"})
    reader.send(f"{LECCION}ajustes", {"tamano": "mayor", "ahorro": "y"})
    page = reader.get(LECCION).text
    assert "lectura--mayor" in page
    assert page.split('name="ahorro"')[1].startswith(' value="y" checked')


@pytest.mark.parametrize("cookie", ["", "enorme", "grande;x", "..", "normal.otro"])
def test_a_strange_cookie_is_no_setting(cookie: str) -> None:
    assert leer_ajuste(cookie).tamano == Tamano.NORMAL
    assert not leer_ajuste(cookie).ahorro


def test_the_data_saver_leaves_an_image_as_a_link_with_its_size() -> None:
    image = '<img src="/imagenes/a.webp" alt="El puerto &amp; la grúa" width="8" data-kb="41">'
    assert sin_imagenes(f"<p>{image}</p>") == (
        '<p><a href="/imagenes/a.webp">Ver la imagen (41 KB): El puerto &amp; la grúa</a></p>'
    )
    plain = image.replace(' data-kb="41"', "")
    assert ">Ver la imagen: El puerto" in sin_imagenes(plain)


def test_every_block_has_an_id_and_headings_keep_theirs() -> None:
    html = '<h2 id="uno">Uno</h2><p>A</p><p class="x">B</p><ul><li>C</li></ul>'
    assert anclar(html) == (
        '<h2 id="uno">Uno</h2><p id="b.1">A</p><p class="x">B</p><ul id="b.2"><li>C</li></ul>'
    )


def test_a_note_is_the_person_s_alone(reader: CheckingClient, fabian: Usuario) -> None:
    assert "Todavía no escribió notas" in reader.get(f"{CURSO}notas/").text
    sent = reader.send(f"{LECCION}nota", {"texto": " Pedir precio\r\nen <b>dólares</b> "})
    assert sent.location == f"{LECCION}#mi-nota"
    page = reader.get(f"{CURSO}notas/").text
    assert "Pedir precio\nen &lt;b&gt;dólares&lt;/b&gt;" in page
    assert "Pedir precio" in reader.get(LECCION).text
    assert "Pedir precio" not in reader.as_user(fabian).get(LECCION).text
    assert "Pedir precio" not in reader.get(f"{CURSO}notas/").text


def test_an_empty_note_is_forgotten(reader: CheckingClient) -> None:
    reader.send(f"{LECCION}nota", {"texto": "Algo"})
    reader.send(f"{LECCION}nota", {"texto": "  "})
    assert db.session.scalar(select(NotaLeccion)) is None


def test_a_note_that_is_too_long_is_shown_again(reader: CheckingClient) -> None:
    text = "palabra " * (LONGEST_NOTE // 8 + 1)
    answer = reader.send(f"{LECCION}nota", {"texto": text})
    assert answer.status_code == 422
    assert "Déjela en 4000 o menos." in answer.text
    assert text.strip() in answer.text
    assert db.session.scalar(select(NotaLeccion)) is None


def test_an_opinion_is_one_and_can_change(reader: CheckingClient) -> None:
    for said in ({"sirvio": "si"}, {"sirvio": "no", "comentario": "Falta un ejemplo."}):
        sent = reader.send(f"{LECCION}opinion", said)
        assert sent.location == f"{LECCION}#le-sirvio"
    reader.send(f"{LECCION}opinion", {"sirvio": "quizás"})
    opinion = db.session.scalars(select(OpinionLeccion)).one()
    assert (opinion.sirvio, opinion.comentario) == (False, "Falta un ejemplo.")
    assert "Respondió: no me sirvió." in reader.get(LECCION).text


def test_authors_see_counts_and_comments_without_names(
    reader: CheckingClient, bruno: Usuario
) -> None:
    reader.send(f"{LECCION}opinion", {"sirvio": "si", "comentario": "Muy claro."})
    curso_id = db.session.scalars(select(OpinionLeccion.curso_id)).one()
    db.session.add(AutorCurso(curso_id=curso_id, usuario_id=bruno.id))
    db.session.flush()
    page = reader.as_user(bruno).get("/es/autoria/primer-precio/opiniones/").text
    assert "Sirvió: 1. No sirvió: 0." in page
    assert "Muy claro." in page
    assert "Ana" not in page


def test_the_page_of_the_authors_does_not_grow_with_the_comments(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    curso = make_curso("curso-uno")
    monkeypatch.setattr(notas, "COMMENTS_SHOWN", 2)
    for n in range(5):
        persona = make_usuario()
        leccion = leccion_de(persona, "curso-uno", "leccion-1")
        notas.opinar(persona, leccion, sirvio=n > 0, comentario=f"Comentario {n}" * (n != 4))
    db.session.flush()
    (said,) = notas.resumir_opiniones(curso.id).values()
    assert (said.si, said.no) == (4, 1)
    assert said.comentarios == ["Comentario 3", "Comentario 2"]


def test_who_keeps_no_course_sees_no_opinions(client: CheckingClient, fabian: Usuario) -> None:
    publish_minimo()
    assert client.as_user(fabian).get("/es/autoria/primer-precio/opiniones/").status_code == 404


def test_the_foot_of_a_visitor_says_how_long_the_next_lesson_is(client: CheckingClient) -> None:
    publish_minimo()
    foot = client.get(LECCION).text.split('class="pie-leccion"')[1].split("</nav>")[0]
    assert "El idioma de la etiqueta" in foot
    assert "5 min · " in foot


def test_the_foot_leads_back_and_on(reader: CheckingClient) -> None:
    page = reader.get(f"{CURSO}la-etiqueta/").text.split('class="pie-leccion"')[1]
    assert f'href="{LECCION}"' in page
    assert "Marcar como hecha y seguir" in page


def test_others_put_links_under_a_lesson(
    client: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pie, "_pies", [])

    @pie.registrar_pie
    def dudas(_leccion: Leccion, _persona: Usuario) -> Iterator[pie.Bloque]:
        yield pie.Bloque(titulo="Dudas", href="/es/dudas/", texto="3 respuestas")

    pie.registrar_pie(dudas)  # a second time does not count
    publish_minimo()
    page = client.get(LECCION).text
    assert page.count('<a href="/es/dudas/">Dudas</a>') == 1


def test_what_is_kept_leaves_and_goes_with_the_account(
    reader: CheckingClient, ana: Usuario
) -> None:
    reader.send(f"{LECCION}nota", {"texto": "Algo mío"})
    reader.send(f"{LECCION}opinion", {"sirvio": "si"})
    reader.send(f"{LECCION}lugar", {"ancla": "b.1"})
    reader.send(f"{LECCION}ajustes", {"tamano": "grande"})
    share = export_share(ana)
    assert share["notas"][0]["texto"] == "Algo mío"
    assert share["opiniones"][0]["sirvio"] is True
    assert share["lugares"][0]["curso"] == "primer-precio"
    assert share["ajustes"] == {"tamano": "grande", "ahorro": False}
    other = make_usuario()
    guardar_lugar(other, leccion_de(other, "primer-precio", "la-moneda"))
    erase_share(ana, False)
    assert export_share(ana) == {"ajustes": None, "lugares": [], "notas": [], "opiniones": []}
    assert len(export_share(other)["lugares"]) == 1
