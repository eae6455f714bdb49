"""What the consultant hands over, and the firm's word on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from consultores.pasos import emails_consultor, emails_empresa
from consultores.solicitudes import archivos, desempeno, una_vez
from consultores.solicitudes.borradores import INTENTO
from consultores.solicitudes.causas import Desenlace
from consultores.solicitudes.errors import (
    SinCalificacionError,
    YaNoEsSuyaError,
    YaReplicadaError,
)
from consultores.solicitudes.estados import Acto, Papel, siguiente
from consultores.solicitudes.intercambio import Calificacion, Entregable
from consultores.solicitudes.movimientos import lock, mover
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consultores.solicitudes.models import Solicitud
    from plataforma.archivos import Subida
    from plataforma.identidad.models import Usuario


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """The four questions, and what the firm wants to add."""

    contactada: bool
    util: bool
    a_tiempo: bool
    trato: int
    comentario: str = ""


def entregar(
    solicitud: Solicitud,
    *,
    actor: Usuario,
    texto: str,
    intento: str,
    subidas: Sequence[Subida] = (),
) -> Entregable:
    """Hand over the result; sent twice with the same mark it is one."""
    lock(solicitud)
    papel = solicitud.papel_de(actor)
    if papel is None:
        raise YaNoEsSuyaError
    intento = intento[:INTENTO]
    found = una_vez.buscar(Entregable, solicitud.id, intento)
    if found is not None:
        return found
    siguiente(solicitud.estado, Acto.ENTREGAR, papel)
    guardados = archivos.guardar_todos(subidas, solicitud.id, actor)
    mover(solicitud, Acto.ENTREGAR, actor=actor)
    entregable = Entregable(
        intento=intento, texto=texto.strip(), archivos=guardados, entregado_el=now()
    )
    solicitud.entregables.append(entregable)
    db.session.flush()
    _count(solicitud)
    emails_empresa.entregada(solicitud)
    return entregable


def confirmar(solicitud: Solicitud, opinion: Opinion, *, actor: Usuario) -> None:
    """Close the request with the firm's answers."""
    lock(solicitud)
    mover(solicitud, Acto.CONFIRMAR, actor=actor)
    solicitud.desenlace = Desenlace.RESUELTA if opinion.util else Desenlace.SIN_AYUDA
    solicitud.calificacion = Calificacion(
        contactada=opinion.contactada,
        util=opinion.util,
        a_tiempo=opinion.a_tiempo,
        trato=opinion.trato,
        comentario=opinion.comentario.strip(),
        calificada_el=now(),
    )
    db.session.flush()
    _count(solicitud)
    emails_consultor.cerrada(solicitud)


def replicar(solicitud: Solicitud, *, actor: Usuario, texto: str) -> None:
    """Answer the rating, once."""
    lock(solicitud)
    if solicitud.papel_de(actor) != Papel.CONSULTOR:
        raise YaNoEsSuyaError
    if solicitud.calificacion is None:
        raise SinCalificacionError
    if solicitud.calificacion.replicada_el is not None:
        raise YaReplicadaError
    solicitud.calificacion.replica = texto.strip()
    solicitud.calificacion.replicada_el = now()
    audit.record("solicitud.replica", ("solicitud", solicitud.referencia), actor=actor)
    emails_empresa.replicada(solicitud)


def _count(solicitud: Solicitud) -> None:
    if solicitud.consultor_id is not None:
        desempeno.actualizar(solicitud.consultor_id)
