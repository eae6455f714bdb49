"""How fairly the network shares out what it proposes: figures to publish, with their definitions.

Looked at: what the network itself offered (not what firms chose), by area and country of the firm.
Compared: consultants of that area who serve that country and were accredited in the period, each by
offers per month in which they could be asked: accredited, not away.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from consultores.red.models import Ausencia, Consultor, ConsultorArea, ConsultorPais
from consultores.solicitudes.estados import Papel
from consultores.solicitudes.models import Asignacion, Respuesta, Solicitud
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

MES = timedelta(days=30)
MINIMO_ACTIVO = timedelta(days=14)  # below it, one offer more or less says nothing
Grupo = tuple[str, str]  # area, country of the firm


@dataclass(frozen=True, kw_only=True)
class FilaEquidad:
    """One area and country. `indice` is Jain's: 1 when all get the same, 1/n when one gets all."""

    area: str
    pais: str
    consultores: int  # who could be asked
    ofrecidas: int
    tomadas: int
    rechazadas: int
    calladas: int
    minimo: float  # offers per active month: of who got fewest, of the middle one, of who got most
    mediana: float
    maximo: float
    indice: float | None


def equidad(desde: datetime, hasta: datetime) -> list[FilaEquidad]:
    """Return a row for each area and country in which something was offered, most offers first."""
    offers = _offers(desde, hasta)
    months = _active_months(desde, hasta)
    members = _members(months)
    rows = [_row(group, found, members[group], months) for group, found in offers.items()]
    return sorted(rows, key=lambda r: (-r.ofrecidas, r.area, r.pais))


def _row(
    group: Grupo,
    found: Mapping[int, Mapping[str, int]],
    members: Iterable[int],
    months: Mapping[int, float],
) -> FilaEquidad:
    people = [c for c in {*members, *found} if c in months]
    shares = sorted(sum(found.get(c, {}).values()) / months[c] for c in people)
    total: dict[str, int] = defaultdict(int)
    for answers in found.values():
        for answer, count in answers.items():
            total[answer] += count
    return FilaEquidad(
        area=group[0],
        pais=group[1],
        consultores=len(people),
        ofrecidas=sum(total.values()),
        tomadas=total[Respuesta.ACEPTADA],
        rechazadas=total[Respuesta.DECLINADA],
        calladas=total[Respuesta.SILENCIO],
        minimo=shares[0] if shares else 0.0,
        mediana=median(shares) if shares else 0.0,
        maximo=shares[-1] if shares else 0.0,
        indice=jain(shares),
    )


def jain(shares: Sequence[float]) -> float | None:
    """Return (Σx)² / (n · Σx²); None when there is nobody to compare or nothing was shared."""
    squares = sum(x * x for x in shares)
    if len(shares) < 2 or not squares:  # noqa: PLR2004 — two can be compared
        return None
    return sum(shares) ** 2 / (len(shares) * squares)


def _offers(desde: datetime, hasta: datetime) -> dict[Grupo, dict[int, dict[str, int]]]:
    """Return {group: {consultant: {answer: how many}}} of what the network offered."""
    a, s = Asignacion, Solicitud
    rows = db.session.execute(
        select(s.area, s.pais, a.consultor_id, a.respuesta, func.count())
        .join(s, s.id == a.solicitud_id)
        .where(a.asignada_el >= desde, a.asignada_el < hasta, a.por == Papel.SISTEMA)
        .group_by(s.area, s.pais, a.consultor_id, a.respuesta)
    )
    found: dict[Grupo, dict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for area, pais, consultor_id, answer, count in rows:
        found[area, pais][consultor_id][answer] = count
    return found


def _active_months(desde: datetime, hasta: datetime) -> dict[int, float]:
    """Return the months in which each consultant could be asked; who hardly could is left out."""
    c = Consultor
    accredited = db.session.execute(
        select(c.id, c.acreditado_el, c.vence_el).where(
            c.acreditado_el.is_not(None), c.acreditado_el < hasta, c.vence_el > desde
        )
    )
    spans = {i: min(end, hasta) - max(begin, desde) for i, begin, end in accredited}
    away = db.session.execute(
        select(Ausencia.consultor_id, Ausencia.desde, Ausencia.hasta).where(
            Ausencia.desde < hasta.date(), Ausencia.hasta >= desde.date()
        )
    )
    for consultor_id, first, last in away:
        if consultor_id in spans:
            days = min(last, hasta.date()) - max(first, desde.date())
            spans[consultor_id] -= days + timedelta(days=1)
    return {i: span / MES for i, span in spans.items() if span >= MINIMO_ACTIVO}


def _members(active: Mapping[int, float]) -> dict[Grupo, set[int]]:
    """Return who is of each area and serves each country."""
    rows = db.session.execute(
        select(ConsultorArea.area, ConsultorPais.pais, ConsultorArea.consultor_id).join(
            ConsultorPais, ConsultorPais.consultor_id == ConsultorArea.consultor_id
        )
    )
    found: dict[Grupo, set[int]] = defaultdict(set)
    for area, pais, consultor_id in rows:
        if consultor_id in active:
            found[area, pais].add(consultor_id)
    return found
