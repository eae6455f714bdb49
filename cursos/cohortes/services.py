"""What can happen to a cohort and the people in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from cursos.cohortes import errors
from cursos.cohortes.enlaces import nuevo_enlace
from cursos.cohortes.lugares import count_libres
from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from datetime import date

    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from plataforma.texto import TextoBilingue


@dataclass(frozen=True, kw_only=True)
class DatosCohorte:
    """What a manager decides about a cohort."""

    nombre: str
    inicio: date
    cierre: date
    cupo: int
    bienvenida: TextoBilingue | None = None
    entre_pares: bool = False


def crear_cohorte(
    organizacion: Organizacion, curso: Curso, datos: DatosCohorte, *, actor: Usuario
) -> Cohorte:
    """Open a group of a chamber in a course."""
    cohorte = Cohorte(organizacion_id=organizacion.id, curso_id=curso.id, creada_por_id=actor.id)
    _write(cohorte, datos)
    audit.record(
        "cohorte.crear",
        ("cohorte", cohorte.id),
        actor=actor,
        datos={"organizacion": organizacion.id, "curso": curso.id, "cupo": datos.cupo},
    )
    return cohorte


def cambiar_cohorte(cohorte: Cohorte, datos: DatosCohorte, *, actor: Usuario) -> None:
    """Change what was decided; the course stays, because people are in it."""
    _write(cohorte, datos)
    audit.record(
        "cohorte.cambiar", ("cohorte", cohorte.id), actor=actor, datos={"cupo": datos.cupo}
    )


def _write(cohorte: Cohorte, datos: DatosCohorte) -> None:
    if datos.cierre <= datos.inicio:
        raise errors.FechasError
    cohorte.nombre, cohorte.cupo = datos.nombre, datos.cupo
    cohorte.inicio, cohorte.cierre = datos.inicio, datos.cierre
    cohorte.bienvenida, cohorte.entre_pares = datos.bienvenida, datos.entre_pares
    db.session.add(cohorte)
    try:
        with db.session.begin_nested():
            db.session.flush()
    except IntegrityError:
        raise errors.NombreRepetidoError from None


def retirar(participante: Participante, *, actor: Usuario) -> None:
    """Take somebody off the list. Their place in the course is theirs and stays."""
    if participante.estado == EstadoParticipante.RETIRADO:
        return
    participante.estado = EstadoParticipante.RETIRADO
    participante.retirado_el = now()
    participante.se_fue = participante.usuario_id == actor.id
    audit.record(
        "cohorte.retirar",
        ("participante", participante.id),
        actor=actor,
        datos={"cohorte": participante.cohorte_id, "se_fue": participante.se_fue},
    )


def reincorporar(participante: Participante, *, actor: Usuario) -> None:
    """Undo a withdrawal that the chamber made."""
    if participante.estado != EstadoParticipante.RETIRADO:
        return
    if participante.se_fue:
        raise errors.SeFueError
    lock(participante.cohorte_id)
    if count_libres(participante.cohorte, participante.pais) < 1:
        raise errors.CupoError(libres=0, nuevos=1)
    if participante.usuario_id is None:
        # The link that went around before is dead: a new one has to be sent.
        enlace = nuevo_enlace()
        participante.semilla = enlace.semilla
        participante.token_hash, participante.codigo_hash = enlace.token_hash, enlace.codigo_hash
        participante.estado = EstadoParticipante.PENDIENTE
    else:
        participante.estado = EstadoParticipante.INSCRITO
    participante.retirado_el = None
    audit.record("cohorte.reincorporar", ("participante", participante.id), actor=actor)


def lock(cohorte_id: int) -> None:
    """One change of a cohort's list at a time (PostgreSQL; SQLite has one writer anyway)."""
    db.session.execute(select(Cohorte.id).where(Cohorte.id == cohorte_id).with_for_update())
