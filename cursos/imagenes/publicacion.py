"""What a lesson shows, by the name of its file: photographs become WebP, drawings stay SVG."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cursos.imagenes.drawings import read_drawing
from cursos.imagenes.imagen import ImageError
from cursos.imagenes.photographs import kind_problem, shrink

if TYPE_CHECKING:
    from cursos.imagenes.imagen import Imagen

DRAWING = ".svg"
_OF_ONE_LANGUAGE = re.compile(r"\.(es|pt)\.svg$")  # a drawing has words, a photograph has none


def publish(name: str, data: bytes) -> Imagen:
    """Return the image as phones receive it, or raise ImageError."""
    return read_drawing(data) if name.endswith(DRAWING) else shrink(data)


def find_problem(name: str, data: bytes) -> str:
    """Return why the file cannot be shown, or nothing."""
    try:
        publish(name, data)
    except ImageError as error:
        return str(error)
    return "" if name.endswith(DRAWING) else kind_problem(name, data)


def language_of(name: str) -> str:
    """Return the language of the words of a drawing; nothing when it has none."""
    found = _OF_ONE_LANGUAGE.search(name)
    return found[1] if found else ""


def in_any_language(name: str) -> str:
    """Return the name that the drawings of both languages share."""
    return _OF_ONE_LANGUAGE.sub(DRAWING, name)
