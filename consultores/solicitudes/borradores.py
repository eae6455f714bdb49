"""A request before it is sent: kept in the database from step to step."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.solicitudes.errors import ConsultorPropioError, YaRespondioError
from consultores.solicitudes.estados import NOMBRES, Acto, ActoImposibleError, Estado
from consultores.solicitudes.models import Asignacion, Respuesta, Solicitud
from consultores.taxonomia import TIPOS
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import Usuario

if TYPE_CHECKING:
    from consultores.red.models import Consultor

INTENTO = 32  # characters of the mark that a form carries (plataforma.forms.UnaVezForm)
EDITABLES = (Estado.BORRADOR, Estado.OBSERVADA)  # states in which the firm may change it
MAX_TEXTO = 4000  # characters of a description or a message


@dataclass(frozen=True, kw_only=True)
class Detalle:
    """What the firm tells in the second step."""

    titulo: str
    descripcion: str
    producto: str = ""
    mercado: str = ""
    idioma: str = "es"


def empezar_borrador(
    persona: Usuario, *, intento: str, tipo: str, consultor: Consultor | None = None
) -> Solicitud:
    """Begin a request; the same form sent twice gives the same one."""
    intento = intento[:INTENTO]
    # Two clicks at once wait for each other on the person's row.
    db.session.execute(select(Usuario.id).where(Usuario.id == persona.id).with_for_update())
    found = db.session.scalar(
        select(Solicitud).where(
            Solicitud.solicitante_id == persona.id, Solicitud.intento == intento
        )
    )
    if found is not None:
        return found
    moment = now()
    solicitud = Solicitud(
        referencia=secrets.token_hex(8),
        intento=intento,
        solicitante=persona,
        empresa=persona.empresa,
        pais=persona.pais,
        idioma=persona.idioma,
        tipo=tipo,
        area=TIPOS[tipo].area,
        servicio=TIPOS[tipo].servicio,
        estado=Estado.BORRADOR,
        creada_el=moment,
        actualizada_el=moment,
    )
    db.session.add(solicitud)
    db.session.flush()
    solicitud.referencia = f"AT-{moment.year}-{solicitud.id:06d}"
    if consultor is not None:
        proponer_consultor(solicitud, consultor)
    return solicitud


def cambiar_tipo(solicitud: Solicitud, tipo: str) -> None:
    _check_draft(solicitud)
    solicitud.tipo, solicitud.area = tipo, TIPOS[tipo].area
    solicitud.servicio = TIPOS[tipo].servicio
    solicitud.actualizada_el = now()


def contar(solicitud: Solicitud, detalle: Detalle) -> None:
    """Keep what the firm tells."""
    _check_draft(solicitud)
    solicitud.titulo = detalle.titulo
    solicitud.descripcion = detalle.descripcion
    solicitud.producto = detalle.producto
    solicitud.mercado = detalle.mercado
    solicitud.idioma = detalle.idioma
    solicitud.actualizada_el = now()


def proponer_consultor(solicitud: Solicitud, consultor: Consultor | None) -> None:
    """Choose who is asked first; nobody: the network proposes."""
    _check_draft(solicitud)
    if consultor is not None:
        check_consultor(solicitud, consultor)
    solicitud.elegido = consultor
    solicitud.actualizada_el = now()


def check_consultor(solicitud: Solicitud, consultor: Consultor) -> None:
    """Refuse oneself, and somebody who already had this request."""
    if consultor.usuario_id == solicitud.solicitante_id:
        raise ConsultorPropioError
    had = select(Asignacion.id).where(
        Asignacion.solicitud_id == solicitud.id,
        Asignacion.consultor_id == consultor.id,
        Asignacion.respuesta != Respuesta.TOMADA,
    )
    if db.session.scalar(had) is not None:
        raise YaRespondioError(nombre=consultor.nombre)


def _check_draft(solicitud: Solicitud) -> None:
    """Refuse to change what others have already: only a draft, or what was sent back."""
    if solicitud.estado not in EDITABLES:
        raise ActoImposibleError(estado=NOMBRES[solicitud.estado], acto=Acto.ENVIAR)
