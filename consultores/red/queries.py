"""What can be asked about consultants."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import selectinload

from consultores.red.models import (
    Consultor,
    ConsultorArea,
    ConsultorIdioma,
    ConsultorPais,
    Desempeno,
    Dictamen,
    EstadoConsultor,
)
from plataforma.busqueda.documento import Tipo
from plataforma.busqueda.queries import find_claves
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, Usuario
from plataforma.pagina import Pagina, paginar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement

POR_PAGINA = 12
POR_PAGINA_ADMINISTRACION = 30
MAX_HALLADOS = 300  # of a text: more than anybody reads, fewer than a statement can carry
MAX_TEXTO = 80
Facetas = dict[str, dict[str, int]]


@dataclass(frozen=True, kw_only=True)
class Filtros:
    """What the address of the search page says."""

    q: str = ""
    area: str = ""
    pais: str = ""  # whose firms are served
    idioma: str = ""

    @property
    def activos(self) -> dict[str, Any]:
        return {k: v for k, v in vars(self).items() if v}

    def sin(self, nombre: str) -> Filtros:
        return replace(self, **{nombre: ""})


@dataclass(frozen=True, kw_only=True)
class Hallados:
    """Consultants found. `consejos`: how many there would be without one of the filters."""

    pagina: Pagina[Consultor]
    facetas: Facetas
    consejos: Mapping[str, int]


def es_publico() -> ColumnElement[bool]:
    """In SQL, what `Consultor.es_publico` says of one."""
    answers = or_(
        Consultor.usuario_id.is_(None),
        Consultor.usuario_id.in_(select(Usuario.id).where(Usuario.estado == EstadoUsuario.ACTIVO)),
    )
    return and_(Consultor.estado == EstadoConsultor.ACREDITADO, Consultor.vence_el > now(), answers)


def find_consultor(slug: str) -> Consultor | None:
    return db.session.scalar(select(Consultor).where(Consultor.slug == slug))


def find_de_usuario(usuario_id: int) -> Consultor | None:
    """Return the consultant that this person is."""
    return db.session.scalar(select(Consultor).where(Consultor.usuario_id == usuario_id))


def list_dictamenes(consultor: Consultor) -> list[Dictamen]:
    """Return the decisions about a consultant, newest first."""
    found = select(Dictamen).where(Dictamen.consultor_id == consultor.id)
    return list(
        db.session.scalars(found.options(selectinload(Dictamen.actor)).order_by(Dictamen.id.desc()))
    )


def buscar(filtros: Filtros, plegado: str, lang: str, numero: int = 1) -> Hallados:
    """Find public consultants. `plegado`: the text in lower case without accents, for names."""
    hits = _ids(filtros.q, lang)
    conditions = _conditions(filtros, plegado, hits)
    base = select(Consultor).where(es_publico(), *conditions.values())
    found = base.outerjoin(Desempeno).order_by(*_order(hits))
    page = paginar(found, numero, POR_PAGINA)
    return Hallados(
        pagina=page,
        facetas=_facets(conditions),
        consejos={} if page.total else _advice(conditions),
    )


def _ids(q: str, lang: str) -> list[int]:
    """Return who answers the text, best first."""
    if not q:
        return []
    found = find_claves(q[:MAX_TEXTO], lang, Tipo.CONSULTOR)[:MAX_HALLADOS]
    return [int(clave.partition(":")[2]) for clave in found]


def _conditions(filtros: Filtros, plegado: str, hits: list[int]) -> dict[str, Any]:
    every: dict[str, Any] = {
        "q": or_(
            Consultor.id.in_(hits),
            Consultor.nombre_plegado.contains(plegado[:MAX_TEXTO], autoescape=True),
        ),
        "area": Consultor.id.in_(
            select(ConsultorArea.consultor_id).where(ConsultorArea.area == filtros.area)
        ),
        "pais": Consultor.id.in_(
            select(ConsultorPais.consultor_id).where(ConsultorPais.pais == filtros.pais)
        ),
        "idioma": Consultor.id.in_(
            select(ConsultorIdioma.consultor_id).where(ConsultorIdioma.idioma == filtros.idioma)
        ),
    }
    return {name: every[name] for name in filtros.activos}


def _order(hits: list[int]) -> list[Any]:
    """Best answer first; else who has room, then who answers soonest."""
    if hits:
        place = {consultor_id: position for position, consultor_id in enumerate(hits)}
        return [case(place, value=Consultor.id, else_=len(hits)), Consultor.id]
    full = func.coalesce(Desempeno.abiertas, 0) >= Consultor.cupo
    unknown = Desempeno.mediana_respuesta.is_(None)
    return [full, unknown, Desempeno.mediana_respuesta, Consultor.nombre_plegado, Consultor.id]


def _facets(conditions: Mapping[str, Any]) -> Facetas:
    """Count each value of a filter under the other filters."""
    columns: dict[str, Any] = {
        "area": ConsultorArea.area,
        "pais": ConsultorPais.pais,
        "idioma": ConsultorIdioma.idioma,
    }
    found = {}
    for name, column in columns.items():
        others = [c for key, c in conditions.items() if key != name]
        rows = db.session.execute(
            select(column, func.count())
            .join(Consultor, Consultor.id == column.class_.consultor_id)
            .where(es_publico(), *others)
            .group_by(column)
        )
        found[name] = {code: count for code, count in rows}  # noqa: C416 — rows, not pairs
    return found


def _advice(conditions: Mapping[str, Any]) -> dict[str, int]:
    """Nobody found: count what there is without each of the filters."""
    found = {}
    for name in conditions:
        others = [c for key, c in conditions.items() if key != name]
        found[name] = db.session.scalar(select(func.count()).where(es_publico(), *others)) or 0
    return {name: count for name, count in found.items() if count}


def list_administracion(*, pais: str, estado: str, plegado: str, numero: int) -> Pagina[Consultor]:
    """Return consultants in any state, of one country or of all, applicants first."""
    base = select(Consultor)
    if pais:
        base = base.where(Consultor.pais == pais)
    if estado:
        base = base.where(Consultor.estado == estado)
    if plegado:
        base = base.where(Consultor.nombre_plegado.contains(plegado, autoescape=True))
    waiting = case((Consultor.estado == EstadoConsultor.POSTULADO, 0), else_=1)
    found = base.order_by(waiting, Consultor.nombre_plegado, Consultor.id)
    return paginar(found, numero, POR_PAGINA_ADMINISTRACION)


def count_postulados(pais: str = "") -> int:
    """Return how many applications wait, of one country or of all."""
    query = select(func.count(Consultor.id)).where(Consultor.estado == EstadoConsultor.POSTULADO)
    return db.session.scalar(query.where(Consultor.pais == pais) if pais else query) or 0


def count_por_pais() -> dict[str, int]:
    """Return how many public consultants live in each country."""
    rows = db.session.execute(
        select(Consultor.pais, func.count()).where(es_publico()).group_by(Consultor.pais)
    )
    return {pais: count for pais, count in rows}  # noqa: C416 — rows, not pairs


def count_por_pais_atendido() -> dict[str, int]:
    """Return how many public consultants serve the firms of each country."""
    rows = db.session.execute(
        select(ConsultorPais.pais, func.count())
        .join(Consultor, Consultor.id == ConsultorPais.consultor_id)
        .where(es_publico())
        .group_by(ConsultorPais.pais)
    )
    return {pais: count for pais, count in rows}  # noqa: C416 — rows, not pairs


def list_publicos(consultor_id: int | None = None) -> list[Consultor]:
    """Return everybody whose profile is public, or one of them."""
    query = select(Consultor).where(es_publico()).order_by(Consultor.id)
    if consultor_id is not None:
        query = query.where(Consultor.id == consultor_id)
    return list(db.session.scalars(query))


def count_respuestas() -> tuple[int, int]:
    """Return (answered in time, received) over all consultants."""
    row = db.session.execute(
        select(func.sum(Desempeno.respondidas_a_tiempo), func.sum(Desempeno.recibidas))
    ).one()
    return int(row[0] or 0), int(row[1] or 0)


def last_motivo(consultor: Consultor | None) -> str:
    """Return the reason of the last decision, for the person whom it is about."""
    if consultor is None:
        return ""
    last = select(Dictamen.motivo).where(Dictamen.consultor_id == consultor.id)
    return db.session.scalar(last.order_by(Dictamen.id.desc()).limit(1)) or ""


def list_slugs() -> list[str]:
    """Return the address of each public profile."""
    return list(db.session.scalars(select(Consultor.slug).where(es_publico())))
