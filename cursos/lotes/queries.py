"""What can be asked about the people of a cohort and about lots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, or_, select

from cursos.catalogo.models import VersionCurso
from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.credenciales.models import EN_PIE, Credencial, EstadoCredencial, Logro, Situacion
from cursos.credenciales.queries import grants
from cursos.inscripciones.models import Inscripcion
from cursos.lotes.models import ArchivoCohorte, Caso
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import Usuario
from plataforma.organizaciones.models import Organizacion
from plataforma.pagina import Pagina, paginar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select

PER_PAGE = 50
_CASOS = {
    Situacion.VIGENTE: Caso.YA_LA_TIENE,
    Situacion.VENCIDA: Caso.VENCIDA,
    Situacion.SUSPENDIDA: Caso.SUSPENDIDA,
    Situacion.REVOCADA: Caso.REVOCADA,
    Situacion.RETIRADA: Caso.RETIRADA,
}


@dataclass(frozen=True, kw_only=True)
class Persona:
    """Somebody of a cohort, and what they are to a lot. `nombre`: as the certificate says it."""

    nombre: str
    en_lista: str  # the name that the chamber's list has, when it is another one
    caso: Caso
    usuario_id: int | None = None
    inscripcion_id: int | None = None
    version_id: int | None = None
    codigo: str = ""  # of the credential that makes the case


def list_personas(cohorte_id: int, usuario_id: int | None = None) -> list[Persona]:
    """Return who is in a cohort, by name: three statements, however many."""
    found = (
        select(Participante, Inscripcion, Usuario.nombre)
        .outerjoin(Inscripcion, Inscripcion.id == Participante.inscripcion_id)
        .outerjoin(Usuario, Usuario.id == Participante.usuario_id)
        .where(
            Participante.cohorte_id == cohorte_id,
            Participante.estado != EstadoParticipante.RETIRADO,
        )
        .order_by(func.lower(Participante.nombre), Participante.id)
    )
    if usuario_id is not None:
        found = found.where(Participante.usuario_id == usuario_id)
    rows = db.session.execute(found).all()
    versions = {place.version_id for _, place, _ in rows if place}
    grants = _granting(versions)
    held = _held(cohorte_id, versions, usuario_id)
    return [_persona(p, place, nombre, grants, held) for p, place, nombre in rows]


def _granting(versions: set[int]) -> set[int]:
    found = select(VersionCurso.id, VersionCurso.credencial).where(VersionCurso.id.in_(versions))
    return {
        version_id for version_id, credencial in db.session.execute(found) if grants(credencial)
    }


def _held(
    cohorte_id: int, versions: set[int], usuario_id: int | None
) -> dict[tuple[int, int], tuple[Caso, str]]:
    """Return the credential that counts of each person and version, as case and code.

    The one that stands, else the last one that ended; one that was replaced has its successor.
    Without their documents: a thousand of them are megabytes.
    """
    people = select(Participante.usuario_id).where(Participante.cohorte_id == cohorte_id)
    if usuario_id is not None:
        people = people.where(Participante.usuario_id == usuario_id)
    stands = Credencial.estado.in_(EN_PIE)
    found = (
        select(
            Credencial.usuario_id,
            Logro.version_id,
            Credencial.estado,
            Credencial.vence_el,
            Credencial.documento == "",
            Credencial.codigo,
        )
        .join(Credencial.logro)
        .where(
            Credencial.usuario_id.in_(people),
            Logro.version_id.in_(versions),
            Credencial.estado != EstadoCredencial.REEMPLAZADA,
        )
        .order_by(case((stands, 1), else_=0), Credencial.id)
    )
    at = now()
    return {
        (person, version): (
            _CASOS[
                Credencial(estado=estado, vence_el=vence, documento="" if bare else "…").situacion(
                    at
                )
            ],
            codigo,
        )
        for person, version, estado, vence, bare, codigo in db.session.execute(found)
    }


def _persona(
    p: Participante,
    place: Inscripcion | None,
    nombre: str | None,
    grants: set[int],
    held: dict[tuple[int, int], tuple[Caso, str]],
) -> Persona:
    if p.usuario_id is None or place is None or nombre is None:
        return Persona(nombre=p.nombre, en_lista="", caso=Caso.SIN_CUENTA)
    own, codigo = held.get((p.usuario_id, place.version_id), (None, ""))
    if place.version_id not in grants:
        caso = Caso.SIN_CREDENCIAL
    elif own is not None:
        caso = own
    else:
        caso = Caso.CUMPLE if place.completada_el else Caso.SIN_COMPLETAR
    return Persona(
        nombre=nombre,
        en_lista=p.nombre if p.nombre.casefold() != nombre.casefold() else "",
        caso=caso,
        usuario_id=p.usuario_id,
        inscripcion_id=place.id,
        version_id=place.version_id,
        codigo=codigo,
    )


def search_cohortes(text: str, numero: int) -> Pagina[Cohorte]:
    """Return cohorts whose name or chamber has these words, the one that closes last on top."""
    found = select(Cohorte).join(Cohorte.organizacion)
    for word in text.lower().split():
        names = (Cohorte.nombre, Organizacion.nombre)
        found = found.where(
            or_(*(func.lower(name).contains(word, autoescape=True) for name in names))
        )
    return paginar(found.order_by(Cohorte.cierre.desc(), Cohorte.id.desc()), numero, PER_PAGE)


def find_cohorte(cohorte_id: int) -> Cohorte | None:
    return db.session.get(Cohorte, cohorte_id)


def count_personas(cohorte_ids: Sequence[int]) -> dict[int, int]:
    """Count the people of each cohort: one statement."""
    rows = db.session.execute(
        select(Participante.cohorte_id, func.count())
        .where(
            Participante.cohorte_id.in_(cohorte_ids),
            Participante.estado != EstadoParticipante.RETIRADO,
        )
        .group_by(Participante.cohorte_id)
    )
    return dict(rows.tuples().all())


def list_vivas(cohorte: Cohorte) -> list[Credencial]:
    """Return the valid credentials of who is in the cohort today, of its course, by name."""
    members = select(Participante.usuario_id).where(
        Participante.cohorte_id == cohorte.id,
        Participante.estado == EstadoParticipante.INSCRITO,
    )
    found = db.session.scalars(_of_course(select(Credencial), cohorte, members))
    at = now()
    return [c for c in found if c.situacion(at) == Situacion.VIGENTE]


def _of_course(found: Select[Any], cohorte: Cohorte, members: Select[Any]) -> Select[Any]:
    return (
        found.join(Credencial.logro)
        .join(VersionCurso, VersionCurso.id == Logro.version_id)
        .where(
            VersionCurso.curso_id == cohorte.curso_id,
            Credencial.usuario_id.in_(members),
            Credencial.estado == EstadoCredencial.VIGENTE,
        )
        .order_by(Credencial.titular_busqueda, Credencial.id)
    )


def find_archivo(cohorte_id: int, *, lock: bool = False) -> ArchivoCohorte | None:
    found = select(ArchivoCohorte).where(ArchivoCohorte.cohorte_id == cohorte_id)
    if lock:
        found = found.with_for_update(of=ArchivoCohorte).execution_options(populate_existing=True)
    return db.session.scalar(found)
