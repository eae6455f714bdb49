"""What the owner of a cohort decides about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from cursos.ajustes.queries import list_facilitadores
from cursos.cohortes import emails, errors
from cursos.cohortes.espera import promover
from cursos.cohortes.lugares import lugares_de
from cursos.cohortes.models import Cohorte, CupoPais
from cursos.cohortes.services import lock
from plataforma import audit
from plataforma.db import db

if TYPE_CHECKING:
    from datetime import date

    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from plataforma.texto import TextoBilingue


AlFijarFechas = Callable[[Cohorte], object]
_al_fijar_fechas: list[AlFijarFechas] = []


def al_fijar_fechas(funcion: AlFijarFechas) -> None:
    """Register what follows, in the same transaction, when a cohort gets another closing day."""
    if funcion not in _al_fijar_fechas:
        _al_fijar_fechas.append(funcion)


@dataclass(frozen=True, kw_only=True)
class DatosCohorte:
    """What a manager decides about a cohort."""

    nombre: str
    inicio: date
    cierre: date
    cupo: int
    bienvenida: TextoBilingue | None = None
    entre_pares: bool = False
    facilitador_id: int | None = None


@dataclass(frozen=True)
class Eleccion:
    """What a new cohort takes people through: a course, or a route that begins with it."""

    curso: Curso
    ruta: str | None = None


def crear_cohorte(
    organizacion: Organizacion, eleccion: Eleccion, datos: DatosCohorte, *, actor: Usuario
) -> Cohorte:
    """Open a group of a chamber in a course or on a route."""
    curso = eleccion.curso
    cohorte = Cohorte(organizacion=organizacion, curso=curso, ruta=eleccion.ruta)
    cohorte.creada_por_id = actor.id
    _write(cohorte, datos)
    _nombrar(cohorte, datos.facilitador_id)
    audit.record(
        "cohorte.crear",
        ("cohorte", cohorte.id),
        actor=actor,
        datos={
            "organizacion": organizacion.id,
            "curso": curso.id,
            "ruta": eleccion.ruta,
            "cupo": datos.cupo,
        },
    )
    return cohorte


def cambiar_cohorte(cohorte: Cohorte, datos: DatosCohorte, *, actor: Usuario) -> None:
    """Change what was decided; the course stays, because people are in it.

    More seats go to who waits.
    """
    lock(cohorte.id)
    if datos.cupo < sum(lugares_de(cohorte).cupos.values()):
        raise errors.CupoMenorError
    _write(cohorte, datos)
    _nombrar(cohorte, datos.facilitador_id)
    audit.record(
        "cohorte.cambiar",
        ("cohorte", cohorte.id),
        actor=actor,
        datos={"cupo": datos.cupo, "facilitador": datos.facilitador_id},
    )
    promover(cohorte)


def fijar_cupos(cohorte: Cohorte, cupos: dict[str, int], *, actor: Usuario) -> None:
    """Say how many seats are for each country; who waits gets what is free now."""
    lock(cohorte.id)
    db.session.refresh(cohorte, ["cupo"])
    if sum(cupos.values()) > cohorte.cupo:
        raise errors.CuposError(cupo=cohorte.cupo, suma=sum(cupos.values()))
    db.session.execute(delete(CupoPais).where(CupoPais.cohorte_id == cohorte.id))
    db.session.add_all(
        CupoPais(cohorte_id=cohorte.id, pais=pais, lugares=n) for pais, n in cupos.items()
    )
    db.session.flush()
    audit.record("cohorte.fijar_cupos", ("cohorte", cohorte.id), actor=actor, datos=cupos)
    promover(cohorte)


def _nombrar(cohorte: Cohorte, facilitador_id: int | None) -> None:
    """Name who takes the cohort to its end, and tell them; only somebody of the chamber."""
    if facilitador_id == cohorte.facilitador_id:
        return
    people = {p.id: p for p in list_facilitadores(cohorte.organizacion_id)}
    if facilitador_id is not None and facilitador_id not in people:
        raise errors.FacilitadorError
    cohorte.facilitador_id = facilitador_id
    db.session.flush()
    if facilitador_id is not None:
        emails.mail_facilitador(cohorte, people[facilitador_id])


def soltar_facilitadores(organizacion_id: int) -> None:
    """Free the cohorts of a chamber from facilitators who act for it no more."""
    cohorts = db.session.scalars(
        select(Cohorte).where(
            Cohorte.organizacion_id == organizacion_id, Cohorte.facilitador_id.is_not(None)
        )
    ).all()
    if not cohorts:
        return
    people = {p.id for p in list_facilitadores(organizacion_id)}
    for cohorte in cohorts:
        if cohorte.facilitador_id not in people:
            cohorte.facilitador_id = None


def _write(cohorte: Cohorte, datos: DatosCohorte) -> None:
    if datos.cierre <= datos.inicio:
        raise errors.FechasError
    moved = cohorte.cierre != datos.cierre
    cohorte.nombre, cohorte.cupo = datos.nombre, datos.cupo
    cohorte.inicio, cohorte.cierre = datos.inicio, datos.cierre
    cohorte.bienvenida, cohorte.entre_pares = datos.bienvenida, datos.entre_pares
    db.session.add(cohorte)
    try:
        with db.session.begin_nested():
            db.session.flush()
    except IntegrityError:
        raise errors.NombreRepetidoError from None
    if moved:
        for funcion in _al_fijar_fechas:
            funcion(cohorte)
