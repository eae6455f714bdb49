"""Who of a cohort is where. Every question takes the `Alcance`: whose people may be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import and_, func, select
from sqlalchemy.orm import lazyload

from cursos.aprendizaje.models import AvanceLeccion
from cursos.aprendizaje.queries import progreso_de
from cursos.catalogo.models import Curso, Leccion, Modulo, VersionCurso
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.cohortes.queries import Seguimiento, Situacion, con_inscripcion, situacion_sql
from cursos.inscripciones.models import Inscripcion
from cursos.tablero.filtro import Filtro, Orden, Parada, TipoParada
from cursos.tablero.plegado import contiene
from plataforma.db import db
from plataforma.pagina import Pagina

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, ScalarSelect, Select

    from cursos.cohortes.alcance import Vista

PER_PAGE = 50


class ConCriterio(Protocol):
    """Whose people are asked about: an `Alcance` of one cohort, or that of a whole chamber."""

    @property
    def criterio(self) -> ColumnElement[bool]: ...


def proxima() -> ScalarSelect[int]:
    """The first lesson that a place has not done, of the version that the person learns."""
    done = (
        select(AvanceLeccion.id)
        .where(
            AvanceLeccion.inscripcion_id == Inscripcion.id,
            AvanceLeccion.leccion_clave == Leccion.clave,
        )
        .correlate(Inscripcion, Leccion)
        .exists()
    )
    return (
        select(Leccion.id)
        .where(Leccion.version_id == Inscripcion.version_id, ~done)
        .order_by(Leccion.orden)
        .limit(1)
        .correlate(Inscripcion)
        .scalar_subquery()
    )


def esta_en(parada: Parada) -> ColumnElement[bool]:
    """Whether somebody who has not finished has this place before them."""
    on_the_way = and_(
        Participante.estado == EstadoParticipante.INSCRITO,
        Inscripcion.curso_id == parada.curso_id,
        Inscripcion.completada_el.is_(None),
    )
    if parada.tipo == TipoParada.EVALUACION:
        return and_(on_the_way, proxima().is_(None), Inscripcion.aprobada_el.is_(None))
    if parada.tipo == TipoParada.TAREA:
        return and_(on_the_way, proxima().is_(None), Inscripcion.aprobada_el.is_not(None))
    lessons = (
        select(Leccion.id)
        .join(VersionCurso, VersionCurso.id == Leccion.version_id)
        .where(VersionCurso.curso_id == parada.curso_id)
    )
    if parada.tipo == TipoParada.MODULO:
        named = lessons.join(Modulo, Modulo.id == Leccion.modulo_id)
        return and_(on_the_way, proxima().in_(named.where(Modulo.clave == parada.clave)))
    return and_(on_the_way, proxima().in_(lessons.where(Leccion.clave == parada.clave)))


def criterios(alcance: ConCriterio, filtro: Filtro) -> list[ColumnElement[bool]]:
    """Return what holds for whom the filter shows; without a situation, who left is not shown."""
    found = [alcance.criterio]
    if filtro.situacion is not None:
        found.append(situacion_sql() == filtro.situacion.value)
    else:
        found.append(Participante.estado != EstadoParticipante.RETIRADO)
    if filtro.parada is not None:
        found.append(esta_en(filtro.parada))
    if filtro.pais:
        found.append(Participante.pais == filtro.pais)
    if filtro.empresa:
        found.append(Participante.empresa == filtro.empresa)
    if filtro.idioma:
        found.append(Participante.idioma == filtro.idioma)
    if filtro.texto:
        found.append(contiene(_searched(), filtro.texto))
    return found


def _searched() -> ColumnElement[str]:
    """What a search looks through: everything that names a person."""
    parts = (Participante.empresa, Participante.correo, Participante.telefono)
    joined: ColumnElement[str] = Participante.nombre + ""
    for column in parts:
        joined = joined + " " + func.coalesce(column, "")
    return joined


def select_personas(alcance: ConCriterio, filtro: Filtro) -> Select[tuple[Participante, str]]:
    """Select whom the filter shows, with their situation, in its order."""
    label = situacion_sql().label("situacion")
    return (
        con_inscripcion(select(Participante, label))
        .where(*criterios(alcance, filtro))
        .order_by(*_order(filtro.orden))
    )


def _order(orden: Orden) -> Sequence[Any]:
    name = (func.lower(Participante.nombre), Participante.id)
    if orden == Orden.ACTIVIDAD:
        never = Inscripcion.actividad_el.is_(None)  # databases disagree on where NULL goes
        return (never.desc(), Inscripcion.actividad_el, *name)
    if orden == Orden.EMPRESA:
        return (func.lower(Participante.empresa), *name)
    return name


def count_personas(alcance: ConCriterio, filtro: Filtro) -> int:
    counted = con_inscripcion(select(func.count(Participante.id)))
    return db.session.scalar(counted.where(*criterios(alcance, filtro))) or 0


def list_personas(
    alcance: ConCriterio, filtro: Filtro, *, de_una: bool = True
) -> Pagina[Seguimiento]:
    """Return a page of people with their progress: five statements, however many there are.

    `de_una`: all are of one cohort, which is loaded already.
    """
    total = count_personas(alcance, filtro)
    page: Pagina[Seguimiento] = Pagina(total=total, pedida=filtro.pagina, por_pagina=PER_PAGE)
    found = select_personas(alcance, filtro)
    if de_una:
        found = found.options(lazyload(Participante.cohorte))
    rows = db.session.execute(page.de(found)).tuples().all()
    page.filas = con_progreso(rows)
    return page


def con_progreso(rows: Sequence[tuple[Participante, str]]) -> list[Seguimiento]:
    """Add how far each one is; of who left, or has not come, nothing: three statements."""
    shown = {
        p.id: p.inscripcion_id
        for p, _ in rows
        if p.estado == EstadoParticipante.INSCRITO and p.inscripcion_id
    }
    progress = progreso_de(list(shown.values()))
    return [Seguimiento(p, Situacion(s), progress.get(shown.get(p.id, 0))) for p, s in rows]


def list_paises(alcance: ConCriterio) -> list[str]:
    """Return the countries of whoever is in the scope."""
    found = select(Participante.pais).where(alcance.criterio, Participante.pais != "").distinct()
    return sorted(db.session.scalars(found))


def select_lugares(alcance: ConCriterio) -> Select[tuple[int]]:
    """Select the places of whoever is enrolled."""
    return _enrolled(select(Participante.inscripcion_id), alcance)


def select_usuarios(alcance: ConCriterio) -> Select[tuple[int]]:
    """Select the accounts of whoever is enrolled."""
    return _enrolled(select(Participante.usuario_id), alcance)


def select_versiones(alcance: ConCriterio) -> Select[tuple[int]]:
    """Select the versions that they learn."""
    found = select(Inscripcion.version_id).join(
        Participante, Participante.inscripcion_id == Inscripcion.id
    )
    return _enrolled(found, alcance)


def _enrolled(found: Select[Any], alcance: ConCriterio) -> Select[Any]:
    return found.where(
        alcance.criterio,
        Participante.estado == EstadoParticipante.INSCRITO,
        Participante.inscripcion_id.is_not(None),
    )


def list_cursos(vista: Vista) -> list[Curso]:
    """Return the courses of a cohort in order: its own, and on a route those where people are."""
    here = select_versiones(vista.alcance).with_only_columns(Inscripcion.curso_id)
    found = select(Curso).where(Curso.id.in_(here)).order_by(Curso.codigo)
    first = vista.cohorte.curso
    return [first, *(c for c in db.session.scalars(found) if c.id != first.id)]
