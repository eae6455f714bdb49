"""The list, the page of a course, its files, its authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.autoria.borrador import leer_trabajo, reemplazar
from cursos.autoria.datos import PERSONAL_DATA
from cursos.catalogo import herramientas
from cursos.paquetes.origin import read_folder
from plataforma.db import db
from plataforma.part import Tarjeta
from tests.cursos.autoria.formulario import fields
from tests.factories.cursos import MINIMO, make_curso

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

COURSE = "/es/autoria/primer-precio/"
QUESTIONS = f"{COURSE}archivos/preguntas/precio.yml"


@pytest.fixture
def author(client: CheckingClient, bruno: Usuario, curso: Curso) -> CheckingClient:
    return client.as_user(bruno)


def test_an_author_sees_their_courses_with_their_figures(author: CheckingClient) -> None:
    make_curso("ajeno")
    text = author.get("/es/autoria/").text
    assert "Su primer precio" in text
    assert "2 lecciones" in text
    assert "por verificar" in text
    assert "ajeno" not in text


def test_an_administrator_sees_all_and_an_author_without_courses_is_told_what_to_do(
    client: CheckingClient, bruno: Usuario, elena: Usuario
) -> None:
    make_curso("ajeno")
    db.session.commit()
    assert "Curso en español" in client.as_user(elena).get("/es/autoria/").text
    assert "Todavía no cuida ningún curso" in client.as_user(bruno).get("/es/autoria/").text
    assert client.get("/es/autoria/ajeno/").status_code == 404


def test_the_page_shows_what_other_packages_register(
    author: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = Tarjeta(titulo="Cifras del banco", href="/es/ayuda/")
    monkeypatch.setattr(herramientas, "_herramientas", [lambda _p, _c: [card]])
    assert "Cifras del banco" in author.get(COURSE).text


def test_questions_are_written_as_text_and_checked_by_line(author: CheckingClient) -> None:
    values = fields(author.get(QUESTIONS).text)
    wrong = values["texto"].replace("10.5 * 20", "10.5 * 21")
    answer = author.send(QUESTIONS, {**values, "texto": wrong}, follow_redirects=True)
    assert 'data-linea="22"' in answer.text
    assert "El cálculo da 220.5 y la respuesta dice 210.0." in answer.text
    assert "O cálculo dá 220.5" in author.get(QUESTIONS.replace("/es/", "/pt/")).text


def test_the_calculations_of_the_examples_are_written_as_text(
    author: CheckingClient, bruno: Usuario, curso: Curso
) -> None:
    files = leer_trabajo(curso).files
    cuentas = b"- leccion: la-moneda\n  datos: {precio: 123456}\n"
    reemplazar(curso, {**files, "calculos/precio.yml": cuentas}, actor=bruno)
    db.session.commit()
    page = author.get(f"{COURSE}archivos/calculos/precio.yml").text
    assert "La lección (es) no dice ese número." in page
    assert "archivos/calculos/precio.yml" in author.get(COURSE).text


def test_a_file_sent_back_as_it_was_keeps_its_bytes(author: CheckingClient, curso: Curso) -> None:
    for name in ("preguntas/precio.yml", "curso.yml", "lecciones/01-la-moneda.es.md"):
        path = f"{COURSE}archivos/{name}"
        author.send(path, fields(author.get(path).text))
    db.session.expire_all()
    assert leer_trabajo(curso).files == read_folder(MINIMO)


def test_a_new_order_in_the_course_file_renumbers_the_lessons(
    author: CheckingClient, curso: Curso
) -> None:
    path = f"{COURSE}archivos/curso.yml"
    values = fields(author.get(path).text)
    text = values["texto"].replace("[la-moneda]", "[x]").replace("[la-etiqueta]", "[la-moneda]")
    author.send(path, {**values, "texto": text.replace("[x]", "[la-etiqueta]")})
    db.session.expire_all()
    assert "lecciones/01-la-etiqueta.pt.md" in leer_trabajo(curso).files


def test_texts_of_course_and_modules_change_their_own_words_only(
    author: CheckingClient, curso: Curso
) -> None:
    path = f"{COURSE}textos/"
    values = fields(author.get(path).text)
    assert values["modulos-1-titulo-pt"] == "O envio"
    author.send(path, {**values, "modulos-1-titulo-pt": 'O "envio"', "podra-2-es": "Mirar."})
    db.session.expire_all()
    before = read_folder(MINIMO)["curso.yml"].decode()
    after = leer_trabajo(curso).files["curso.yml"].decode()
    assert after == before.replace('"O envio"', r'"O \"envio\""').replace(
        '"Revisar una oferta."', '"Mirar."'
    )


def test_unknown_files_and_lessons_are_not_there(author: CheckingClient) -> None:
    for path in ("archivos/LICENSE", "archivos/../x", "lecciones/nada/", "versiones/9/"):
        assert author.get(COURSE + path).status_code in {404, 308}


def test_administrators_give_and_take_courses(
    client: CheckingClient, elena: Usuario, bruno: Usuario, ana: Usuario
) -> None:
    make_curso("libre")
    db.session.commit()
    boss = client.as_user(elena)
    assert boss.send("/es/autoria/libre/autores/", {"correo": ana.correo}).status_code == 422
    assert boss.send("/es/autoria/libre/autores/", {"correo": "nada"}).status_code == 422
    boss.send("/es/autoria/libre/autores/", {"correo": bruno.correo.upper()})
    assert "Bruno Tavares" in boss.get("/es/autoria/libre/").text
    assert boss.send("/es/autoria/libre/autores/", {"correo": bruno.correo}).status_code == 422
    text = boss.get("/es/autoria/libre/").text
    path = text.split('action="')[1:]
    own = next(p.split('"')[0] for p in path if "/quitar/" in p)
    boss.send(own)
    assert "Solo la Secretaría." in boss.get("/es/autoria/libre/").text


def test_what_an_author_wrote_is_exported_and_forgotten(
    author: CheckingClient, bruno: Usuario, curso: Curso
) -> None:
    values = fields(author.get(QUESTIONS).text)
    author.send(QUESTIONS, {**values, "texto": "- a"})
    author.send(QUESTIONS, {**values, "texto": "- b"})
    found = PERSONAL_DATA.export(bruno)
    assert [f["nombre"] for f in found["archivos"]] == ["preguntas/precio.yml"]
    assert found["textos_apartados"][0]["contenido"] == "- b\n"
    PERSONAL_DATA.erase(bruno, False)
    assert PERSONAL_DATA.export(bruno) == {"archivos": [], "textos_apartados": []}
    assert leer_trabajo(curso).files["preguntas/precio.yml"] == b"- a\n"
