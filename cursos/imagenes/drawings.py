"""Drawings of a lesson (SVG): shapes and words, nothing that runs, fetches or styles.

What is published is what was looked at, written anew: another reader cannot see anything else.
"""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from cursos.imagenes.imagen import ImageError, Imagen

if TYPE_CHECKING:
    from collections.abc import Iterator

SVG = "http://www.w3.org/2000/svg"
MAX_BYTES = 16 * 1024  # of what a phone receives
MAX_COMPRESSED = 8 * 1024  # of the same, where something on the way compresses it
MAX_PARTS = 600
DEEPEST = 12
WIDEST = 800  # as a photograph
FARTHEST = 2_000  # the largest number of a shape: nothing is drawn far outside
# What a browser multiplies: a marker is drawn at each end of a line, a dash all along it.
MAX_IN_MARKER = 10  # parts
MAX_DASHED = 40  # lines
LONGEST_DASHED = 120  # characters of its shape
SHORTEST_DASH = 1
_ELEMENTS = """
    svg title desc g defs marker path rect circle ellipse line polyline polygon text tspan
"""
_ATTRIBUTES = """
    viewBox width height role x y dx dy x1 y1 x2 y2 cx cy r rx ry d points transform id
    fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap
    stroke-linejoin opacity font-family font-size font-style font-weight letter-spacing text-anchor
    dominant-baseline marker-start marker-end markerWidth markerHeight markerUnits
    refX refY orient preserveAspectRatio
"""
ELEMENTS, ATTRIBUTES = frozenset(_ELEMENTS.split()), frozenset(_ATTRIBUTES.split())
_VALUE = re.compile(r"[^<>\"\\;{}@]*")
_REFERENCE = re.compile(r"url\s*\(", re.IGNORECASE)
_OWN = re.compile(r"url\(#([A-Za-z][\w-]*)\)")
_SIZE = re.compile(r"[1-9][0-9]{1,2}")
_NUMBER = re.compile(r"[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?")
LINES = frozenset({"path", "line", "polyline", "polygon"})
WORDS = frozenset({"id", "role", "font-family", "fill", "stroke"})  # may have any digits

register_namespace("", SVG)


@lru_cache(maxsize=32)
def read_drawing(data: bytes) -> Imagen:
    """Return the drawing as it is published, or raise ImageError with the first thing wrong."""
    try:
        root = fromstring(data.decode("utf-8"), forbid_dtd=True)
    except (ParseError, DefusedXmlException, UnicodeDecodeError, ValueError):
        raise ImageError("is not a drawing in SVG") from None
    for problem in _problems(root):
        raise ImageError(problem)
    written = tostring(root, encoding="unicode", short_empty_elements=True).encode()
    if len(written) > MAX_BYTES:
        raise ImageError(f"is larger than {MAX_BYTES // 1024} KB")
    if len(gzip.compress(written)) > MAX_COMPRESSED:
        raise ImageError(f"is larger than {MAX_COMPRESSED // 1024} KB when compressed")
    return Imagen(written, int(root.attrib["width"]), int(root.attrib["height"]), "svg")


def _problems(root: Element) -> Iterator[str]:
    if root.tag != f"{{{SVG}}}svg":
        yield "is not a drawing in SVG"
    ids = {part.get("id") for part in root.iter()}
    for number, (part, depth) in enumerate(_walk(root, 1)):
        if number >= MAX_PARTS or depth > DEEPEST:
            yield "has too many parts"
        yield from _part_problems(part, ids)
    yield from _size_problems(root)
    yield from _costly(root)
    first = root[0] if len(root) else None
    if first is None or first.tag != f"{{{SVG}}}title" or not (first.text or "").strip():
        yield "begins with a title: what it shows"


def _size_problems(root: Element) -> Iterator[str]:
    sizes = [root.get("width", ""), root.get("height", "")]
    box = root.get("viewBox", "").replace(",", " ").split()
    fits = len(box) == 4 and all(map(_NUMBER.fullmatch, box)) and float(box[2]) * float(box[3])  # noqa: PLR2004
    if not all(map(_SIZE.fullmatch, sizes)) or int(sizes[0]) > WIDEST or not fits:
        yield f"needs viewBox, width (at most {WIDEST}) and height, in pixels"


def _costly(root: Element) -> Iterator[str]:
    """Yield what would keep a browser busy: it repeats markers and dashes without a limit."""
    markers = [part for part in root.iter() if _name(part) == "marker"]
    for marker in markers:
        inside = list(marker.iter())[1:]
        if len(inside) > MAX_IN_MARKER or any(_ends(part) for part in inside):
            yield "has a marker that is not simple"
    if any(_ends(part) and _name(part) not in LINES for part in root.iter()):
        yield "has markers on what is no line"
    dashed = [part for part in root.iter() if part.get("stroke-dasharray", "none") != "none"]
    if len(dashed) > MAX_DASHED or any(len(list(part)) for part in dashed):
        yield "has too many dashed lines"
    for part in dashed:
        dashes = _NUMBER.findall(part.attrib["stroke-dasharray"])
        shape = part.get("d", "") + part.get("points", "")
        if len(shape) > LONGEST_DASHED or any(float(x) < SHORTEST_DASH for x in dashes):
            yield "has too many dashed lines"


def _name(part: Element) -> str:
    return str(part.tag).removeprefix(f"{{{SVG}}}")


def _ends(part: Element) -> bool:
    return "marker-start" in part.attrib or "marker-end" in part.attrib


def _walk(part: Element, depth: int) -> Iterator[tuple[Element, int]]:
    yield part, depth
    if depth <= DEEPEST:
        for child in part:
            yield from _walk(child, depth + 1)


def _part_problems(part: Element, ids: set[str | None]) -> Iterator[str]:
    name = _name(part)
    if name not in ELEMENTS:
        yield f"may not have <{name[:40]}>"
    for attribute, value in part.attrib.items():
        if attribute not in ATTRIBUTES:
            yield f"may not have {attribute[:40]}="
        if not _VALUE.fullmatch(value):
            yield f"has a value of {attribute} that is not understood"
        if attribute not in WORDS and any(float(x) > FARTHEST for x in _NUMBER.findall(value)):
            yield f"has a number of {attribute} that is not understood"
        if _REFERENCE.search(value) and not (
            (found := _OWN.fullmatch(value.strip())) and found[1] in ids
        ):
            yield f"may only refer to its own parts ({attribute})"
