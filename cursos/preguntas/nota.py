"""What an answer is worth."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True)
class Nota:
    """From 0 to 1, and the comments that the answer deserves (es and pt)."""

    puntos: Fraction
    comentarios: tuple[Mapping[str, str], ...] = ()

    @property
    def acierto(self) -> bool | None:
        """True when right, False when wrong, None when partly right."""
        if self.puntos == 1:
            return True
        return None if self.puntos else False


NADA = Nota(Fraction(0))


def percent(points: Sequence[Fraction], total: int) -> int:
    """Return the mark in whole per cent, rounded down: 69,9 is not 70."""
    return int(sum(points, Fraction(0)) * 100 / total) if total else 0
