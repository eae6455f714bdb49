"""What can be asked about deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import joinedload

from cursos.aprendizaje.models import AvanceLeccion
from cursos.catalogo.models import Leccion, Modulo
from cursos.catalogo.queries import list_versiones_actuales
from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.cohortes.recorrido import cursos_de
from cursos.inscripciones.models import Inscripcion
from cursos.plazos.models import Plazo
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, Usuario

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Select


@dataclass(frozen=True)
class Tramo:
    """A module of the cohort's courses and its deadline, if it has one."""

    curso_id: int
    curso: str
    modulo: Modulo
    dia: date | None

    @property
    def campo(self) -> str:
        """Its name in the form."""
        return f"{self.curso_id}-{self.modulo.clave}"


def list_tramos(cohorte: Cohorte, lang: str) -> list[Tramo]:
    """Return the modules in the order in which the cohort does them: a fixed number of statements.

    On a route, those of its published courses.
    """
    held = select(Plazo).where(Plazo.cohorte_id == cohorte.id)
    days = {(p.curso_id, p.modulo_clave): p.dia for p in db.session.scalars(held)}
    versions = {v.curso_id: v for v in list_versiones_actuales()}
    wanted = [versions[c.id] for c in cursos_de(cohorte) if c.id in versions]
    modules = db.session.scalars(
        select(Modulo)
        .where(Modulo.version_id.in_([v.id for v in wanted]))
        .order_by(Modulo.version_id, Modulo.orden)
    ).all()
    return [
        Tramo(v.curso_id, v.curso.titulo.en(lang), m, days.get((v.curso_id, m.clave)))
        for v in wanted
        for m in modules
        if m.version_id == v.id
    ]


def list_sin_terminar(plazo: Plazo, despues_de: int, limit: int) -> Sequence[Participante]:
    """Return who learns the course and has not done the whole module, by the line of the list."""
    done = (
        exists()
        .where(
            AvanceLeccion.inscripcion_id == Inscripcion.id,
            AvanceLeccion.leccion_clave == Leccion.clave,
        )
        .correlate(Inscripcion, Leccion)
    )
    open_lesson = (
        exists()
        .where(
            Leccion.modulo_id == Modulo.id,
            Modulo.version_id == Inscripcion.version_id,
            Modulo.clave == plazo.modulo_clave,
            ~done,
        )
        .correlate(Inscripcion)
    )
    wanted = and_(
        Inscripcion.curso_id == plazo.curso_id, Inscripcion.completada_el.is_(None), open_lesson
    )
    return _people(plazo.cohorte_id, wanted, despues_de, limit)


def list_sin_completar(cohorte_id: int, despues_de: int, limit: int) -> Sequence[Participante]:
    """Return who has not completed the course, by the line of the list."""
    return _people(cohorte_id, Inscripcion.completada_el.is_(None), despues_de, limit)


def _people(
    cohorte_id: int, wanted: ColumnElement[bool], despues_de: int, limit: int
) -> Sequence[Participante]:
    found: Select[tuple[Participante]] = (
        select(Participante)
        .join(Participante.usuario)
        .join(Inscripcion, Inscripcion.id == Participante.inscripcion_id)
        .where(
            Participante.cohorte_id == cohorte_id,
            Participante.estado == EstadoParticipante.INSCRITO,
            Participante.id > despues_de,
            Usuario.estado == EstadoUsuario.ACTIVO,
            wanted,
        )
        .options(joinedload(Participante.usuario), joinedload(Participante.inscripcion))
        .order_by(Participante.id)
        .limit(limit)
    )
    return db.session.scalars(found).all()


def find_modulo(inscripcion: Inscripcion, clave: str) -> Modulo | None:
    """Return the module as the person's version of the course has it."""
    found = select(Modulo).where(Modulo.version_id == inscripcion.version_id, Modulo.clave == clave)
    return db.session.scalar(found)


def find_proximo(participante: Participante, hoy: date) -> tuple[Plazo, Modulo] | None:
    """Return the next deadline of the course where the person is now."""
    found = (
        select(Plazo, Modulo)
        .select_from(Inscripcion)
        .join(Plazo, Plazo.curso_id == Inscripcion.curso_id)
        .join(
            Modulo,
            and_(Modulo.version_id == Inscripcion.version_id, Modulo.clave == Plazo.modulo_clave),
        )
        .where(
            Inscripcion.id == participante.inscripcion_id,
            Plazo.cohorte_id == participante.cohorte_id,
            Plazo.dia >= hoy,
            Inscripcion.completada_el.is_(None),
        )
        .order_by(Plazo.dia, Modulo.orden)
        .limit(1)
    )
    row = db.session.execute(found).first()
    return (row[0], row[1]) if row else None
