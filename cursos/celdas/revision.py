"""What the reader of spreadsheets does not tell of a sheet: size, hidden rows, errors, formulas.

The library makes a full rectangle of a sheet, so its corners are known before; it gives errors and
formulas without value as empty cells, and numbers as floats. Here they are noted cell by cell.
Runs in the child process of `lector.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LONG_NUMBER = re.compile(r"\d{16,}")  # more digits than a float keeps


@dataclass
class Revision:
    """One sheet, looked at before it is read. Rows and columns are counted from 0."""

    nombre: str
    oculta: bool = False
    filas: int = 0  # rows with content
    ultima_fila: int = -1
    ultima_columna: int = -1
    filas_ocultas: list[tuple[int, int]] = field(default_factory=list)  # (first, how many)
    columnas_ocultas: list[int] = field(default_factory=list)
    combinadas: int = 0
    textos: dict[tuple[int, int], str] = field(default_factory=dict)  # instead of the library's

    def anotar(self, fila: int, columna: int, texto: str) -> None:
        """Give a cell the text that says what it is."""
        self.textos[fila, columna] = texto[:200]

    def contar(self, fila: int, columna: int, filas: int = 1, columnas: int = 1) -> None:
        """Take into account a cell with content."""
        self.ultima_fila = max(self.ultima_fila, fila + filas - 1)
        self.ultima_columna = max(self.ultima_columna, columna + columnas - 1)

    @property
    def ocultas(self) -> int:
        """Hidden rows among those with content."""
        return sum(
            min(count, self.ultima_fila - first + 1)
            for first, count in self.filas_ocultas
            if first <= self.ultima_fila
        )


def formula_sin_valor(formula: str) -> str:
    """Text that the readers of cells know for a formula, whatever is in it."""
    return f"=({formula.removeprefix('of:').removeprefix('=')})"
