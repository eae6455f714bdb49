"""What can be asked about endorsements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from cursos.avales.models import Aval
from cursos.credenciales.models import Logro
from cursos.credenciales.queries import list_versions
from cursos.emisores.models import Emisor
from plataforma.db import db
from plataforma.organizaciones.models import Membresia
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cursos.catalogo.models import VersionCurso

_STANDS = Aval.retirado_el.is_(None)
_VISIBLE = or_(Aval.emisor_id.is_(None), Emisor.suspendido_el.is_(None))


@dataclass(frozen=True, kw_only=True)
class Avalable:
    """What may be endorsed today: what a course grants, or an achievement of its own."""

    codigo: str
    numero: int
    nombre: TextoBilingue
    descripcion: TextoBilingue
    version: VersionCurso | None = None
    logro: Logro | None = None


def list_avalables() -> list[Avalable]:
    """Return the current version of each achievement, by code: two statements."""
    of_courses = [
        Avalable(
            codigo=v.credencial["codigo"],
            numero=v.numero,
            nombre=TextoBilingue(**v.credencial["nombre"]),
            descripcion=TextoBilingue(**v.credencial["descripcion"]),
            version=v,
        )
        for v in list_versions()
    ]
    return sorted([*of_courses, *_of_their_own()], key=lambda a: a.codigo)


def _of_their_own() -> list[Avalable]:
    rows = db.session.scalars(
        select(Logro).where(Logro.version_id.is_(None)).order_by(Logro.codigo, Logro.numero)
    )
    newest = {logro.codigo: logro for logro in rows}
    return [
        Avalable(
            codigo=logro.codigo,
            numero=logro.numero,
            nombre=logro.texto("nombre"),
            descripcion=logro.texto("descripcion"),
            logro=logro,
        )
        for logro in newest.values()
    ]


def find_avalable(codigo: str) -> Avalable | None:
    return next((a for a in list_avalables() if a.codigo == codigo), None)


def list_propios(emisor_id: int | None) -> Sequence[Aval]:
    """Return the standing endorsements of one issuer."""
    return db.session.scalars(
        select(Aval)
        .where(Aval.emisor_id.is_not_distinct_from(emisor_id), _STANDS)
        .options(joinedload(Aval.logro))
        .order_by(Aval.id)
    ).all()


def find_propio(emisor_id: int | None, codigo: str, *, lock: bool = False) -> Aval | None:
    """Return an endorsement of this very issuer, never one of another."""
    found = select(Aval).where(
        Aval.codigo == codigo, Aval.emisor_id.is_not_distinct_from(emisor_id), _STANDS
    )
    if lock:
        found = found.with_for_update(of=Aval).execution_options(populate_existing=True)
    return db.session.scalar(found)


def find_aval(codigo: str) -> Aval | None:
    return db.session.scalar(select(Aval).where(Aval.codigo == codigo))


def list_de_logro(logro_id: int) -> Sequence[Aval]:
    """Return what stands for an achievement; of a suspended chamber, nothing."""
    return db.session.scalars(
        select(Aval)
        .outerjoin(Aval.emisor)
        .where(Aval.logro_id == logro_id, _STANDS, _VISIBLE)
        .order_by(Aval.id)
    ).all()


def list_de_version(version_id: int) -> Sequence[Aval]:
    """Return what stands for what a version of a course grants."""
    return db.session.scalars(
        select(Aval)
        .outerjoin(Aval.emisor)
        .join(Aval.logro)
        .where(Logro.version_id == version_id, _STANDS, _VISIBLE)
        .order_by(Aval.id)
    ).all()


def list_camaras_de(usuario_id: int) -> Sequence[Emisor]:
    """Return the chambers that issue and that a person acts for."""
    return db.session.scalars(
        select(Emisor)
        .join(Membresia, Membresia.organizacion_id == Emisor.organizacion_id)
        .where(Membresia.usuario_id == usuario_id, Emisor.suspendido_el.is_(None))
        .order_by(Emisor.slug)
    ).all()


def count_in(lista: int) -> int:
    used = select(func.count(Aval.id)).where(Aval.lista_estado == lista)
    return db.session.scalar(used) or 0


def is_taken(lista: int, indice: int) -> bool:
    found = select(Aval.id).where(Aval.lista_estado == lista, Aval.indice_estado == indice)
    return db.session.scalar(found) is not None


def withdrawn(lista: int) -> Sequence[int]:
    """Return the positions that other systems must refuse."""
    found = select(Aval.indice_estado).where(
        Aval.lista_estado == lista, Aval.retirado_el.is_not(None)
    )
    return db.session.scalars(found.order_by(Aval.indice_estado)).all()


def last_change(lista: int) -> datetime | None:
    moments = select(func.min(Aval.creado_el), func.max(Aval.retirado_el))
    row = db.session.execute(moments.where(Aval.lista_estado == lista)).one()
    return max((moment for moment in row if moment), default=None)
