"""Merging questions into files: layouts, comments, keys; all of it or nothing."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from cursos.traspaso.errors import BorradorCambioError
from cursos.traspaso.sumar import claves, leer_banco, sumar

FILE = "preguntas/m.yml"
LESSONS = {"uno": FILE, "dos": "preguntas/otro.yml"}
PLAIN = (
    "# mine\n- clave: a\n  leccion: uno\n  v: 1  # one\n\n# second\n- clave: b\n  leccion: uno\n"
)
LAYOUTS = [
    PLAIN,
    PLAIN.rstrip("\n"),
    "\ufeff" + PLAIN,
    PLAIN.replace("\n", "\r\n"),
    "  - clave: a\n    leccion: uno\n    v: 1\n  - clave: b\n    leccion: uno\n",
    "[{clave: a, leccion: uno, v: 1}, {clave: b, leccion: uno}]\n",
    "-\n  clave: a\n  leccion: uno\n  v: 1\n-\n  clave: b\n  leccion: uno\n",
    "---\n- clave: a\n  leccion: uno\n  v: 1\n- clave: b\n  leccion: uno\n...\n",
    "- clave: a\n  leccion: uno\n  v: 1\n- clave: b\n  leccion: uno\n  t: |\n    x\n    # y\n",
]


def dato(clave: str, **values: Any) -> dict[str, Any]:
    return {"clave": clave, "leccion": "uno", **values}


def merge(text: str, *datos: dict[str, Any], conocidas: set[str] | None = None) -> Any:
    known = {"a", "b"} if conocidas is None else conocidas
    return sumar({FILE: text.encode()}, datos, archivo_de=LESSONS, conocidas=known)


@pytest.mark.parametrize("text", LAYOUTS)
def test_whatever_the_layout_the_file_says_the_old_the_changed_and_the_new(text: str) -> None:
    suma = merge(text, dato("a", v=2), dato("c", v=3))
    said = yaml.safe_load(suma.archivos[FILE].decode())
    before = yaml.safe_load(text.lstrip("\ufeff"))
    assert said == [dato("a", v=2), before[1], dato("c", v=3)]
    assert (suma.nuevas, suma.cambiadas, suma.iguales) == (1, 1, 0)


def test_comments_and_other_items_keep_their_lines() -> None:
    new = merge(PLAIN, dato("a", v=2)).archivos[FILE].decode()
    assert new.startswith("# mine\n")
    assert new.endswith("\n\n# second\n- clave: b\n  leccion: uno\n")


def test_each_question_goes_to_the_file_of_its_lesson() -> None:
    suma = merge(PLAIN, {"clave": "c", "leccion": "dos"})
    assert list(suma.archivos) == ["preguntas/otro.yml"]


def test_what_is_there_already_touches_no_file() -> None:
    suma = merge(PLAIN, dato("a", v=1), dato("z", v=1))
    assert (suma.archivos, suma.iguales) == ({}, 2)


def test_a_key_that_somebody_took_meanwhile_overwrites_nothing() -> None:
    with pytest.raises(BorradorCambioError):
        merge(PLAIN, dato("a", v=2), conocidas=set())
    assert merge(PLAIN, dato("a", v=1), conocidas=set()).iguales == 1


def test_the_keys_of_every_file_are_known() -> None:
    files = {FILE: PLAIN.encode(), "preguntas/vacio.yml": b" \n", "curso.yml": b"- {"}
    assert claves(leer_banco(files)) == {"a", "b"}
