"""Writing a lesson in the browser: es beside pt, kept, seen, checked."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from sqlalchemy import func, select

from cursos.autoria.borrador import leer_trabajo
from cursos.autoria.models import Borrador, TextoApartado
from cursos.paquetes.origin import read_folder
from plataforma.db import db
from tests.cursos.autoria.formulario import fields
from tests.factories.cursos import MINIMO

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PAGE = "/es/autoria/primer-precio/lecciones/la-moneda/"
ES1, PT1 = (f"lecciones/01-la-moneda.{lang}.md" for lang in ("es", "pt"))
LIVE = {"Accept": "application/json"}


@pytest.fixture
def author(client: CheckingClient, bruno: Usuario, curso: Curso) -> CheckingClient:
    return client.as_user(bruno)


def shown(author: CheckingClient) -> dict[str, str]:
    return fields(author.get(PAGE).text)


def draft(curso: Curso) -> dict[str, bytes]:
    db.session.expire_all()
    return dict(leer_trabajo(curso).files)


def test_the_page_shows_both_languages_and_what_a_phone_shows(author: CheckingClient) -> None:
    text = author.get(PAGE).text
    values = fields(text)
    assert values["es_titulo"] == "La moneda del precio"
    assert values["pt_cuerpo"].startswith("## Por que importa")
    assert 'data-vista="pt"' in text
    assert "Ao terminar" in text
    assert "Nada por corregir." in text


def test_sending_a_page_back_as_it_was_changes_nothing(author: CheckingClient) -> None:
    author.send(PAGE, shown(author))
    assert db.session.scalar(select(func.count(Borrador.id))) == 1
    found = db.session.scalars(select(Borrador)).one()
    assert leer_trabajo(found.curso).files == read_folder(MINIMO)


def test_one_sentence_changes_one_line_of_one_file(author: CheckingClient, curso: Curso) -> None:
    answer = author.send(PAGE, {**shown(author), "es_titulo": 'La moneda y el "signo"'})
    assert answer.status_code == 303
    before, after = read_folder(MINIMO), draft(curso)
    assert [n for n in after if after[n] != before[n]] == [ES1]
    pairs = zip(before[ES1].splitlines(), after[ES1].splitlines(), strict=True)
    assert [b.decode() for a, b in pairs if a != b] == [r'titulo: "La moneda y el \"signo\""']


def test_a_changed_body_keeps_the_front_matter(author: CheckingClient, curso: Curso) -> None:
    values = shown(author)
    author.send(PAGE, {**values, "pt_cuerpo": values["pt_cuerpo"] + "\r\nMais uma frase."})
    before, after = read_folder(MINIMO)[PT1], draft(curso)[PT1]
    assert after == before.rstrip() + b"\nMais uma frase.\n"


def test_a_stale_translation_is_told_and_can_be_marked(
    author: CheckingClient, curso: Curso
) -> None:
    values = shown(author)
    body = values["es_cuerpo"].replace("Un precio sin moneda", "Todo precio sin moneda")
    author.send(PAGE, {**values, "es_cuerpo": body})
    page = author.get(PAGE).text
    assert "La traducción es anterior al original" in page
    assert "Solo falta revisar la traducción." in page
    assert "Nada por corregir." not in page
    author.send(PAGE, {**shown(author), "al_dia": "y"})
    page = author.get(PAGE).text
    assert "La traducción es anterior al original" not in page
    assert "Nada por corregir." in page
    assert draft(curso)[PT1] != read_folder(MINIMO)[PT1]


def test_what_is_wrong_is_said_in_the_person_s_language(author: CheckingClient) -> None:
    values = shown(author)
    author.send(PAGE, {**values, "es_cuerpo": values["es_cuerpo"] + "\r\n<b>ya</b>"})
    assert "línea 70" in author.get(PAGE).text
    assert "No se permite HTML. Escriba Markdown." in author.get(PAGE).text
    assert "HTML não é permitido." in author.get(PAGE.replace("/es/", "/pt/")).text
    assert "lecciones/01-la-moneda.es.md" in author.get("/es/autoria/primer-precio/").text


def test_the_script_of_the_page_is_answered_with_what_it_shows(
    author: CheckingClient, curso: Curso
) -> None:
    values = shown(author)
    sent = {**values, "es_cuerpo": values["es_cuerpo"] + "\r\n<b>ya</b>"}
    said = author.send(PAGE, sent, headers=LIVE).get_json()
    assert said["mensaje"].startswith("Guardado a las ")
    assert "No se permite HTML" in said["fallas"]
    assert "A moeda do preço" in said["vistas"]["pt"]
    again = author.send(PAGE, {**sent, **said["campos"], "es_cuerpo": "x"}, headers=LIVE)
    assert again.get_json()["conflicto"] is False
    assert draft(curso)[ES1].endswith(b"---\n\nx\n")


def test_two_windows_keep_both_texts_and_say_so(author: CheckingClient, curso: Curso) -> None:
    first = second = shown(author)
    author.send(PAGE, {**first, "es_cuerpo": "el primero"})
    said = author.send(PAGE, {**second, "es_cuerpo": "el segundo"}, headers=LIVE).get_json()
    assert said["conflicto"] is True
    text = author.get(PAGE).text
    assert "Texto aparte de lecciones/01-la-moneda.es.md" in text
    assert fields(text)["es_cuerpo"] == "el primero"
    assert "el segundo" in db.session.scalars(select(TextoApartado)).one().contenido


def test_a_window_that_did_not_touch_a_language_does_not_fight_for_it(
    author: CheckingClient, curso: Curso
) -> None:
    first = second = shown(author)
    author.send(PAGE, {**first, "es_cuerpo": "nuevo en español"})
    said = author.send(PAGE, {**second, "pt_cuerpo": "novo em português"}, headers=LIVE)
    assert said.get_json()["conflicto"] is False
    files = draft(curso)
    assert files[ES1].endswith(b"nuevo en espa\xc3\xb1ol\n")
    assert files[PT1].endswith("novo em português\n".encode())


def test_an_empty_sentence_is_refused_on_its_field(author: CheckingClient) -> None:
    sent = {**shown(author), "pt_regla": ""}
    answer = author.send(PAGE, sent)
    assert answer.status_code == 422
    assert "Escriba este texto." in answer.text
    assert author.send(PAGE, sent, headers=LIVE).status_code == 422


def test_the_plain_preview_needs_no_script(author: CheckingClient) -> None:
    answer = author.send(PAGE, {**shown(author), "ver": "1"})
    assert answer.location.endswith("/lecciones/la-moneda/vista/")
    assert "Rosa põe preço nos seus doces" in author.get(answer.location).text


def test_a_lesson_whose_front_matter_was_broken_by_hand_leads_to_its_file(
    author: CheckingClient,
) -> None:
    path = f"/es/autoria/primer-precio/archivos/{ES1}"
    values = fields(author.get(path).text)
    author.send(path, {**values, "texto": "sin ficha"})
    assert author.get(PAGE).location.endswith(path)
    assert "El archivo empieza con ---" in author.get(path).text


def photograph() -> io.BytesIO:
    buffer = io.BytesIO()
    Image.effect_noise((900, 600), 60).convert("RGB").save(buffer, "JPEG")
    buffer.seek(0)
    return buffer


def test_an_image_joins_both_texts_with_what_it_shows(author: CheckingClient, curso: Curso) -> None:
    data = {"archivo": (photograph(), "DSC.JPG"), "clave": "balanza"}
    alts = {"alt_es": "Una [balanza]", "alt_pt": "Uma balança"}
    answer = author.send(f"{PAGE}imagen/", {**data, **alts})
    assert answer.status_code == 303
    files = draft(curso)
    assert files[ES1].endswith(b"\n\n![Una  balanza](imagenes/balanza.webp)\n")
    picture = Image.open(io.BytesIO(files["imagenes/balanza.webp"]))
    assert (picture.format, picture.width <= 800) == ("WEBP", True)
    text = author.get(PAGE).text
    assert 'alt="Uma balança"' in text
    source = text.split('<img src="')[1].split('"')[0]
    assert author.get(source).mimetype == "image/webp"


def test_what_is_no_image_is_refused(author: CheckingClient) -> None:
    data = {"archivo": (io.BytesIO(b"<svg/>"), "x.svg"), "clave": "x"}
    alts = {"alt_es": "Una balanza", "alt_pt": "Uma balança"}
    answer = author.send(f"{PAGE}imagen/", {**data, **alts})
    assert answer.status_code == 422
    assert "Elija una imagen WebP, PNG o JPEG" in answer.text
    assert ">La moneda del precio</a>" in answer.text  # the way back has the lesson's name


def test_a_new_lesson_takes_its_place(author: CheckingClient, curso: Curso) -> None:
    sent = {"modulo": "0", "clave": "el-sello", "titulo_es": "El sello", "titulo_pt": "O selo"}
    answer = author.send("/es/autoria/primer-precio/lecciones/", sent)
    assert answer.location.endswith("/lecciones/el-sello/")
    files = draft(curso)
    assert "lecciones/02-el-sello.pt.md" in files
    assert "lecciones/03-la-etiqueta.es.md" in files
    assert b"lecciones: [la-moneda, el-sello]" in files["curso.yml"]
    assert "O selo" in author.get(answer.location).text
    again = author.send("/es/autoria/primer-precio/lecciones/", sent, follow_redirects=True)
    assert "está dos veces en el curso" in again.text
