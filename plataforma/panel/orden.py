"""Which card goes where on the dashboard.

Parts say `grupo`: principal, plazo (what has a last day, soonest first), estante (the shelf),
estante_vacio (what the shelf says while it is empty), or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plataforma.part import Tarjeta

BESIDE = 3  # cards beside the primary one; more is a menu, not a dashboard


@dataclass(frozen=True)
class Panel:
    """`resto` is shown as a plain list under the cards."""

    principal: Tarjeta | None
    plazo: Tarjeta | None
    secundarias: Sequence[Tarjeta]
    resto: Sequence[Tarjeta]
    estante: Sequence[Tarjeta]
    estante_vacio: Tarjeta | None


def arrange(cards: Sequence[Tarjeta]) -> Panel:
    """Return the dashboard of cards that come in order; the first that may be primary is."""

    def of(grupo: str) -> list[Tarjeta]:
        return [c for c in cards if c.grupo == grupo]

    shelf, empty, due = of("estante"), of("estante_vacio"), of("plazo")
    others = [c for c in cards if c not in (*shelf, *empty, *due[:1])]
    primary = next((c for c in others if c.grupo == "principal"), next(iter(others), None))
    beside = [c for c in others if c is not primary]
    return Panel(
        principal=primary,
        plazo=next(iter(due), None),
        secundarias=beside[:BESIDE],
        resto=beside[BESIDE:],
        estante=shelf,
        estante_vacio=None if shelf else next(iter(empty), None),
    )
