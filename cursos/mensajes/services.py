"""Writing to many people of a cohort: who gets it and how, once each, and not too often."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from sqlalchemy import exists, insert, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased, contains_eager, joinedload, lazyload

from cursos.cohortes.models import Participante
from cursos.cohortes.queries import Situacion
from cursos.cohortes.services import lock
from cursos.inscripciones.models import Inscripcion
from cursos.mensajes.models import DestinatarioMensaje, MensajeCohorte, SinMensajes, Via
from cursos.tablero.filtro import Filtro
from cursos.tablero.queries import select_personas
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import DomainError, NotFoundError
from plataforma.identidad.models import Usuario
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from cursos.cohortes.alcance import Vista
    from plataforma.texto import TextoBilingue

ENTRE_MENSAJES = timedelta(days=3)


class NadieError(DomainError):
    mensaje = _l("Nadie queda para escribirle: vea a quiénes dejamos fuera y por qué.")


@dataclass
class Reparto:
    """Whom a message would go to as things stand, and who is left out."""

    correo: list[Participante] = field(default_factory=list)
    whatsapp: list[Participante] = field(default_factory=list)
    recientes: list[Participante] = field(default_factory=list)
    no_quieren: list[Participante] = field(default_factory=list)
    sin_contacto: list[Participante] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.correo) + len(self.whatsapp)


def preparar(
    vista: Vista,
    filtro: Filtro,
    *,
    asunto: TextoBilingue,
    texto: TextoBilingue,
    marca: str,
    actor: Usuario,
) -> MensajeCohorte:
    """Keep a text for the check. Nobody is told. The same form again is the same message."""
    mensaje = MensajeCohorte(
        cohorte_id=vista.cohorte.id,
        organizacion_id=vista.organizacion.id,
        autor_id=actor.id,
        marca=marca,
        filtro=filtro.as_args(),
        asunto=asunto,
        texto=texto,
    )
    try:
        with db.session.begin_nested():
            db.session.add(mensaje)
            db.session.flush()
    except IntegrityError:
        found = db.session.scalar(
            select(MensajeCohorte).where(
                MensajeCohorte.marca == marca, MensajeCohorte.autor_id == actor.id
            )
        )
        if found is None:
            raise NotFoundError from None
        return found
    return mensaje


def find_mensaje(vista: Vista, mensaje_id: int) -> MensajeCohorte | None:
    """Return a message that this chamber wrote to this cohort."""
    return db.session.scalar(
        select(MensajeCohorte)
        .where(
            MensajeCohorte.id == mensaje_id,
            MensajeCohorte.cohorte_id == vista.cohorte.id,
            MensajeCohorte.organizacion_id == vista.organizacion.id,
        )
        .options(joinedload(MensajeCohorte.autor))
    )


def list_enviados(vista: Vista) -> list[MensajeCohorte]:
    """Return the last messages that this chamber sent to the cohort."""
    found = select(MensajeCohorte).where(
        MensajeCohorte.cohorte_id == vista.cohorte.id,
        MensajeCohorte.organizacion_id == vista.organizacion.id,
        MensajeCohorte.enviado_el.is_not(None),
    )
    newest = found.order_by(MensajeCohorte.enviado_el.desc()).limit(5)
    return list(db.session.scalars(newest.options(joinedload(MensajeCohorte.autor))))


def repartir(vista: Vista, filtro: Filtro) -> Reparto:
    """Sort whom the filter shows: one statement. Who left gets nothing."""
    if filtro.situacion == Situacion.RETIRADO:
        return Reparto()
    stopped = exists().where(SinMensajes.participante_id == Participante.id)
    rows = db.session.execute(
        select_personas(vista.alcance, filtro)
        .add_columns(_written_lately(vista), stopped)
        .options(
            lazyload(Participante.cohorte),
            joinedload(Participante.usuario).lazyload(Usuario.roles),
            joinedload(Participante.inscripcion).joinedload(Inscripcion.curso),
        )
    )
    found = Reparto()
    for participante, _situacion, lately, refuses in rows:
        _place(found, participante, lately=lately, refuses=refuses)
    return found


def _place(found: Reparto, p: Participante, *, lately: bool, refuses: bool) -> None:
    if refuses:
        found.no_quieren.append(p)
    elif lately:
        found.recientes.append(p)
    elif direccion_de(p):
        found.correo.append(p)
    elif p.telefono:
        found.whatsapp.append(p)
    else:
        found.sin_contacto.append(p)


def direccion_de(p: Participante) -> str:
    """The proven address of the account, once there is one; else what the list says."""
    if p.usuario and p.usuario.correo_verificado_el:
        return p.usuario.correo
    return p.correo or ""


def _written_lately(vista: Vista) -> ColumnElement[bool]:
    """Whether this chamber wrote to the person, in whatever cohort, a short while ago."""
    other = aliased(Participante)
    same = or_(
        other.id == Participante.id,
        other.usuario_id == Participante.usuario_id,
        other.correo == Participante.correo,
    )
    return (
        select(DestinatarioMensaje.id)
        .join(MensajeCohorte, MensajeCohorte.id == DestinatarioMensaje.mensaje_id)
        .join(other, other.id == DestinatarioMensaje.participante_id)
        .where(
            same,
            MensajeCohorte.organizacion_id == vista.organizacion.id,
            MensajeCohorte.enviado_el > now() - ENTRE_MENSAJES,
            or_(DestinatarioMensaje.via == Via.CORREO, DestinatarioMensaje.hecho_el.is_not(None)),
        )
        .correlate(Participante)
        .exists()
    )


def enviar(vista: Vista, mensaje_id: int, *, actor: Usuario) -> MensajeCohorte:
    """Send it to whoever the filter shows now. A second call changes nothing."""
    lock(vista.cohorte.id)
    mensaje = find_mensaje(vista, mensaje_id)
    if mensaje is None:
        raise NotFoundError
    if mensaje.enviado_el is not None:
        return mensaje
    reparto = repartir(vista, Filtro.read(mensaje.filtro))
    if not reparto.total:
        raise NadieError
    ways = ((Via.CORREO, reparto.correo), (Via.WHATSAPP, reparto.whatsapp))
    db.session.execute(
        insert(DestinatarioMensaje),
        [
            {"mensaje_id": mensaje.id, "participante_id": p.id, "via": via, "hecho_el": None}
            for via, people in ways
            for p in people
        ],
    )
    mensaje.enviado_el, mensaje.autor_id = now(), actor.id
    enqueue("mensajes.enviar", {"mensaje": mensaje.id})
    audit.record(
        "cohorte.escribir",
        ("cohorte", vista.cohorte.id),
        actor=actor,
        datos={
            "mensaje": mensaje.id,
            "correos": len(reparto.correo),
            "whatsapp": len(reparto.whatsapp),
        },
    )
    return mensaje


def list_destinatarios(
    vista: Vista, mensaje: MensajeCohorte, via: Via
) -> list[DestinatarioMensaje]:
    """Return who gets it that way, by name."""
    found = (
        select(DestinatarioMensaje)
        .join(DestinatarioMensaje.participante)
        .where(
            vista.alcance.criterio,
            DestinatarioMensaje.mensaje_id == mensaje.id,
            DestinatarioMensaje.via == via,
        )
        .options(
            contains_eager(DestinatarioMensaje.participante).options(
                lazyload(Participante.cohorte),
                joinedload(Participante.usuario).lazyload(Usuario.roles),
                joinedload(Participante.inscripcion).joinedload(Inscripcion.curso),
            )
        )
        .order_by(Participante.nombre, Participante.id)
    )
    return list(db.session.scalars(found))


def marcar_abierto(mensaje: MensajeCohorte, destinatario_id: int) -> None:
    """Note that the WhatsApp link was opened. Again changes nothing."""
    found = db.session.scalar(
        select(DestinatarioMensaje).where(
            DestinatarioMensaje.id == destinatario_id,
            DestinatarioMensaje.mensaje_id == mensaje.id,
            DestinatarioMensaje.via == Via.WHATSAPP,
        )
    )
    if found is None:
        raise NotFoundError
    found.hecho_el = found.hecho_el or now()


def poner_mensajes(participante_id: int, *, recibe: bool) -> None:
    """Do what the person asked: get these messages, or none."""
    held = db.session.get(SinMensajes, participante_id)
    if recibe and held is not None:
        db.session.delete(held)
    elif not recibe and held is None:
        db.session.add(SinMensajes(participante_id=participante_id))


def recibe_mensajes(participante_id: int) -> bool:
    return db.session.get(SinMensajes, participante_id) is None


def hay_participante(participante_id: int) -> bool:
    return db.session.get(Participante, participante_id) is not None
