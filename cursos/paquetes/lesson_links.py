"""Images of the package and links to other lessons, inside the Markdown of a lesson."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from cursos.imagenes.imagen import Imagen

IMAGE_URL = "/imagenes/{archivo}"
# With limits: without them a row of signs takes the square of its length.
_IMAGE = re.compile(r"!\[([^\]\[\n]{0,300})\]\(([^)\n]{0,200})\)")
_LESSON = re.compile(r"(?<!!)(\[[^\]\n]{0,300}\]\()leccion:([a-z0-9-]{1,60})\)")
_TOKEN = re.compile(r"<p>\s*zzimg(\d+)zz\s*</p>|zzimg(\d+)zz")
KB = 1000  # bytes, as phones count; who saves data is told the size of an image
SHORTEST_ALT = 5  # characters: "foto" says nothing
LONGEST_ALT = 250


def find_link_faults(
    body: str, lecciones: Collection[str], imagenes: Collection[str]
) -> Iterator[tuple[int, str]]:
    """Yield (line of the body from 0, what is wrong) for links and images that lead nowhere."""
    for number, line in enumerate(body.splitlines()):
        for alt, target in _IMAGE.findall(line):
            for problem in _image_problems(alt.strip(), target, imagenes):
                yield number, problem
        if line.count("![") != len(_IMAGE.findall(line)):
            yield number, "write an image as ![what it shows](imagenes/name.webp)"
        for _, clave in _LESSON.findall(line):
            if clave not in lecciones:
                yield number, f"links to lesson {clave!r}, which is not in the course"


def _image_problems(alt: str, target: str, imagenes: Collection[str]) -> Iterator[str]:
    if target not in imagenes:
        yield f"there is no image {target!r} in the package"
    if not SHORTEST_ALT <= len(alt) <= LONGEST_ALT:
        yield f"the image needs a text of {SHORTEST_ALT} to {LONGEST_ALT} characters: what it shows"


def images_in(body: str) -> list[str]:
    """Return the images that a lesson shows, in order."""
    return [target for _, target in _IMAGE.findall(body)]


def lessons_in(body: str) -> list[str]:
    """Return the lessons that a text links to, in order."""
    return [clave for _, clave in _LESSON.findall(body)]


def set_apart(body: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the body with a word for each image, and (text, file) of each; lessons linked."""
    shown: list[tuple[str, str]] = []

    def word(found: re.Match[str]) -> str:
        shown.append((found[1].strip(), found[2]))
        return f"zzimg{len(shown) - 1}zz"

    return _LESSON.sub(r"\1../\2/)", _IMAGE.sub(word, body)), shown


def put_back(html: str, shown: list[tuple[str, str]], imagenes: Mapping[str, Imagen]) -> str:
    """Return sanitised HTML with its images, each with its size so that nothing jumps."""

    def element(found: re.Match[str]) -> str:
        place = int(found[1] or found[2])
        if place >= len(shown) or shown[place][1] not in imagenes:
            return ""
        alt, name = shown[place]
        imagen = imagenes[name]
        src = IMAGE_URL.format(archivo=imagen.archivo)
        tag = (
            f'<img src="{src}" alt="{escape(alt)}" width="{imagen.ancho}" height="{imagen.alto}"'
            f' data-kb="{-(-len(imagen.datos) // KB)}" loading="lazy" decoding="async">'
        )
        return f'<p class="leccion__imagen">{tag}</p>' if found[1] else tag

    return _TOKEN.sub(element, html)
