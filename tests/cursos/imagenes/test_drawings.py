"""Drawings of a lesson: shapes and words, in each language its own."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from string import ascii_letters

import pytest

from cursos.imagenes.drawings import MAX_COMPRESSED, read_drawing
from cursos.imagenes.imagen import ImageError
from cursos.imagenes.publicacion import find_problem, publish
from cursos.paquetes import lesson_body
from cursos.paquetes.check import load
from cursos.paquetes.yaml_source import ContentError
from tests.factories.cursos import MINIMO

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 90" width="360" height="90">'
SHAPES = (
    '<defs><marker id="punta" markerWidth="6" markerHeight="6"><path d="M0 0 6 3 0 6z"/></marker>'
    '</defs><g fill="none" stroke="#0b5c6b"><path d="M10 50h200" marker-end="url(#punta)"/></g>'
)


def drawing(inside: str = SHAPES, title: str = "El camino", head: str = HEAD) -> bytes:
    words = f'<title>{title}</title>{inside}<text x="10" y="40" font-size="14">{title}</text>'
    return f"{head}{words}</svg>".encode()


def test_a_drawing_keeps_its_shapes_and_its_size() -> None:
    imagen = read_drawing(drawing())
    assert (imagen.ancho, imagen.alto, imagen.archivo) == (360, 90, f"{imagen.huella}.svg")
    text = imagen.datos.decode()
    assert text.startswith("<svg xmlns=")
    assert 'marker-end="url(#punta)"' in text
    assert "El camino</text>" in text


def test_what_a_tool_left_behind_is_not_published() -> None:
    data = b'<?xml version="1.0"?><!-- made by a tool -->' + drawing("<!-- layer 1 --><?a b?>")
    assert b"tool" not in read_drawing(data).datos
    assert b"layer" not in read_drawing(data).datos


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script>alert(1)</script>", "may not have <script>"),
        ("<style>*{fill:red}</style>", "may not have <style>"),
        ("<foreignObject><p>x</p></foreignObject>", "may not have <foreignObject>"),
        ('<image x="0" y="0" width="9" height="9"/>', "may not have <image>"),
        ('<a><text x="1" y="1">x</text></a>', "may not have <a>"),
        ('<use width="1"/>', "may not have <use>"),
        ('<animate attributeName="x"/>', "may not have <animate>"),
        ('<p xmlns="http://www.w3.org/1999/xhtml">x</p>', "may not have <"),
        ('<rect onload="alert(1)"/>', "may not have onload="),
        ('<rect style="fill:red"/>', "may not have style="),
        ('<rect xmlns:x="http://www.w3.org/1999/xlink" x:href="#a"/>', "may not have {http"),
        ('<rect fill="url(https://malo.test/x)"/>', "only refer to its own parts"),
        ('<rect fill="URL(#nada)"/>', "only refer to its own parts"),
        ('<rect fill="url(#nada)"/>', "only refer to its own parts"),
        ('<rect fill="\\75rl(#a)"/>', "not understood"),
        ("<g>" * 20 + "</g>" * 20, "too many parts"),
        ("<g/>" * 700, "too many parts"),
        ('<path d="M0 0h9" marker-mid="url(#x)"/>', "may not have marker-mid="),
        (f'<marker id="x">{"<circle/>" * 11}</marker>', "a marker that is not simple"),
        ('<marker id="x"><path marker-end="url(#x)"/></marker>', "a marker that is not simple"),
        ('<g marker-end="url(#x)"/><marker id="x"/>', "markers on what is no line"),
        ('<path d="M0 0h99" stroke-dasharray=".001"/>', "too many dashed lines"),
        (f'<path d="M0 0{"h9h-9" * 40}" stroke-dasharray="2"/>', "too many dashed lines"),
        ('<path d="M0 0h9" stroke-dasharray="2"/>' * 41, "too many dashed lines"),
        ('<g stroke-dasharray="2"><path d="M0 0h9"/></g>', "too many dashed lines"),
        ('<path d="M0 0h1e9"/>', "not understood"),
        ('<g transform="scale(99999)"/>', "not understood"),
    ],
)
def test_what_a_drawing_may_not_have(inside: str, reason: str) -> None:
    with pytest.raises(ImageError) as caught:
        read_drawing(drawing(inside))
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG", "is not a drawing"),
        (b"<p>hola</p>", "is not a drawing"),
        (b"<svg/>", "is not a drawing"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("&a;"), "is not a drawing"),
        (drawing(head=HEAD.replace(' width="360"', "")), "needs viewBox"),
        (drawing(head=HEAD.replace(' width="360"', ' width="900"')), "needs viewBox"),
        (drawing(head=HEAD.replace(' viewBox="0 0 360 90"', "")), "needs viewBox"),
        (drawing(head=HEAD.replace("0 0 360 90", "0 0 0 0")), "needs viewBox"),
        (drawing(head=HEAD.replace('width="360"', 'width="٣٦٠"')), "needs viewBox"),
        (drawing(title=" "), "begins with a title"),
    ],
)
def test_what_is_no_drawing(data: bytes, reason: str) -> None:
    assert reason in find_problem("imagenes/x.svg", data)


def test_a_drawing_is_small_on_the_wire() -> None:
    same = '<path fill="none" d="M10 10h90z"/>' * 590
    assert find_problem("imagenes/x.svg", drawing(same)) == "is larger than 16 KB"
    words = "".join(Random(395).choices(ascii_letters, k=15_000))  # noqa: S311 — noise
    found = find_problem("imagenes/x.svg", drawing(f"<text>{words}</text>"))
    assert found == f"is larger than {MAX_COMPRESSED // 1024} KB when compressed"
    assert find_problem("imagenes/x.svg", drawing(f"<text>{words[:7_000]}</text>")) == ""


def with_drawings(folder: Path, **names: str) -> Path:
    """A course whose second lesson shows the drawing of this name, in each language."""
    package = Path(shutil.copytree(MINIMO, folder / "curso"))
    (package / "imagenes").mkdir()
    for lang, name in names.items():
        (package / "imagenes" / name).write_bytes(drawing(title=f"Camino {lang}"))
        path = package / f"lecciones/02-la-etiqueta.{lang}.md"
        text = path.read_text(encoding="utf-8") + f"\n![El camino]({'imagenes/' + name})\n"
        path.write_text(text, encoding="utf-8")
    path = package / "curso.yml"
    path.write_text(path.read_text() + "traduccion_atrasada: aviso\n", encoding="utf-8")
    return package


def faults(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load(folder)
    return [str(f) for f in caught.value.faults]


def test_each_language_shows_the_drawing_in_its_words(tmp_path: Path) -> None:
    paquete = load(with_drawings(tmp_path, es="camino.es.svg", pt="camino.pt.svg"))
    name = "imagenes/camino.pt.svg"
    imagen = publish(name, paquete.files[name])
    html = lesson_body.render(paquete.lecciones[1].pt.body, {name: imagen})
    assert f'<img src="/imagenes/{imagen.archivo}" alt="El camino" width="360"' in html


def test_the_drawing_of_the_other_language_is_a_fault(tmp_path: Path) -> None:
    folder = with_drawings(tmp_path, es="camino.es.svg", pt="camino.es.svg")
    assert any("shows 'imagenes/camino.es.svg': words of the other" in f for f in faults(folder))


def test_a_drawing_that_one_language_lacks_is_a_fault(tmp_path: Path) -> None:
    found = faults(with_drawings(tmp_path, es="camino.es.svg"))
    assert any("shows other images than es" in f for f in found)
