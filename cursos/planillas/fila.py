"""One person of a list, and what is wrong with each cell. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from cursos.planillas.valores import AVISOS, Causa

SHOWN = 60  # characters of a wrong value that are kept to show it


@dataclass(frozen=True)
class Problema:
    """One cause in one cell. `otra` is the number of the row that it repeats."""

    causa: Causa
    columna: str
    valor: str
    otra: int = 0


@dataclass
class Fila:
    """One person of the list; `numero` is the row as the spreadsheet numbers it."""

    numero: int
    nombre: str = ""
    correo: str = ""
    telefono: str = ""
    identificador: str = ""  # tax id, without signs
    pais_identificador: str = ""
    empresa: str = ""
    pais: str = ""
    idioma: str = ""
    sexo: str = ""
    tamano: str = ""
    problemas: list[Problema] = field(default_factory=list)
    original: list[str] = field(default_factory=list)

    @property
    def errores(self) -> list[Problema]:
        return [p for p in self.problemas if p.causa not in AVISOS]

    @property
    def avisos(self) -> list[Problema]:
        return [p for p in self.problemas if p.causa in AVISOS]

    def anotar(self, causas: list[Causa], columna: str, celda: str, otra: int = 0) -> None:
        """Add what was found in a cell."""
        self.problemas += [Problema(c, columna, celda[:SHOWN], otra) for c in causas]

    def as_dict(self) -> dict[str, Any]:
        """Plain data to keep between the preview and the confirmation."""
        kept = asdict(self)
        if not self.errores:
            kept["original"] = []  # only wrong rows are given back as they came
        return kept

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> Fila:
        problems = [Problema(**{**p, "causa": Causa(p["causa"])}) for p in kept["problemas"]]
        return cls(**{**kept, "problemas": problems})
