"""What can be asked about credentials."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, not_, or_, select
from sqlalchemy.orm import joinedload

from cursos.catalogo.models import Curso, VersionCurso
from cursos.catalogo.queries import list_versiones_actuales
from cursos.credenciales.models import (
    EN_PIE,
    Credencial,
    EstadoCredencial,
    Logro,
    MotivoReemplazo,
    Situacion,
)
from cursos.insignias.texto_limpio import searchable
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import Usuario
from plataforma.organizaciones.models import Organizacion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select

PER_PAGE = 25


@dataclass(frozen=True, kw_only=True)
class Filtros:
    """What the staff's list is narrowed by; all of it stands in the URL."""

    texto: str = ""
    situacion: Situacion | None = None
    curso: str = ""
    pagina: int = 1


@dataclass(frozen=True, kw_only=True)
class Pagina:
    credenciales: Sequence[Credencial]
    total: int
    pagina: int
    paginas: int


def find_by_codigo(codigo: str) -> Credencial | None:
    return db.session.scalar(select(Credencial).where(Credencial.codigo == codigo))


def list_named(codigos: Sequence[str]) -> list[Credencial]:
    """Return the credentials that these codes name, in the order of the codes."""
    named = select(Credencial).where(Credencial.codigo.in_(codigos))
    return sorted(db.session.scalars(named), key=lambda c: codigos.index(c.codigo))


def find_for_change(codigo: str) -> Credencial | None:
    """Return it locked, as the database holds it now: of two acts at once the second one waits."""
    return db.session.scalar(
        select(Credencial)
        .where(Credencial.codigo == codigo)
        .with_for_update(of=Credencial)
        .execution_options(populate_existing=True)
    )


def list_reemplazadas(credencial: Credencial) -> list[Credencial]:
    """Return those that it took the place of, one after the other back to the first."""
    found: list[Credencial] = []
    wanted = [credencial.id]
    while wanted:
        before = select(Credencial).where(
            Credencial.reemplazada_por_id.in_(wanted),
            Credencial.estado == EstadoCredencial.REEMPLAZADA,
        )
        rows = db.session.scalars(
            before.order_by(Credencial.id).with_for_update(of=Credencial)
        ).all()
        found += rows
        wanted = [row.id for row in rows]
    return found


def find_viva(usuario_id: int, logro_id: int) -> Credencial | None:
    """Return the one live credential of a person for an achievement: expired or suspended, too."""
    return db.session.scalar(
        select(Credencial).where(
            Credencial.usuario_id == usuario_id,
            Credencial.logro_id == logro_id,
            Credencial.estado.in_(EN_PIE),
        )
    )


def find_viva_de(
    titular: Usuario | Organizacion, logro_id: int, *, lock: bool = False
) -> Credencial | None:
    """Return the one live credential of a person or a firm for an achievement.

    With `lock` as the database holds it now: what another act does to it meanwhile comes first.
    """
    found = select(Credencial).where(
        _de(titular),
        Credencial.logro_id == logro_id,
        Credencial.estado.in_(EN_PIE),
    )
    if lock:
        found = found.with_for_update(of=Credencial).execution_options(populate_existing=True)
    return db.session.scalar(found)


def list_versiones_anteriores(
    titular: Usuario | Organizacion, logro: Logro
) -> Sequence[Credencial]:
    """Return, locked, what they hold of older versions of an achievement; not what is suspended."""
    older = (
        Logro.codigo == logro.codigo,
        Logro.tipo == logro.tipo,
        Logro.numero < logro.numero,
    )
    return db.session.scalars(
        select(Credencial)
        .join(Credencial.logro)
        .where(_de(titular), Credencial.estado == EstadoCredencial.VIGENTE, *older)
        .with_for_update(of=Credencial)
    ).all()


def _de(titular: Usuario | Organizacion) -> ColumnElement[bool]:
    firm = isinstance(titular, Organizacion)
    return (Credencial.organizacion_id if firm else Credencial.usuario_id) == titular.id


def find_de_version(usuario_id: int, version_id: int) -> Credencial | None:
    """Return the one live credential of a person for a version of a course."""
    return db.session.scalar(
        select(Credencial)
        .join(Credencial.logro)
        .where(
            Credencial.usuario_id == usuario_id,
            Logro.version_id == version_id,
            Credencial.estado.in_(EN_PIE),
        )
    )


def list_of(usuario_id: int) -> Sequence[Credencial]:
    """Return a person's credentials, newest first; what was replaced or withdrawn stays out."""
    return db.session.scalars(
        select(Credencial)
        .where(
            Credencial.usuario_id == usuario_id,
            Credencial.estado.not_in((EstadoCredencial.REEMPLAZADA, EstadoCredencial.RETIRADA)),
        )
        .options(
            joinedload(Credencial.logro).joinedload(Logro.version).joinedload(VersionCurso.curso)
        )
        .order_by(Credencial.emitida_el.desc(), Credencial.id.desc())
    ).all()


def search(filtros: Filtros) -> Pagina:
    """Return one page of the staff's list, newest first."""
    query = _narrow(select(Credencial), filtros)
    total = db.session.scalar(_narrow(select(func.count(Credencial.id)), filtros)) or 0
    paginas = max(1, -(-total // PER_PAGE))
    pagina = min(max(1, filtros.pagina), paginas)
    rows = db.session.scalars(
        query.order_by(Credencial.emitida_el.desc(), Credencial.id.desc())
        .offset((pagina - 1) * PER_PAGE)
        .limit(PER_PAGE)
    ).all()
    return Pagina(credenciales=rows, total=total, pagina=pagina, paginas=paginas)


def _narrow(query: Select[Any], filtros: Filtros) -> Select[Any]:
    if words := searchable(filtros.texto).split():
        named = and_(*(Credencial.titular_busqueda.contains(w, autoescape=True) for w in words))
        query = query.where(or_(named, Credencial.codigo == "".join(words)))
    if filtros.curso:
        query = query.where(
            Credencial.logro_id.in_(
                select(Logro.id).join(Logro.version).join(Curso).where(Curso.slug == filtros.curso)
            )
        )
    if filtros.situacion:
        query = query.where(*_in_situation(filtros.situacion, now()))
    return query


def _in_situation(situacion: Situacion, moment: datetime) -> list[ColumnElement[bool]]:
    """Return `Credencial.situacion` in SQL."""
    expired = and_(Credencial.vence_el.is_not(None), Credencial.vence_el <= moment)
    live = Credencial.estado == EstadoCredencial.VIGENTE
    if situacion == Situacion.VIGENTE:
        return [live, not_(expired)]
    if situacion == Situacion.VENCIDA:
        return [live, expired]
    revoked = Credencial.estado == EstadoCredencial.REVOCADA
    if situacion == Situacion.REVOCADA:
        return [revoked, Credencial.documento != ""]
    if situacion == Situacion.RETIRADA:
        withdrawn = Credencial.estado == EstadoCredencial.RETIRADA
        return [or_(withdrawn, and_(revoked, Credencial.documento == ""))]
    return [Credencial.estado == situacion.value]


def count_in(lista: int) -> int:
    """Return how many positions of a list are in use."""
    used = select(func.count(Credencial.id)).where(Credencial.lista_estado == lista)
    return db.session.scalar(used) or 0


def is_taken(lista: int, indice: int) -> bool:
    found = select(Credencial.id).where(
        Credencial.lista_estado == lista, Credencial.indice_estado == indice
    )
    return db.session.scalar(found) is not None


def refused(lista: int) -> Sequence[int]:
    """Return the positions that other systems must refuse today: revoked, withdrawn, suspended.

    A renewed credential was true when it was issued: it is not refused. One replaced because it
    named somebody wrongly is.
    """
    wrong = and_(
        Credencial.estado == EstadoCredencial.REEMPLAZADA,
        Credencial.motivo_reemplazo == MotivoReemplazo.NOMBRE_CORREGIDO,
    )
    ended = (
        EstadoCredencial.REVOCADA,
        EstadoCredencial.RETIRADA,
        EstadoCredencial.SUSPENDIDA,
    )
    return _positions(lista, or_(Credencial.estado.in_(ended), wrong))


def suspended(lista: int) -> Sequence[int]:
    """Return the positions of those suspended today."""
    return _positions(lista, Credencial.estado == EstadoCredencial.SUSPENDIDA)


def _positions(lista: int, which: ColumnElement[bool]) -> Sequence[int]:
    found = select(Credencial.indice_estado).where(Credencial.lista_estado == lista, which)
    return db.session.scalars(found.order_by(Credencial.indice_estado)).all()


def last_change(lista: int) -> datetime | None:
    """Return when the list last changed; None when nobody stands in it."""
    moments = (
        func.min(Credencial.emitida_el),
        func.max(Credencial.revocada_el),
        func.max(Credencial.retirada_el),
        func.max(Credencial.suspendida_el),
        func.max(Credencial.restablecida_el),
        func.max(Credencial.reemplazada_el),
    )
    row = db.session.execute(select(*moments).where(Credencial.lista_estado == lista)).one()
    return max((moment for moment in row if moment), default=None)


def list_versions() -> list[VersionCurso]:
    """Return the current version of each course that grants a credential of its own."""
    return [version for version in list_versiones_actuales() if grants(version.credencial)]


def grants(credencial: Mapping[str, Any]) -> bool:
    """Whether a course grants this; one that brings up to date only renews (`renovacion`)."""
    return bool(credencial) and not credencial.get("renueva")


def find_version(version_id: int) -> VersionCurso | None:
    return db.session.get(VersionCurso, version_id)


def find_persona(correo: str) -> Usuario | None:
    """Return the account of a mail address, as typed."""
    return db.session.scalar(select(Usuario).where(Usuario.correo == correo.strip().lower()))
