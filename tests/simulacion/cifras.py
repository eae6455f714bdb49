"""The figures of the simulated year: outcomes, time of each step, fairness of the rotation."""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import median
from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.solicitudes.estados import Acto
from consultores.solicitudes.models import Asignacion, Movimiento, Respuesta, Solicitud
from consultores.solicitudes.plazos import habiles_entre
from consultores.solicitudes.relojes import PLAZOS, Reloj
from plataforma.db import db
from tests.simulacion.mundo import INICIO

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.simulacion.anio import Anio

IGUALES = 3  # consultants that a group needs, for a figure to say something


def cifras(anio: Anio) -> list[str]:
    """Return the figures of the year, a line each."""
    s = Solicitud
    ends = select(s.desenlace).where(s.desenlace != "")
    return [
        "states: " + _listed(Counter(db.session.scalars(select(s.estado)))),
        "outcomes: " + _listed(Counter(db.session.scalars(ends))),
        f"acts of people: {anio.hechos}; refused with a sentence: " + _listed(anio.tarde),
        *_steps(),
        *_fairness(anio),
    ]


def _listed(found: Counter[str]) -> str:
    return ", ".join(f"{name} {many}" for name, many in found.most_common()) or "none"


def _steps() -> list[str]:
    """Return how many of each step were in time, and the median of business days."""
    rows = db.session.execute(select(Solicitud.id, Solicitud.pais))
    country = {row.id: row.pais for row in rows}
    begun: dict[tuple[int, str], Movimiento] = {}
    times: defaultdict[str, list[int]] = defaultdict(list)
    for m in db.session.scalars(select(Movimiento).order_by(Movimiento.id)):
        since = begun.get((m.solicitud_id, FROM.get(m.acto, "")))
        if since is not None and (m.solicitud_id, m.acto) not in begun:
            days = habiles_entre(since.ocurrio_el, m.ocurrio_el, country[m.solicitud_id])
            times[m.acto].append(days)
        begun.setdefault((m.solicitud_id, m.acto), m)
    answers = select(Asignacion.respuesta, Asignacion.dias_respuesta)
    for answer, days in db.session.execute(answers):
        if answer in (Respuesta.ACEPTADA, Respuesta.DECLINADA):
            times["answer"].append(days or 0)
        elif answer == Respuesta.SILENCIO:
            times["answer"].append(PLAZOS[Reloj.ACEPTACION].limite + 1)
    admitted, asked = PLAZOS[Reloj.ADMISION].meta, PLAZOS[Reloj.ACEPTACION].meta
    return [
        _step("sent to admitted", times[Acto.ADMITIR], admitted),
        _step("offer to answer (silence: too late)", times["answer"], asked),
        _step("admitted to first acceptance", times[Acto.ACEPTAR], PLAZOS[Reloj.ASIGNACION].meta),
        _step("sent to first delivery", times[Acto.ENTREGAR], 20),
    ]


FROM = {Acto.ADMITIR: Acto.ENVIAR, Acto.ACEPTAR: Acto.ADMITIR, Acto.ENTREGAR: Acto.ENVIAR}


def _step(name: str, days: Sequence[int], goal: int) -> str:
    if not days:
        return f"{name}: none"
    kept = 100 * sum(d <= goal for d in days) / len(days)
    said = f"median {median(days):g} business days, {kept:.1f} % within {goal}"
    return f"{name}: {len(days)}, {said}"


def _fairness(anio: Anio) -> list[str]:
    """Offers of each consultant by active day, and by unit of capacity too, among equals.

    Equals serve the same countries in the same areas. Jain's index is (sum x)² / (n · sum x²): 1
    when all have the same; the Gini coefficient is 0 then. Active: in the network and not away.
    Turns go by head (docs/adr/0015): by capacity says what that gives to who offers more room.
    """
    offers = Counter(db.session.scalars(select(Asignacion.consultor_id)))
    by_head: defaultdict[str, list[float]] = defaultdict(list)
    by_room: defaultdict[str, list[float]] = defaultdict(list)
    for p in anio.mundo.personas.values():
        days = p.dias_activos(INICIO, anio.hasta)
        if days > 0:
            cell, rate = f"{p.grupo} {'+'.join(p.areas)}", 1000 * offers[p.consultor_id] / days
            by_head[cell].append(rate)
            by_room[cell].append(rate / p.cupo)
    return [
        *_unit("for each head and 1000 active days", by_head),
        *_unit("for each unit of capacity and 1000 active days", by_room),
    ]


def _unit(unit: str, cells: Mapping[str, list[float]]) -> list[str]:
    kept = {name: r for name, r in sorted(cells.items()) if len(r) >= IGUALES and any(r)}
    lines = [f"fairness among equals: offers {unit}"]
    for name, rates in kept.items():
        low = min(rates)
        ratio = f"{max(rates) / low:.2f}" if low else "no offer to one of them"
        lines.append(
            f"  {name}: {len(rates)} consultants, Jain {jain(rates):.3f},"
            f" Gini {gini(rates):.3f}, max/min {ratio}"
        )
    if kept:
        found = [jain(rates) for rates in kept.values()]
        lines.append(f"  all: median Jain {median(found):.3f}, lowest {min(found):.3f}")
    return lines


def jain(values: Sequence[float]) -> float:
    return sum(values) ** 2 / (len(values) * sum(v * v for v in values))


def gini(values: Sequence[float]) -> float:
    ordered, many = sorted(values), len(values)
    weighted = sum((n + 1) * v for n, v in enumerate(ordered))
    return 2 * weighted / (many * sum(ordered)) - (many + 1) / many
