"""Into a cohort by the code on the wall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.cohortes import codigo as codigos
from cursos.cohortes.enlaces import nuevo_enlace
from cursos.cohortes.espera import esperar, ocupar
from cursos.cohortes.lugares import count_libres
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.cohortes.services import lock
from cursos.invitaciones import errors
from plataforma import audit
from plataforma.db import db
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario

AVISO = "2026-11"  # version of the words on who sees what (cohortes/_que_ve.html)
TAKEN = (EstadoParticipante.INSCRITO, EstadoParticipante.EN_ESPERA)


@dataclass(frozen=True, kw_only=True)
class Datos:
    """What the person says on joining; sex and size only if they want."""

    empresa: str
    pais: str
    sexo: str = ""
    tamano: str = ""


def unirse(codigo: str, usuario: Usuario, datos: Datos, *, en_espera: bool = False) -> Participante:
    """Join the cohort that the code opens, once; `en_espera`: without a seat, wait for one.

    Who was on the list takes that very line. Raises SinLugarError before it changes anything.
    """
    found = codigos.find_abierta(codigo)
    if found is None:
        raise NotFoundError
    lock(found.id)
    db.session.refresh(found)
    if not found.esta_abierta or codigos.codigo_de(found) == "":
        raise NotFoundError  # closed while the page was open
    line = _line(found, usuario)
    if line is not None and line.estado in TAKEN and line.usuario_id == usuario.id:
        return line
    if line is not None and line.estado == EstadoParticipante.RETIRADO and not line.se_fue:
        raise errors.InvitacionRetiradaError
    has_seat = line is not None and line.estado == EstadoParticipante.PENDIENTE
    free = has_seat or count_libres(found, datos.pais) > 0
    if not free and not en_espera:
        raise errors.SinLugarError
    if line is None:
        line = _new(found, usuario)
    _say(line, datos, keep_country=has_seat)
    if free:
        ocupar(line, usuario)
    else:
        line.usuario_id = usuario.id
        esperar(line)
    db.session.flush()
    audit.record(
        "cohorte.unirse",
        ("participante", line.id),
        actor=usuario,
        datos={"cohorte": found.id, "en_espera": not free, "aviso": AVISO},
    )
    return line


def _line(cohorte: Cohorte, usuario: Usuario) -> Participante | None:
    """Return the person's line: by account, else the one that waits for the proven address."""
    here = select(Participante).where(Participante.cohorte_id == cohorte.id)
    mine = db.session.scalar(here.where(Participante.usuario_id == usuario.id))
    if mine is not None:
        return mine
    listed = db.session.scalar(here.where(Participante.correo == usuario.correo))
    if listed is not None and listed.usuario_id is not None:
        raise errors.InvitacionUsadaError
    if listed is not None and usuario.correo_verificado_el is None:
        raise errors.CorreoSinConfirmarError
    return listed


def _new(cohorte: Cohorte, usuario: Usuario) -> Participante:
    enlace = nuevo_enlace()
    line = Participante(
        cohorte=cohorte,
        organizacion_id=cohorte.organizacion_id,
        nombre=usuario.nombre,
        correo=usuario.correo,
        idioma=usuario.idioma,
        estado=EstadoParticipante.PENDIENTE,
        semilla=enlace.semilla,
        token_hash=enlace.token_hash,
        codigo_hash=enlace.codigo_hash,
    )
    db.session.add(line)
    return line


def _say(line: Participante, datos: Datos, *, keep_country: bool) -> None:
    """Write what the person said; a country with a seat kept for it stays the list's."""
    line.empresa = datos.empresa or line.empresa or ""
    line.sexo, line.tamano = datos.sexo or line.sexo or "", datos.tamano or line.tamano or ""
    if not (keep_country and line.pais):
        line.pais = datos.pais
