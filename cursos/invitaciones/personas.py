"""One person of a cohort: invited, corrected before they come, invited again."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select
from sqlalchemy.exc import IntegrityError

from cursos.cohortes import emails
from cursos.cohortes.enlaces import nuevo_enlace
from cursos.cohortes.espera import esperar, ocupar
from cursos.cohortes.lugares import count_libres
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.cohortes.services import lock
from cursos.invitaciones import errors
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, Usuario

if TYPE_CHECKING:
    from cursos.cohortes.alcance import Vista
    from cursos.invitaciones.lineas import Linea

AGAIN_AFTER = timedelta(hours=24)  # between two mails that invite the same person


def invitar_una(
    vista: Vista, linea: Linea, *, actor: Usuario, en_espera: bool = False
) -> Participante:
    """Bring one person: enrolled at once with an account, else invited; told by mail.

    `en_espera`: without a free seat, onto the waiting list.
    """
    cohorte = vista.cohorte
    lock(cohorte.id)
    usuario = _account(linea.correo)
    if _is_there(cohorte.id, linea, usuario):
        raise errors.YaEstaError
    free = count_libres(cohorte, linea.pais) > 0
    if not free and not en_espera:
        raise errors.SinLugarError
    participante = _line(vista, linea)
    if usuario is not None:
        participante.usuario_id = usuario.id
    if not free:
        esperar(participante)
    elif usuario is not None:
        ocupar(participante, usuario)
    _write(participante)
    if free:
        _tell(participante, usuario)
    audit.record(
        "cohorte.invitar_una",
        ("participante", participante.id),
        actor=actor,
        datos={"cohorte": cohorte.id, "organizacion": vista.organizacion.id, "en_espera": not free},
    )
    return participante


def _line(vista: Vista, linea: Linea) -> Participante:
    enlace = nuevo_enlace()
    return Participante(
        **asdict(linea),
        cohorte=vista.cohorte,
        organizacion_id=vista.organizacion.id,
        pais_identificador=linea.pais if linea.identificador else "",
        estado=EstadoParticipante.PENDIENTE,
        semilla=enlace.semilla,
        token_hash=enlace.token_hash,
        codigo_hash=enlace.codigo_hash,
    )


def _account(correo: str | None) -> Usuario | None:
    """Return the account that proved to own the address."""
    return db.session.scalar(
        select(Usuario).where(
            Usuario.correo == correo,
            Usuario.correo_verificado_el.is_not(None),
            Usuario.estado == EstadoUsuario.ACTIVO,
        )
    )


def _is_there(cohorte_id: int, linea: Linea, usuario: Usuario | None) -> bool:
    same = [
        Participante.correo == linea.correo if linea.correo else None,
        Participante.telefono == linea.telefono if linea.telefono else None,
        Participante.usuario_id == usuario.id if usuario else None,
        and_(Participante.identificador == linea.identificador, Participante.nombre == linea.nombre)
        if linea.identificador
        else None,
    ]
    found = select(Participante.id).where(
        Participante.cohorte_id == cohorte_id, or_(*(s for s in same if s is not None))
    )
    return db.session.scalar(found.limit(1)) is not None


def _write(participante: Participante) -> None:
    """Write; the database has the last word on who is there already."""
    try:
        with db.session.begin_nested():
            db.session.add(participante)
    except IntegrityError:
        raise errors.YaEstaError from None


def _tell(participante: Participante, usuario: Usuario | None) -> None:
    if usuario is not None:
        emails.mail_inscrito(participante, usuario)
    elif participante.correo:
        emails.mail_invitacion(participante)
    else:
        return
    participante.avisado_el = now()


def corregir(participante: Participante, linea: Linea, *, actor: Usuario) -> None:
    """Put right what the list says of somebody who has not come. Another contact: another link."""
    _take(participante)
    before = (participante.correo, participante.telefono)
    for name, value in asdict(linea).items():
        setattr(participante, name, value)
    participante.pais_identificador = linea.pais if linea.identificador else ""
    moved = before != (linea.correo, linea.telefono)
    if moved:
        enlace = nuevo_enlace()
        participante.semilla = enlace.semilla
        participante.token_hash, participante.codigo_hash = enlace.token_hash, enlace.codigo_hash
        participante.avisado_el = None
    _write(participante)
    if moved and participante.estado == EstadoParticipante.PENDIENTE:
        _tell(participante, None)
    audit.record(
        "cohorte.corregir_persona",
        ("participante", participante.id),
        actor=actor,
        datos={"cohorte": participante.cohorte_id, "enlace_nuevo": moved},
    )


def reenviar(participante: Participante, *, actor: Usuario) -> None:
    """Send the invitation again, once a day at most."""
    _take(participante)
    if participante.estado != EstadoParticipante.PENDIENTE or not participante.correo:
        raise errors.SinCorreoError
    if not puede_reenviarse(participante):
        raise errors.RecienEnviadaError
    _tell(participante, None)
    audit.record(
        "cohorte.reenviar_invitacion",
        ("participante", participante.id),
        actor=actor,
        datos={"cohorte": participante.cohorte_id},
    )


def puede_reenviarse(participante: Participante) -> bool:
    """Whether a day has gone by since the last mail."""
    sent = participante.avisado_el
    return sent is None or sent <= now() - AGAIN_AFTER


def espera_que_venga(participante: Participante) -> bool:
    """Whether the line is still the chamber's to correct: nobody has taken it with an account."""
    waiting = (EstadoParticipante.PENDIENTE, EstadoParticipante.EN_ESPERA)
    return participante.estado in waiting and participante.usuario_id is None


def _take(participante: Participante) -> None:
    """Wait for whoever changes the cohort now, and see what they left."""
    lock(participante.cohorte_id)
    db.session.refresh(participante)
    if not espera_que_venga(participante):
        raise errors.YaVinoError
