"""A file of another program goes into the draft: whole, once, with its report."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from sqlalchemy import func, select

from cursos.autoria.borrador import Escrito, guardar, leer_trabajo
from cursos.autoria.models import Borrador
from cursos.intercambio import forms
from cursos.traspaso import sumar
from plataforma.db import db
from tests.factories.cursos import make_autor, make_curso

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PAGE = "/es/autoria/primer-precio/importar-preguntas/"
FILE = "preguntas/envio.yml"
GIFT = "::Nueva:: ¿Qué va en la caja? {=La etiqueta#Sí. ~Nada#No. ~El precio#Va en la factura.}\n"
BAD = "\n<b>Mal</b> {}\n"


@pytest.fixture
def author(client: CheckingClient, bruno: Usuario, curso: Curso) -> CheckingClient:
    assert curso.slug in PAGE
    return client.as_user(bruno)


def send(client: CheckingClient, content: str | bytes = GIFT, **changes: Any) -> TestResponse:
    data: dict[str, Any] = {
        "formato": "gift", "idioma": "es", "leccion": "la-etiqueta", "uso": "practica",
        "norma": "Lección 1",
    }  # fmt: skip
    raw = content.encode() if isinstance(content, str) else content
    file = {"archivo": (io.BytesIO(raw), "preguntas.txt")}
    return client.send(PAGE, data | file | changes, content_type="multipart/form-data")


def draft(curso: Curso) -> dict[str, bytes]:
    return dict(leer_trabajo(curso).files)


def questions(curso: Curso) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(draft(curso)[FILE])
    return found


def drafts() -> int:
    return db.session.scalar(select(func.count(Borrador.id))) or 0


def test_questions_are_added_to_the_file_of_their_module(
    author: CheckingClient, curso: Curso
) -> None:
    before = draft(curso)
    sent = send(author)
    assert sent.status_code == 303
    assert sent.location.endswith(f"/archivos/{FILE}")
    page = author.get(sent.location).text
    assert "1 pregunta nueva en el borrador." in page
    assert "Nada por corregir." not in page  # its Portuguese is still to be written
    after = draft(curso)
    assert after[FILE].startswith(before[FILE])
    assert questions(curso)[-1]["clave"] == "nueva"
    assert {n: d for n, d in after.items() if n != FILE} == {
        n: d for n, d in before.items() if n != FILE
    }


def test_several_questions_go_in_together(author: CheckingClient, curso: Curso) -> None:
    text = "\n".join(GIFT.replace("caja", place) for place in ("caja", "bolsa", "lata"))
    page = author.get(send(author, text).location).text
    assert "3 preguntas nuevas en el borrador." in page
    assert [q["clave"] for q in questions(curso)][-3:] == ["nueva", "nueva-2", "nueva-3"]


def test_the_same_file_sent_twice_is_there_once(author: CheckingClient, curso: Curso) -> None:
    send(author)
    once = draft(curso)
    again = send(author)
    assert again.status_code == 303
    assert draft(curso) == once
    assert "0 preguntas nuevas en el borrador. 1 ya estaba." in author.get(again.location).text


def test_several_new_questions_come_in_together(author: CheckingClient, curso: Curso) -> None:
    other = GIFT.replace("Nueva", "Otra").replace("caja", "bolsa")
    assert send(author, f"{GIFT}\n\n{other}").status_code == 303
    assert [q["clave"] for q in questions(curso)][-2:] == ["nueva", "otra"]
    assert questions(curso)[-1]["revisada"] == questions(curso)[-2]["revisada"]
    assert b"&id" not in draft(curso)[FILE]


def test_a_question_of_another_text_with_a_taken_name_gets_another_key(
    author: CheckingClient, curso: Curso
) -> None:
    send(author)
    send(author, GIFT.replace("caja", "bolsa"))
    assert [q["clave"] for q in questions(curso)][-2:] == ["nueva", "nueva-2"]


def test_one_line_that_is_not_understood_keeps_everything_out(author: CheckingClient) -> None:
    page = send(author, GIFT + BAD)
    assert page.status_code == 422
    assert "No se trajo nada" in page.text
    assert "Línea 3" in page.text
    assert drafts() == 0


def test_with_leave_to_go_on_the_report_still_says_what_stayed_out(
    author: CheckingClient, curso: Curso
) -> None:
    page = send(author, GIFT + BAD, omitir="y")
    assert page.status_code == 200
    assert "1 pregunta nueva en el borrador." in page.text
    assert "Línea 3" in page.text
    assert f'href="/es/autoria/primer-precio/archivos/{FILE}"' in page.text
    assert questions(curso)[-1]["clave"] == "nueva"


@pytest.mark.parametrize("formato", ["gift", "moodle"])
def test_what_was_taken_away_and_comes_back_unchanged_changes_nothing(
    author: CheckingClient, curso: Curso, formato: str
) -> None:
    before = draft(curso)
    path = f"/es/autoria/primer-precio/preguntas/exportar/{formato}/?idioma=ambos"
    back = send(author, author.get(path).data, formato=formato)
    assert back.status_code == 303
    assert "0 preguntas nuevas" in author.get(back.location).text
    assert draft(curso) == before
    assert drafts() == 0


def test_one_changed_outside_takes_the_place_of_ours_and_nothing_else_moves(
    author: CheckingClient, curso: Curso
) -> None:
    before, old = draft(curso), questions(curso)
    path = "/es/autoria/primer-precio/preguntas/exportar/gift/?idioma=es"
    text = "\n".join(
        line if line.startswith("//") else line.replace("En qué idioma va la etiqueta", "Qué lleva")
        for line in author.get(path).text.split("\n")
    )
    back = send(author, text)
    assert "1 reemplazada." in author.get(back.location).text
    new = questions(curso)
    assert [q["clave"] for q in new] == [q["clave"] for q in old]
    assert new[0]["enunciado"] == {"es": "¿Qué lleva?", "pt": ""}
    assert new[0]["opciones"][0]["texto"] == {"es": "El del taller", "pt": "O da oficina"}
    assert new[1:] == old[1:]
    tail = before[FILE].decode().partition("- clave: etiqueta-2")[2]
    assert draft(curso)[FILE].decode().endswith(tail)


def test_a_windows_file_is_read(author: CheckingClient, curso: Curso) -> None:
    assert send(author, GIFT.encode("cp1252")).status_code == 303
    assert questions(curso)[-1]["enunciado"]["es"] == "¿Qué va en la caja?"


def test_a_draft_file_that_cannot_be_read_is_named_and_left_alone(
    author: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    trabajo = leer_trabajo(curso)
    for broken in (b"- {a", b"\xff\xfe\xff", b"clave: suelta\n"):
        huella = leer_trabajo(curso).huella(FILE)
        guardar(trabajo.curso, [Escrito(FILE, broken, huella)], actor=bruno)
        db.session.commit()
        page = send(author)
        assert page.status_code == 422
        assert f"Antes corrija el archivo «{FILE}»" in page.text
        assert draft(curso)[FILE] == broken


def test_a_module_without_questions_gets_its_file(
    author: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    guardar(curso, [Escrito(FILE, b"", leer_trabajo(curso).huella(FILE))], actor=bruno)
    db.session.commit()
    assert send(author).status_code == 303
    assert [q["clave"] for q in questions(curso)] == ["nueva"]


def test_a_file_that_would_grow_too_big_stays_as_it_is(
    author: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sumar, "MOST", 2048)
    page = send(author)
    assert page.status_code == 422
    assert "pasaría de 2 KB" in page.text
    assert drafts() == 0


@pytest.mark.parametrize(
    ("content", "changes", "said"),
    [
        (b"", {}, "El archivo está vacío."),
        (b"\x00\x81", {}, "El archivo no es un texto"),
        (GIFT, {"norma": ""}, "Escriba de dónde sale la respuesta."),
        (GIFT, {"leccion": "nada"}, "Lección"),
        ("nada que ver", {"formato": "moodle"}, "No se trajo nada"),
    ],
)
def test_bad_input_says_what_to_do_and_begins_no_draft(
    author: CheckingClient, content: str | bytes, changes: dict[str, str], said: str
) -> None:
    page = send(author, content, **changes)
    assert page.status_code == 422
    assert said in page.text
    assert drafts() == 0


def test_a_file_over_a_megabyte_is_refused(
    author: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MAX_BYTES", 10)
    assert "El archivo pesa más de 1 MB" in send(author).text


def test_the_way_there_from_the_course_and_from_its_file(author: CheckingClient) -> None:
    link = f'href="{PAGE}?modulo=envio"'
    assert link in author.get("/es/autoria/primer-precio/").text
    assert link in author.get(f"/es/autoria/primer-precio/archivos/{FILE}").text
    page = author.get(f"{PAGE}?modulo=envio").text
    assert 'value="la-etiqueta"' in page
    assert "preguntas/exportar/gift/?idioma=es" in page
    assert author.get(f"{PAGE}?modulo=nada").status_code == 200


def test_a_course_file_that_cannot_be_read_comes_first(
    author: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    huella = leer_trabajo(curso).huella("curso.yml")
    guardar(curso, [Escrito("curso.yml", b"- {", huella)], actor=bruno)
    db.session.commit()
    assert author.get(PAGE).location.endswith("/archivos/curso.yml")


def test_a_module_whose_key_is_no_file_name_gets_no_file(
    author: CheckingClient, curso: Curso, bruno: Usuario
) -> None:
    trabajo = leer_trabajo(curso)
    strange = trabajo.files["curso.yml"].replace(b"clave: envio", b'clave: "../../envio"')
    assert strange != trabajo.files["curso.yml"]
    guardar(curso, [Escrito("curso.yml", strange, trabajo.huella("curso.yml"))], actor=bruno)
    db.session.commit()
    page = send(author)
    assert page.status_code == 422
    assert set(draft(curso)) == set(trabajo.files)


def test_others_find_nothing(author: CheckingClient, ana: Usuario, bruno: Usuario) -> None:
    make_autor(bruno, make_curso("sin-archivos"))
    author.as_user(ana)
    assert author.get(PAGE).status_code == 404
    assert send(author).status_code == 404
    assert drafts() == 0
