"""Which cohorts of a chamber a report is about, as the address says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from plataforma.clock import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkzeug.datastructures import MultiDict

    from cursos.cohortes.alcance import Vista


@dataclass(frozen=True)
class Pedido:
    """Cohorts that began between two days; of those, the chosen ones, or all when none is."""

    desde: date
    hasta: date
    elegidas: frozenset[int] = frozenset()

    @classmethod
    def de(cls, args: MultiDict[str, str]) -> Pedido:
        """Read the address. What is no date or no number counts as not said; this year, then."""
        today = now().date()
        since = _day(args.get("desde", "")) or date(today.year, 1, 1)
        until = _day(args.get("hasta", "")) or date(today.year, 12, 31)
        chosen = {int(n) for n in args.getlist("cohorte") if n.isascii() and n.isdigit()}
        return cls(min(since, until), max(since, until), frozenset(chosen))

    @property
    def periodo(self) -> tuple[date, date]:
        return self.desde, self.hasta

    def de_ellas(self, vistas: Sequence[Vista]) -> list[Vista]:
        """Return those of the period that the report is about."""
        return [v for v in vistas if v.cohorte.id in self.elegidas] or list(vistas)

    def as_args(self) -> dict[str, Any]:
        return {
            "desde": self.desde.isoformat(),
            "hasta": self.hasta.isoformat(),
            "cohorte": sorted(self.elegidas),
        }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
