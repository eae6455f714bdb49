"""A file that somebody hands over to be checked: what it is and which credential it names.

Pure functions. Nothing in the file is believed: it leads to the record, and the record speaks.
Of a hostile file only so much is looked at, and nothing in it is parsed or run.
"""

from __future__ import annotations

import json
import re
import zlib
from enum import StrEnum
from typing import Any

MAX_BYTES = 2 * 1024 * 1024
_HEAD = 1024  # bytes in which readers look for the mark of a PDF or SVG
_MAX_JSON = 64 * 1024  # ours have four
_MAX_CODES = 8
_MAX_STREAMS = 400
_MAX_PACKED = 256 * 1024  # bytes read of one compressed part
_MAX_UNPACKED = 256 * 1024  # bytes that come out of one
_MAX_ALL = 8 * 1024 * 1024  # and of all of them
_CODE = re.compile(rb"/credenciales/([a-z2-7]{26})(?![a-z2-7])")
_STREAM = re.compile(rb"stream\r?\n")


class Tipo(StrEnum):
    PDF = "pdf"
    PNG = "png"
    SVG = "svg"
    JSON = "json"


def tipo_de(datos: bytes) -> Tipo | None:
    """Return what the content shows, whatever its name; None when it is no file of ours."""
    if datos.startswith(b"\x89PNG\r\n\x1a\n"):
        return Tipo.PNG
    head = datos[:_HEAD]
    if b"%PDF-" in head:
        return Tipo.PDF
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return Tipo.JSON
    return Tipo.SVG if start.startswith(b"<") and b"<svg" in start else None


def codes_in(datos: bytes, tipo: Tipo) -> tuple[str, ...]:
    """Return the codes that the file names, in the order in which they are found.

    Only the code leads to a record: it cannot be guessed. A position in the public list of states
    can, and would lead whoever counts through them to every name.
    """
    codes: dict[str, None] = {}
    for part in [datos, *(_unpacked(datos) if tipo == Tipo.PDF else ())]:
        codes |= dict.fromkeys(m[1].decode() for m in _CODE.finditer(part))
    return tuple(codes)[:_MAX_CODES]


def same_data(datos: bytes, documento: str) -> bool:
    """Whether a JSON file says exactly what was signed, written in whatever way."""
    if len(datos) > _MAX_JSON:
        return False
    try:
        read = _exact(json.loads(datos.decode("utf-8-sig"), object_pairs_hook=_no_twice))
    except (ValueError, RecursionError):  # no JSON, or nested to hurt whoever reads or writes it
        return False
    return read == _exact(json.loads(documento))


def _exact(value: Any) -> str:
    """Return a text in which true is not 1 and 6 is not 6.0."""
    return json.dumps(value, sort_keys=True)


def _no_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name that stands twice: readers disagree about which one counts."""
    found = dict(pairs)
    if len(found) != len(pairs):
        msg = "a name stands twice"
        raise ValueError(msg)
    return found


def _unpacked(datos: bytes) -> list[bytes]:
    """Return the compressed parts of a PDF, opened: a few, and a little of each."""
    whole, found, total = memoryview(datos), [], 0
    for number, mark in enumerate(_STREAM.finditer(datos)):
        if number >= _MAX_STREAMS or total >= _MAX_ALL:
            break
        packed = whole[mark.end() : mark.end() + _MAX_PACKED]
        try:
            part = zlib.decompressobj().decompress(packed, _MAX_UNPACKED)
        except zlib.error:
            continue
        total += len(part)
        found.append(part)
    return found
