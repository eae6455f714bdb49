"""Who of a list gets a seat, in the order of the list; the rest may wait."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.importaciones.colocacion import NUEVAS
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Subquery

    from cursos.cohortes.lugares import Lugares


@dataclass(frozen=True)
class Cabida:
    """How many new people there are and how many of them get a seat.

    `llenos`: countries whose own seats do not suffice, each with (new, free).
    """

    nuevas: int
    caben: int
    libres: int
    llenos: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def sobran(self) -> int:
        return self.nuevas - self.caben


def count_por_pais(colocada: Subquery) -> dict[str, int]:
    """Count the new people of each country: one statement."""
    found = (
        select(colocada.c.pais, func.count())
        .where(colocada.c.grupo.in_([g.value for g in NUEVAS]))
        .group_by(colocada.c.pais)
    )
    return {pais: total for pais, total in db.session.execute(found)}  # noqa: C416 — typed rows


def medir(lugares: Lugares, por_pais: Mapping[str, int]) -> Cabida:
    """Say how many fit: each country in its own seats or in the rest, all within the cohort's."""
    asked: Counter[str] = Counter()
    free: dict[str, int] = {}
    for pais, count in por_pais.items():
        pool = lugares.fondo(pais)
        asked[pool] += count
        free[pool] = max(0, lugares.libres(pais))
    total = max(0, lugares.libres())
    fits = min(total, sum(min(n, free[pool]) for pool, n in asked.items()))
    full = {pool: (n, free[pool]) for pool, n in asked.items() if lugares.cupos and n > free[pool]}
    return Cabida(asked.total(), fits, total, full)


def sin_lugar(lugares: Lugares, people: Iterable[tuple[int, str]]) -> list[int]:
    """Return who of (id, country), in this order, gets no seat."""
    waiting = []
    for id_, pais in people:
        if lugares.libres(pais) > 0:
            lugares.ocupar(pais)
        else:
            waiting.append(id_)
    return waiting
