"""Every request of a period, with what its firm lived through: days, dates kept, opinion."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.solicitudes.desempeno import CALLADAS, DEL_CONSULTOR
from consultores.solicitudes.intercambio import Calificacion, Entregable
from consultores.solicitudes.models import Asignacion, Respuesta, Solicitud
from consultores.solicitudes.plazos import habiles_entre
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Select


BUEN_TRATO = 4  # of 5


@dataclass
class Caso:
    """One request. Days are business days of the firm's country; None: it did not happen."""

    pais: str
    area: str
    enviada_el: datetime
    desenlace: str = ""
    ofrecidas: int = 0  # offers that were answered, or whose time to answer ran out
    a_tiempo: int = 0
    respondida_el: datetime | None = None  # by the first consultant who said yes or no
    aceptada_el: datetime | None = None
    entregada_el: datetime | None = None  # the first time
    en_fecha: bool | None = None  # None: nothing is due yet
    calificada: bool = False
    util: bool = False
    buen_trato: bool = False
    entregas: list[datetime] = field(default_factory=list)

    @property
    def dias_respuesta(self) -> int | None:
        return self._days(self.enviada_el, self.respondida_el)

    @property
    def dias_aceptacion(self) -> int | None:
        return self._days(self.enviada_el, self.aceptada_el)

    @property
    def dias_entrega(self) -> int | None:
        return self._days(self.aceptada_el, self.entregada_el)

    def _days(self, since: datetime | None, until: datetime | None) -> int | None:
        return None if since is None or until is None else habiles_entre(since, until, self.pais)


def list_casos(desde: datetime, hasta: datetime) -> list[Caso]:
    """Return the requests sent in the period, as they stand at its end: four statements."""
    s = Solicitud
    sent = (s.enviada_el >= desde, s.enviada_el < hasta)
    names = (s.id, s.pais, s.area, s.enviada_el, s.desenlace, s.entregar_antes_el, s.cerrada_el)
    rows = db.session.execute(select(*names).where(*sent)).all()
    found = {r.id: Caso(r.pais, r.area, r.enviada_el, r.desenlace) for r in rows}
    _answers(found, desde, hasta)
    _opinions(found, desde, hasta)
    for r in _of(select(Entregable.solicitud_id, Entregable.entregado_el), Entregable, sent):
        found[r.solicitud_id].entregas.append(r.entregado_el)
    for r in rows:
        _delivery(found[r.id], r.entregar_antes_el, r.cerrada_el or hasta)
    return list(found.values())


def _of(query: Select[Any], model: Any, sent: tuple[Any, ...]) -> Iterator[Any]:
    joined = query.join(Solicitud, Solicitud.id == model.solicitud_id).where(*sent)
    return iter(db.session.execute(joined.order_by(model.id)))


def _answers(found: dict[int, Caso], desde: datetime, hasta: datetime) -> None:
    a = Asignacion
    sent = (Solicitud.enviada_el >= desde, Solicitud.enviada_el < hasta)
    names = (a.solicitud_id, a.respuesta, a.respondida_el, a.responder_antes_el)
    first: dict[int, list[datetime]] = defaultdict(list)
    for r in _of(select(*names), a, sent):
        caso = found[r.solicitud_id]
        if r.respuesta in DEL_CONSULTOR:
            caso.ofrecidas += 1
            caso.a_tiempo += r.respondida_el <= r.responder_antes_el
            first[r.solicitud_id].append(r.respondida_el)
        elif r.respuesta in CALLADAS and (r.respondida_el or hasta) > r.responder_antes_el:
            caso.ofrecidas += 1
        if r.respuesta == Respuesta.ACEPTADA and caso.aceptada_el is None:
            caso.aceptada_el = r.respondida_el
    for solicitud_id, moments in first.items():
        found[solicitud_id].respondida_el = min(moments)


def _opinions(found: dict[int, Caso], desde: datetime, hasta: datetime) -> None:
    c = Calificacion
    sent = (Solicitud.enviada_el >= desde, Solicitud.enviada_el < hasta)
    for r in _of(select(c.solicitud_id, c.util, c.trato), c, sent):
        caso = found[r.solicitud_id]
        caso.calificada, caso.util, caso.buen_trato = True, r.util, r.trato >= BUEN_TRATO


def _delivery(caso: Caso, prometida: datetime | None, hasta: datetime) -> None:
    """Compare what was delivered last with the date that was promised or agreed last."""
    caso.entregada_el = min(caso.entregas, default=None)
    if prometida is None:
        return
    if caso.entregas:
        caso.en_fecha = max(caso.entregas) <= prometida
    elif prometida < hasta:
        caso.en_fecha = False
