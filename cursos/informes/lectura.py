"""What a report is counted from: a fixed number of statements, whatever the number of people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from cursos.catalogo.models import VersionCurso
from cursos.catalogo.queries import list_versiones_actuales
from cursos.cohortes.alcance import Vista, criterio_de
from cursos.cohortes.models import CamaraInvitada, Cohorte, EstadoParticipante, Participante
from cursos.cohortes.queries import Situacion, con_inscripcion, situacion_sql
from cursos.credenciales.models import EN_PIE, Credencial, Logro
from cursos.encuentros.models import Asistencia, Encuentro
from cursos.informes.conteo import Conteo, Linea, contar
from cursos.inscripciones.models import Inscripcion
from cursos.satisfaccion.queries import Resumen, resumir
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from sqlalchemy import ColumnElement, Row

    from plataforma.organizaciones.models import Organizacion

BEGAN = frozenset({Situacion.EN_CURSO.value, Situacion.DETENIDO.value, Situacion.TERMINO.value})


@dataclass(frozen=True)
class Lectura:
    """The figures of a report, and what stands beside them."""

    conteo: Conteo
    encuentros: int  # held, of all its cohorts
    posibles: int  # attendances, if everybody had come to every meeting of their cohort
    satisfaccion: Resumen


def list_vistas(organizacion: Organizacion, desde: date, hasta: date) -> list[Vista]:
    """Return the cohorts of a chamber, and those that it shares, that began between two days."""
    shared = select(CamaraInvitada.cohorte_id).where(
        CamaraInvitada.organizacion_id == organizacion.id
    )
    found = select(Cohorte).where(
        or_(Cohorte.organizacion_id == organizacion.id, Cohorte.id.in_(shared)),
        Cohorte.inicio.between(desde, hasta),
    )
    newest = found.order_by(Cohorte.inicio.desc(), Cohorte.id.desc())
    return [Vista(cohorte, organizacion) for cohorte in db.session.scalars(newest)]


def leer(vistas: Sequence[Vista]) -> Lectura:
    """Read the people of these cohorts whom this chamber may see: seven statements."""
    scopes = [v.alcance for v in vistas]
    where = criterio_de(scopes)
    courses = _courses([v.cohorte for v in vistas])
    held = _held([v.cohorte.id for v in vistas])
    came = _came(where)
    credentials = _credentials(where)
    first = {v.cohorte.id: v.cohorte.curso_id for v in vistas if v.cohorte.ruta}
    lines, possible = [], 0
    for row in _people(where):
        line = _line(row, came[row.id], first.get(row.cohorte_id))
        if line.inscrita:
            possible += held[row.cohorte_id]
        if row.usuario_id in credentials and line.inscrita:
            own = credentials[row.usuario_id] & courses[row.cohorte_id]
            line = line._replace(credenciales=len(own))
        lines.append(line)
    return Lectura(contar(lines), sum(held.values()), possible, resumir(scopes))


def _people(where: ColumnElement[bool]) -> Sequence[Row[Any]]:
    p = Participante
    found = con_inscripcion(
        select(
            *(p.id, p.cohorte_id, p.estado, p.nombre, p.correo, p.telefono, p.usuario_id),
            *(p.identificador, p.pais_identificador, p.empresa, p.pais, p.sexo, p.tamano),
            *(p.inscrito_el, situacion_sql().label("situacion")),
            *(Inscripcion.completada_el, Inscripcion.curso_id),
        )
    )
    on_the_list = p.estado != EstadoParticipante.EN_ESPERA
    return db.session.execute(found.where(where, on_the_list).order_by(p.id)).all()


def _line(row: Row[Any], meetings: int, first_course: int | None) -> Linea:
    """Of who left, the chamber no longer sees how far they got: they count as not having begun."""
    moved_on = first_course is not None and row.curso_id not in (None, first_course)
    here = row.estado == EstadoParticipante.INSCRITO
    finished = row.situacion == Situacion.TERMINO.value
    days = None
    if finished and row.inscrito_el and row.completada_el >= row.inscrito_el:
        days = (row.completada_el - row.inscrito_el).days
    return Linea(
        persona=row.usuario_id or _contact(row),
        inscrita=here or _left_a_place(row),
        empezo=here and (moved_on or row.situacion in BEGAN),
        termino=finished,
        dias=days,
        identificador=row.identificador or "",
        pais_identificador=row.pais_identificador,
        empresa=row.empresa,
        pais=row.pais or row.pais_identificador,
        sexo=row.sexo,
        tamano=row.tamano,
        encuentros=meetings,
    )


def _left_a_place(row: Row[Any]) -> bool:
    return row.estado == EstadoParticipante.RETIRADO and row.inscrito_el is not None


def _contact(row: Row[Any]) -> str:
    """Tell somebody without an account apart by what the list says."""
    if row.correo or row.telefono:
        return str(row.correo or row.telefono)
    return f"{row.pais_identificador}:{row.identificador}:{row.nombre}"


def _courses(cohortes: Sequence[Cohorte]) -> dict[int, set[int]]:
    """Return the courses that each cohort takes its people through: one statement."""
    published = {v.curso.codigo: v.curso_id for v in list_versiones_actuales()}
    found = {}
    for cohorte in cohortes:
        ruta = cohorte.la_ruta
        steps = [published[p.curso] for p in ruta.pasos if p.curso in published] if ruta else []
        found[cohorte.id] = {cohorte.curso_id, *steps}
    return found


def _credentials(where: ColumnElement[bool]) -> dict[int, set[int]]:
    """Return the courses for which each account holds a credential in force: one statement."""
    people = select(Participante.usuario_id).where(where, Participante.usuario_id.is_not(None))
    rows = db.session.execute(
        select(Credencial.usuario_id, VersionCurso.curso_id)
        .join(Logro, Logro.id == Credencial.logro_id)
        .join(VersionCurso, VersionCurso.id == Logro.version_id)
        .where(Credencial.usuario_id.in_(people), Credencial.estado.in_(EN_PIE))
    )
    found: dict[int, set[int]] = {}
    for usuario_id, curso_id in rows:
        found.setdefault(usuario_id, set()).add(curso_id)
    return found


def _held(cohorte_ids: Sequence[int]) -> Counter[int]:
    """Return how many meetings each cohort has held: one statement."""
    rows = db.session.execute(
        select(Encuentro.cohorte_id, func.count(Encuentro.id))
        .where(Encuentro.cohorte_id.in_(cohorte_ids), *_took_place())
        .group_by(Encuentro.cohorte_id)
    )
    return Counter(dict(rows.tuples().all()))


def _came(where: ColumnElement[bool]) -> Counter[int]:
    """Return at how many of them each person of a list was: one statement."""
    rows = db.session.execute(
        select(Asistencia.participante_id, func.count(Asistencia.id))
        .join(Encuentro, Encuentro.id == Asistencia.encuentro_id)
        .join(Participante, Participante.id == Asistencia.participante_id)
        .where(where, *_took_place())
        .group_by(Asistencia.participante_id)
    )
    return Counter(dict(rows.tuples().all()))


def _took_place() -> tuple[ColumnElement[bool], ...]:
    return (Encuentro.cancelado_el.is_(None), Encuentro.inicio <= now())
