"""Consultants in every situation."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from consultores.carga.queries import contar, listar
from consultores.red.models import Ausencia, Consultor, EstadoConsultor
from consultores.solicitudes.models import Asignacion, Respuesta
from plataforma.clock import now
from plataforma.db import db
from plataforma.dias_habiles import hoy
from plataforma.identidad.models import EstadoUsuario
from tests.factories.consultores import make_consultor
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from consultores.carga.fila import Filtro
    from plataforma.identidad.models import Usuario


LIST = "/es/administracion/carga/"
FILE = f"{LIST}consultores.csv"


def make_named(name: str, **changes: Any) -> Consultor:
    return make_consultor(make_usuario(name), nombre=name, **changes)


def names(filtro: Filtro, persona: Usuario) -> list[str]:
    total = contar(filtro, persona)[filtro.situacion]
    return [f.nombre for f in listar(filtro, persona, total).filas]


def offer(consultor: Consultor, solicitud_id: int, **changes: object) -> Asignacion:
    """Add an offer that was made ten days ago, and is answered as the test says."""
    moment = now() - timedelta(days=10)
    values = {"asignada_el": moment, "responder_antes_el": moment + timedelta(days=2)} | changes
    made = Asignacion(solicitud_id=solicitud_id, consultor=consultor, **values)
    db.session.add(made)
    db.session.flush()
    return made


def silent(consultor: Consultor, solicitud_id: int, **changes: object) -> Asignacion:
    late = now() - timedelta(days=5)
    values = {"respuesta": Respuesta.SILENCIO, "respondida_el": late} | changes
    return offer(consultor, solicitud_id, **values)


def full(c: Consultor) -> None:
    c.desempeno.abiertas = c.cupo


def away(c: Consultor) -> None:
    c.ausencias.append(Ausencia(desde=hoy(), hasta=hoy() + timedelta(days=3)))


def pausing(c: Consultor) -> None:
    c.pausa_hasta = hoy() + timedelta(days=1)


def asked(c: Consultor) -> None:
    c.ultima_oferta_el = now() - timedelta(days=1)


def suspended(c: Consultor) -> None:
    c.estado = EstadoConsultor.SUSPENDIDO


def expired(c: Consultor) -> None:
    c.vence_el = now() - timedelta(days=1)


def without_account(c: Consultor) -> None:
    assert c.usuario
    c.usuario.estado = EstadoUsuario.SUSPENDIDO


def due(c: Consultor) -> None:
    c.vence_el = now() + timedelta(days=30)


def back_today(c: Consultor) -> None:
    c.pausa_hasta = hoy()
