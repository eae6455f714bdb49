"""What can happen to the deadlines of a cohort."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import delete

from cursos.plazos.errors import FueraDeCohorteError
from cursos.plazos.models import Plazo
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.i18n import DEFAULT_ZONE
from plataforma.jobs import enqueue
from plataforma.paises import zona_de

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cursos.cohortes.models import Cohorte
    from cursos.plazos.queries import Tramo
    from plataforma.identidad.models import Usuario

RECORDAR = "plazos.recordar"
RECORDAR_CIERRE = "plazos.recordar_cierre"
HORA = time(8, 0)  # of the chamber's clock
ANTES = 3  # days before the deadline of a module
ANTES_DEL_CIERRE = (7, 1)


def fuera(cohorte: Cohorte, dias: Mapping[str, date | None]) -> list[str]:
    """Return which days are not within the cohort."""
    return [
        k for k, d in dias.items() if d is not None and not cohorte.inicio <= d <= cohorte.cierre
    ]


def guardar_plazos(
    cohorte: Cohorte,
    tramos: Sequence[Tramo],
    dias: Mapping[str, date | None],
    *,
    actor: Usuario,
) -> None:
    """Set the day of each module, None for none. Reminders asked for another day become void."""
    if fuera(cohorte, dias):
        raise FueraDeCohorteError
    changed = [t for t in tramos if t.campo in dias and dias[t.campo] != t.dia]
    for tramo in changed:
        db.session.execute(
            delete(Plazo).where(
                Plazo.cohorte_id == cohorte.id,
                Plazo.curso_id == tramo.curso_id,
                Plazo.modulo_clave == tramo.modulo.clave,
            )
        )
        day = dias[tramo.campo]
        if day is not None:
            _set(cohorte, tramo, day)
    if changed:
        audit.record(
            "cohorte.plazos", ("cohorte", cohorte.id), actor=actor, datos={"cambios": len(changed)}
        )


def _set(cohorte: Cohorte, tramo: Tramo, day: date) -> None:
    plazo = Plazo(
        cohorte_id=cohorte.id, curso_id=tramo.curso_id, modulo_clave=tramo.modulo.clave, dia=day
    )
    db.session.add(plazo)
    db.session.flush()
    moment = _morning(cohorte, day - timedelta(days=ANTES))
    if moment > now():
        enqueue(RECORDAR, {"plazo": plazo.id, "dia": day.isoformat()}, no_antes_el=moment)


def programar_cierre(cohorte: Cohorte) -> None:
    """Ask for the reminders of the closing day; those asked for another day become void."""
    for days in ANTES_DEL_CIERRE:
        moment = _morning(cohorte, cohorte.cierre - timedelta(days=days))
        if moment > now():
            payload = {"cohorte": cohorte.id, "cierre": cohorte.cierre.isoformat(), "dias": days}
            enqueue(RECORDAR_CIERRE, payload, no_antes_el=moment)


def repartir(cohorte: Cohorte, tramos: Sequence[Tramo]) -> dict[str, date]:
    """Propose a day for each module: the time until the closing, in even parts."""
    span = (cohorte.cierre - cohorte.inicio).days
    return {
        tramo.campo: cohorte.inicio + timedelta(days=span * n // len(tramos))
        for n, tramo in enumerate(tramos, 1)
    }


def _morning(cohorte: Cohorte, day: date) -> datetime:
    zone = zona_de(cohorte.organizacion.pais) or DEFAULT_ZONE
    return datetime.combine(day, HORA, tzinfo=ZoneInfo(zone))
