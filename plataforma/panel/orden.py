"""Which card goes where on the dashboard. Parts say `grupo`: principal, estante or nothing."""

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
    secundarias: Sequence[Tarjeta]
    resto: Sequence[Tarjeta]
    estante: Sequence[Tarjeta]


def arrange(cards: Sequence[Tarjeta]) -> Panel:
    """Return the dashboard of cards that come in order; the first that may be primary is."""
    shelf = [c for c in cards if c.grupo == "estante"]
    others = [c for c in cards if c.grupo != "estante"]
    primary = next((c for c in others if c.grupo == "principal"), next(iter(others), None))
    beside = [c for c in others if c is not primary]
    return Panel(primary, beside[:BESIDE], beside[BESIDE:], shelf)
