"""The badge as a picture: a port on a round seal, with the name of what was earned. Pure functions.

The holder's name is not in it: the signed credential inside says whose it is.
"""

from __future__ import annotations

import io
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from PIL import Image, ImageDraw, ImageFont

from cursos.insignias.texto_limpio import printable_name
from plataforma.papel import FONTS

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = 600  # pixels a side
TEAL, DEEP, MAIZE, WHITE = "#0B5C5A", "#084644", "#F4B740", "#FFFFFF"
_FONT = FONTS / "SourceSans3-Semibold.otf"
_CHARS, _LINES = 17, 4  # of the name
_LONGEST = 24  # letters of a word that is not broken
_SCALE = 2  # drawn twice as large and brought down: smooth edges
_MIDDLE = SIZE / 2
_ROUTE = ((240, 178), (300, 178), (300, 138), (360, 138), (360, 100))
_STOPS = ((240, 178, 10), (300, 138, 10))
_PORT = (360, 100, 15)


@dataclass(frozen=True, kw_only=True)
class Dibujo:
    """Its texts: what was earned, and the line below (who issues, code, year)."""

    nombre: str
    pie: str


def render_svg(dibujo: Dibujo) -> str:
    """Return the picture as SVG."""
    texts = "".join(
        f'<text x="{_MIDDLE:g}" y="{y:g}" font-size="{size:g}">{escape(text)}</text>'
        for text, y, size in _texts(dibujo)
    )
    route = " ".join(f"{x},{y}" for x, y in _ROUTE)
    stops = "".join(f'<circle cx="{x}" cy="{y}" r="{r}" fill="{WHITE}"/>' for x, y, r in _STOPS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" '
        f'viewBox="0 0 {SIZE} {SIZE}" role="img" aria-label={quoteattr(dibujo.nombre)}>'
        f'<circle cx="{_MIDDLE:g}" cy="{_MIDDLE:g}" r="296" fill="{MAIZE}"/>'
        f'<circle cx="{_MIDDLE:g}" cy="{_MIDDLE:g}" r="282" fill="{DEEP}"/>'
        f'<circle cx="{_MIDDLE:g}" cy="{_MIDDLE:g}" r="270" fill="{TEAL}"/>'
        f'<polyline points="{route}" fill="none" stroke="{WHITE}" stroke-width="7"/>{stops}'
        f'<circle cx="{_PORT[0]}" cy="{_PORT[1]}" r="{_PORT[2]}" fill="{MAIZE}"/>'
        f'<g fill="{WHITE}" text-anchor="middle" font-weight="600" '
        f'font-family="Source Sans 3, Segoe UI, Roboto, Arial, sans-serif">{texts}</g></svg>\n'
    )


def render_png(dibujo: Dibujo) -> Image.Image:
    """Return the same picture in pixels, transparent around the seal."""
    image = Image.new("RGBA", (SIZE * _SCALE, SIZE * _SCALE), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    for radius, colour in ((296, MAIZE), (282, DEEP), (270, TEAL)):
        _circle(draw, (_MIDDLE, _MIDDLE, radius), colour)
    draw.line([(x * _SCALE, y * _SCALE) for x, y in _ROUTE], fill=WHITE, width=7 * _SCALE)
    for stop in _STOPS:
        _circle(draw, stop, WHITE)
    _circle(draw, _PORT, MAIZE)
    for text, y, size in _texts(dibujo):
        font = ImageFont.truetype(io.BytesIO(_FONT.read_bytes()), size * _SCALE)
        draw.text((_MIDDLE * _SCALE, y * _SCALE), text, font=font, fill=WHITE, anchor="ms")
    return image.resize((SIZE, SIZE), Image.Resampling.LANCZOS)


def _circle(draw: ImageDraw.ImageDraw, circle: tuple[float, float, float], colour: str) -> None:
    x, y, r = (n * _SCALE for n in circle)
    draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)


def _texts(dibujo: Dibujo) -> Iterator[tuple[str, float, int]]:
    """Yield each line of text with the height of its foot and its size."""
    name = printable_name(dibujo.nombre, 68)
    longest = max((len(word) for word in name.split()), default=0)
    width = max(_CHARS, min(longest, _LONGEST))
    lines = textwrap.wrap(name, width, max_lines=_LINES, placeholder=" …")
    size = min(64, int(880 / max(len(line) for line in lines))) if lines else 0
    step = size * 1.15
    first = 330 - step * (len(lines) - 1) / 2 + size * 0.35
    for number, line in enumerate(lines):
        yield line, first + number * step, size
    yield printable_name(dibujo.pie, 40), 500, 24
