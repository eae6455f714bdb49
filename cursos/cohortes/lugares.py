"""The seats of a cohort: how many are free, for everybody or for people of one country.

A country with a quota has its own seats; people of the other countries share the rest.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.cohortes.models import CupoPais, EstadoParticipante, Participante
from plataforma.db import db

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte

# Who is on the waiting list has no seat; who left gave it back.
SIN_LUGAR = (EstadoParticipante.EN_ESPERA, EstadoParticipante.RETIRADO)
RESTO = ""  # the seats of all countries without a quota


@dataclass
class Lugares:
    """The seats as they stand; `ocupar` counts somebody in before the database does."""

    cupo: int
    cupos: dict[str, int]
    ocupados: Counter[str]  # by country

    def fondo(self, pais: str) -> str:
        """Return which seats somebody of this country takes: the country's own, or the rest."""
        return pais if pais in self.cupos else RESTO

    def libres(self, pais: str | None = None) -> int:
        """Return how many are free, in all or for people of one country."""
        free = self.cupo - self.ocupados.total()
        if pais is None or not self.cupos:
            return free
        pool = self.fondo(pais)
        size = self.cupos.get(pool, self.cupo - sum(self.cupos.values()))
        taken = sum(n for p, n in self.ocupados.items() if self.fondo(p) == pool)
        return min(free, size - taken)

    def ocupar(self, pais: str) -> None:
        self.ocupados[pais] += 1


def lugares_de(cohorte: Cohorte) -> Lugares:
    """Return the seats of a cohort: two statements. To take one, hold `services.lock` first."""
    taken: dict[str, int] = dict(
        db.session.execute(
            select(Participante.pais, func.count(Participante.id))
            .where(Participante.cohorte_id == cohorte.id, Participante.estado.not_in(SIN_LUGAR))
            .group_by(Participante.pais)
        )
        .tuples()
        .all()
    )
    quotas: dict[str, int] = dict(
        db.session.execute(
            select(CupoPais.pais, CupoPais.lugares).where(CupoPais.cohorte_id == cohorte.id)
        )
        .tuples()
        .all()
    )
    return Lugares(cohorte.cupo, quotas, Counter(taken))


def count_libres(cohorte: Cohorte, pais: str | None = None) -> int:
    """Return how many seats are free, in all or for people of one country."""
    return lugares_de(cohorte).libres(pais)
