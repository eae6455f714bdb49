"""What changed between two sets of files, line by line."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cursos.paquetes.package import CONTROL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TEXT = (".md", ".yml")
MAX_LINES = 3_000  # of a file; comparing more takes too long
MAX_SHOWN = 400  # lines of one file
AROUND = 1  # unchanged lines shown around a change


@dataclass(frozen=True)
class Linea:
    """`signo`: + written, - taken away, nothing: as before, @ a jump."""

    signo: str
    texto: str


@dataclass(frozen=True)
class Diferencia:
    """`clase`: nuevo, retirado or cambiado."""

    archivo: str
    clase: str
    lineas: tuple[Linea, ...] = ()


def compare(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> list[Diferencia]:
    """Return the files that differ, in their order."""
    return [_difference(n, old, new) for n in sorted({*old, *new}) if old.get(n) != new.get(n)]


def _difference(name: str, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Diferencia:
    if name not in old:
        return Diferencia(name, "nuevo")
    if name not in new:
        return Diferencia(name, "retirado")
    lines = tuple(_lines(old[name], new[name])) if name.endswith(TEXT) else ()
    return Diferencia(name, "cambiado", lines[:MAX_SHOWN])


def _lines(old: bytes, new: bytes) -> Iterator[Linea]:
    before, after = (_shown(d).splitlines() for d in (old, new))
    if max(len(before), len(after)) > MAX_LINES:
        return
    shown = difflib.unified_diff(before, after, n=AROUND, lineterm="")
    for line in list(shown)[2:]:
        sign = line[0]
        yield Linea("@", "") if sign == "@" else Linea(sign.strip(), line[1:])


def _shown(data: bytes) -> str:
    """Return a text as a page can show it: what cannot be seen or read has its mark."""
    return CONTROL.sub("\ufffd", data.decode("utf-8", "replace"))
