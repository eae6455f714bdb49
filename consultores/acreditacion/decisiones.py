"""What happens to a consultant: applying, and the decisions. Each one is kept, audited and told."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from consultores.acreditacion import emails, olvido, plazos, queries
from consultores.acreditacion.ficha import (
    YaPostuladoError,
    agregar,
    datos_de_ficha,
    escribir,
    poner_areas,
)
from consultores.acreditacion.models import EstadoPostulacion, Postulacion
from consultores.red.models import (
    Consultor,
    Decision,
    Desempeno,
    Dictamen,
    EstadoConsultor,
)
from consultores.red.services import FUENTE, bloquear, clave
from plataforma import audit
from plataforma.busqueda import request_update
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import DomainError
from plataforma.identidad.queries import list_con_rol
from plataforma.permissions import Rol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from consultores.acreditacion.ficha import Ficha
    from plataforma.identidad.models import Usuario


class PostulacionCerradaError(DomainError):
    mensaje = _l("La postulación ya fue resuelta. Actualice la página para ver cómo quedó.")


class NoAcreditadoError(DomainError):
    mensaje = _l("Solo se suspende a un consultor acreditado. Actualice la página.")


class NoSuspendidoError(DomainError):
    mensaje = _l("La suspensión ya terminó. Actualice la página.")


class FaltaMotivoError(DomainError):
    mensaje = _l("Escriba el motivo: la persona lo recibe por correo.")


class YaRespondioError(DomainError):
    mensaje = _l("Ya respondió a la suspensión. La Secretaría tiene su respuesta.")


def postular(persona: Usuario, ficha: Ficha, *, nivel: str = "") -> Consultor:
    """Make the profile of who applies, or write it anew after a refusal; not public yet."""
    consultor = _find_postulante(persona)
    if consultor is None:
        consultor = Consultor(usuario=persona, desempeno=Desempeno())
        escribir(consultor, ficha)
        agregar(consultor)
    elif consultor.estado in (EstadoConsultor.POSTULADO, EstadoConsultor.RECHAZADO):
        escribir(consultor, ficha)
        consultor.estado = EstadoConsultor.POSTULADO
        consultor.postulado_el = now()
    else:
        raise YaPostuladoError
    consultor.declarado_el = now()
    db.session.flush()
    _application(consultor, persona, ficha, nivel)
    audit.record("consultor.postulado", ("consultor", consultor.id), actor=persona)
    emails.postulado(consultor)
    return consultor


def _application(consultor: Consultor, persona: Usuario, ficha: Ficha, nivel: str) -> None:
    """Send the open application; who applies in one go gets one that says the same."""
    found = queries.find_abierta(persona)
    if found is None:
        found = Postulacion(
            clave=secrets.token_hex(16),
            usuario=persona,
            datos=datos_de_ficha(ficha, nivel),
        )
        db.session.add(found)
    found.consultor = consultor
    found.pais = consultor.pais
    found.estado = EstadoPostulacion.ENVIADA
    found.enviada_el = sent = now()
    found.responder_antes_el = plazos.promesa(sent)
    found.opinar_antes_el = plazos.opinion(sent, found.pais)
    db.session.flush()


def avisar_contrapartes(p: Postulacion) -> None:
    """Tell who recommends that something waits."""
    for person in list_con_rol(Rol.CONTRAPARTE, pais=p.pais):
        emails.por_revisar(person, p)


def _find_postulante(persona: Usuario) -> Consultor | None:
    audit.take_turn()
    return db.session.scalar(
        select(Consultor).where(Consultor.usuario_id == persona.id).with_for_update(of=Consultor)
    )


def acreditar(
    consultor: Consultor,
    *,
    actor: Usuario | None,
    nivel: str,
    areas: Iterable[str] | None = None,
    el: datetime | None = None,
) -> None:
    """Accredit for 24 months, in these areas or in all that were asked for."""
    bloquear(consultor)
    if consultor.estado != EstadoConsultor.POSTULADO:
        raise PostulacionCerradaError
    consultor.acreditado_el = el or now()
    plazos.poner_vigencia(consultor, consultor.acreditado_el)
    consultor.estado = EstadoConsultor.ACREDITADO
    consultor.nivel = nivel
    if areas is not None:
        poner_areas(consultor, areas)
    cerrar(consultor, EstadoPostulacion.ACEPTADA)
    decidir(consultor, Decision.ACREDITAR, actor, "", {"nivel": nivel})
    emails.acreditado(consultor)


def rechazar(consultor: Consultor, *, actor: Usuario | None, motivo: str, causa: str = "") -> None:
    """Refuse an application; the person may apply again."""
    bloquear(consultor)
    if consultor.estado != EstadoConsultor.POSTULADO:
        raise PostulacionCerradaError
    if not motivo.strip():
        raise FaltaMotivoError
    consultor.estado = EstadoConsultor.RECHAZADO
    cerrar(consultor, EstadoPostulacion.RECHAZADA, causa, motivo)
    decidir(consultor, Decision.RECHAZAR, actor, motivo)
    emails.rechazado(consultor, motivo)


def cerrar(
    consultor: Consultor, estado: EstadoPostulacion, causa: str = "", motivo: str = ""
) -> None:
    """Close what the consultant asked for, with how it ended."""
    found = queries.find_en_revision(consultor)
    if found is None:
        return
    found.estado = estado
    found.motivo, found.motivo_texto = causa, motivo.strip()
    found.decidida_el = now()
    olvido.programar_olvido(found)


def suspender(consultor: Consultor, *, actor: Usuario | None, motivo: str) -> None:
    """Take out of the directory. Firms whose request was not yet accepted may choose another."""
    bloquear(consultor)
    if consultor.estado != EstadoConsultor.ACREDITADO:
        raise NoAcreditadoError
    if not motivo.strip():
        raise FaltaMotivoError
    consultor.estado = EstadoConsultor.SUSPENDIDO
    decidir(consultor, Decision.SUSPENDER, actor, motivo)
    emails.suspendido(consultor, motivo)


def levantar(consultor: Consultor, *, actor: Usuario | None, motivo: str) -> None:
    """End a suspension: the accreditation goes on, to the day it had."""
    bloquear(consultor)
    if consultor.estado != EstadoConsultor.SUSPENDIDO or consultor.vence_el is None:
        raise NoSuspendidoError
    if not motivo.strip():
        raise FaltaMotivoError
    consultor.estado = EstadoConsultor.ACREDITADO
    decidir(consultor, Decision.LEVANTAR, actor, motivo)
    emails.levantado(consultor, motivo)


def responder(consultor: Consultor, *, actor: Usuario, texto: str) -> None:
    """The suspended one answers, once; whoever suspended is told."""
    bloquear(consultor)
    last = queries.find_suspension(consultor)
    if consultor.estado != EstadoConsultor.SUSPENDIDO or last is None:
        raise NoSuspendidoError
    if last.descargo:
        raise YaRespondioError
    last.descargo = texto.strip()
    last.descargo_el = now()
    audit.record("consultor.descargo", ("consultor", consultor.id), actor=actor)
    if last.actor is not None:
        emails.descargo(consultor, last.actor, last.descargo)


def decidir(
    consultor: Consultor,
    decision: Decision,
    actor: Usuario | None,
    motivo: str,
    datos: dict[str, str] | None = None,
) -> None:
    """Keep the decision with its reason, tell the audit log, and bring the search up to date."""
    dictamen = Dictamen(
        consultor_id=consultor.id,
        decision=decision,
        motivo=motivo.strip(),
        actor_id=actor.id if actor else None,
        decidido_el=now(),
    )
    db.session.add(dictamen)
    audit.record(f"consultor.{decision}", ("consultor", consultor.id), actor=actor, datos=datos)
    request_update(FUENTE, clave(consultor))
