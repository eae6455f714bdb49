"""Everything that anybody may try on a request, and what must hold after each try."""

from __future__ import annotations

import secrets
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, inspect, select

from consultores.pasos import admision, entregables, marcha, ofertas
from consultores.reloj.services import mirar
from consultores.solicitudes.causas import Excusa, Rechazo
from consultores.solicitudes.desempeno import OCUPAN
from consultores.solicitudes.estados import CON_CONSULTOR, FINALES, TRANSICIONES, Estado, Papel
from consultores.solicitudes.models import Asignacion, Movimiento, Respuesta, Solicitud
from plataforma.audit.models import AuditLine
from plataforma.clock import at
from plataforma.db import db, transaction
from plataforma.permissions import Rol
from tests.factories.consultores import OPINION, make_borrador, make_consultor
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario

COMIENZO = datetime(2027, 3, 8, 14, 0, tzinfo=UTC)
GESTOR = Papel.GESTOR


class Partida:
    """One request with its firm, three consultants, the counterpart and the time."""

    def __init__(self, tipo: str) -> None:
        self.momento = COMIENZO
        with at(COMIENZO), transaction():
            self.firma = make_usuario("Ana Benítez")
            self.gestor = make_usuario("Gael Núñez", roles=(Rol.CONTRAPARTE,))
            self.consultores = [
                make_consultor(make_usuario(f"Consultor {n}"), nombre=f"Consultor {n}")
                for n in range(3)
            ]
            self.solicitud = make_borrador(self.firma, tipo=tipo)
            self.id = self.solicitud.id

    def quien(self, number: int) -> Usuario:
        found = self.consultores[number].usuario
        assert found is not None
        return found

    def intentar(self, que: Callable[[Solicitud], object]) -> None:
        """Do it, all or nothing, at this moment."""
        with at(self.momento), transaction():
            que(db.session.get_one(Solicitud, self.id))

    def mirar(self) -> None:
        db.session.commit()
        with at(self.momento):
            mirar()

    def terminar(self) -> None:
        """Leave nothing that the next one would meet."""
        with transaction():
            request = db.session.get_one(Solicitud, self.id)
            request.proximo_el = None
            for consultor in self.consultores:
                consultor.cupo = 0

    def foto(self) -> tuple[Any, ...]:
        """Return all that the database holds of the request."""
        s = db.session.get_one(Solicitud, self.id, populate_existing=True)
        row = tuple(getattr(s, c.key) for c in inspect(Solicitud).column_attrs)
        offers = tuple((a.consultor_id, a.respuesta, a.respondida_el) for a in s.asignaciones)
        lines = len(self.lineas())
        return (row, offers, len(s.movimientos), len(s.entregables), s.calificacion is None, lines)

    def lineas(self) -> list[str]:
        about = f"solicitud:{db.session.get_one(Solicitud, self.id).referencia}"
        found = select(AuditLine.accion).where(AuditLine.objeto == about).order_by(AuditLine.id)
        return list(db.session.scalars(found))

    def comprobar(self) -> None:
        s = db.session.get_one(Solicitud, self.id, populate_existing=True)
        moves = list(db.session.scalars(_moves(self.id)))
        _check_history(s, moves)
        assert self.lineas() == [f"solicitud.{m.acto}" for m in moves]
        _check_state(s)
        for consultor in self.consultores:
            _check_figures(consultor)


def _moves(solicitud_id: int) -> Any:
    return select(Movimiento).where(Movimiento.solicitud_id == solicitud_id).order_by(Movimiento.id)


def _check_history(s: Solicitud, moves: list[Movimiento]) -> None:
    """Each move is of the table, begins where the last one ended, and the last is the state."""
    here = Estado.BORRADOR
    for m in moves:
        assert m.desde == here
        assert TRANSICIONES[m.desde, m.acto, m.papel] == m.hacia
        here = Estado(m.hacia)
    assert s.estado == here


def _check_state(s: Solicitud) -> None:
    assert bool(s.ofertas) == (s.estado == Estado.ASIGNADA)
    if s.estado in CON_CONSULTOR:
        assert s.consultor_id is not None
    if s.estado in FINALES or s.estado == Estado.BORRADOR:
        assert (s.reloj, s.proximo_el, s.limite_el) == ("", None, None)
        assert (s.cerrada_el is not None) == (s.estado in FINALES)
        return
    assert s.estado != Estado.ADMITIDA  # it goes on at once
    assert s.reloj
    assert s.proximo_el is not None
    assert s.limite_el is not None
    assert s.proximo_el <= max(s.limite_el, s.actualizada_el) or s.aviso == 0


def _check_figures(consultor: Consultor) -> None:
    """The copy equals what one counts by hand."""
    offers = db.session.scalars(
        select(Asignacion).where(Asignacion.consultor_id == consultor.id)
    ).all()
    by = Counter(a.respuesta for a in offers)
    owned = Counter(
        db.session.scalars(select(Solicitud.estado).where(Solicitud.consultor_id == consultor.id))
    )
    d = consultor.desempeno
    db.session.refresh(d)
    assert d.aceptadas == by[Respuesta.ACEPTADA]
    assert d.respondidas == by[Respuesta.ACEPTADA] + by[Respuesta.DECLINADA]
    assert d.abiertas == by[Respuesta.PENDIENTE] + sum(owned[e] for e in OCUPAN)


def _send_again(s: Solicitud, who: Usuario) -> None:
    admision.enviar(s, actor=who)


def _deliver(s: Solicitud, who: Usuario) -> None:
    entregables.entregar(s, actor=who, texto="Paga 0 %.", intento=secrets.token_hex(8))


def _pause(s: Solicitud, who: Usuario) -> None:
    day = db.session.scalar(select(func.max(Movimiento.ocurrio_el))) or COMIENZO
    marcha.suspender(s, actor=who, hasta=day.date() + timedelta(days=10), motivo="Feria.")


# What anybody may try; the services say no where it is not theirs, or not now.
ACTOS: Mapping[str, Callable[[Solicitud, Usuario], object]] = {
    "enviar": _send_again,
    "descartar": lambda s, who: marcha.descartar(s, actor=who),
    "aceptar": lambda s, who: ofertas.aceptar(s, actor=who),
    "declinar": lambda s, who: ofertas.declinar(
        s, actor=who, causa=Excusa.SIN_TIEMPO, motivo="Hoy no."
    ),
    "retirar": lambda s, who: ofertas.retirar(s, actor=who),
    "acordar": lambda s, who: marcha.acordar(s, actor=who),
    "empezar": lambda s, who: marcha.empezar(s, actor=who),
    "suspender": _pause,
    "sin_contacto": lambda s, who: marcha.declarar_sin_contacto(s, actor=who, motivo="No atiende."),
    "reanudar": lambda s, who: marcha.reanudar(s, actor=who),
    "entregar": _deliver,
    "ajustes": lambda s, who: marcha.pedir_ajustes(s, actor=who, motivo="Falta la fuente."),
    "confirmar": lambda s, who: entregables.confirmar(s, OPINION, actor=who),
    "cancelar": lambda s, who: marcha.cancelar(s, actor=who, motivo="Ya no hace falta."),
}
DEL_GESTOR: Mapping[str, Callable[[Solicitud, Usuario], object]] = {
    "admitir": lambda s, who: admision.admitir(s, actor=who),
    "observar": lambda s, who: admision.observar(s, actor=who, motivo="Falta el destino."),
    "rechazar": lambda s, who: admision.rechazar(
        s, actor=who, causa=Rechazo.DUPLICADA, motivo="Es igual a otra."
    ),
    "quitar": lambda s, who: ofertas.quitar(s, actor=who, papel=GESTOR, motivo="No contesta."),
    "prorrogar": lambda s, who: marcha.prorrogar(s, actor=who, dias=3, motivo="Espera un dato."),
    "reanudar": lambda s, who: marcha.reanudar(s, actor=who, papel=GESTOR),
    "cancelar": lambda s, who: marcha.cancelar(s, actor=who, papel=GESTOR, motivo="Se resolvió."),
    "cerrar": lambda s, who: marcha.cerrar(s, actor=who, motivo="La empresa está conforme."),
}
