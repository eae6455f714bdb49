"""What staff ask about people and acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy import func, or_, select

from plataforma.audit.models import AuditLine
from plataforma.db import db
from plataforma.identidad.models import RolUsuario, Usuario

if TYPE_CHECKING:
    from sqlalchemy import Select

T = TypeVar("T")
PER_PAGE = 30


@dataclass(frozen=True)
class Pagina(Generic[T]):
    """A page of rows."""

    filas: list[T]
    total: int
    numero: int

    @property
    def paginas(self) -> int:
        return max(1, -(-self.total // PER_PAGE))


def find_usuarios(q: str, rol: str, numero: int) -> Pagina[Usuario]:
    """Return people whose name or address has `q`, with a role if asked: three statements."""
    found = select(Usuario)
    if q:
        word = q.lower()
        named = func.lower(Usuario.nombre).contains(word, autoescape=True)
        found = found.where(or_(named, Usuario.correo.contains(word, autoescape=True)))
    if rol:
        found = found.where(Usuario.roles.any(RolUsuario.rol == rol))
    return _page(found.order_by(Usuario.nombre, Usuario.id), numero)


def find_usuario(seudonimo: str) -> Usuario | None:
    return db.session.scalar(select(Usuario).where(Usuario.seudonimo == seudonimo))


def find_lines(accion: str, objeto: str, actor: str, numero: int) -> Pagina[AuditLine]:
    """Return audit lines, newest first."""
    found = select(AuditLine)
    if accion:
        found = found.where(AuditLine.accion == accion)
    if objeto:
        found = found.where(AuditLine.objeto.startswith(objeto, autoescape=True))
    if actor:
        found = found.where(AuditLine.actor == actor)
    return _page(found.order_by(AuditLine.id.desc()), numero)


def _page(found: Select[tuple[T]], numero: int) -> Pagina[T]:
    total = db.session.scalar(select(func.count()).select_from(found.order_by(None).subquery()))
    numero = min(max(1, numero), max(1, -(-(total or 0) // PER_PAGE)))
    rows = db.session.scalars(found.limit(PER_PAGE).offset((numero - 1) * PER_PAGE))
    return Pagina(list(rows), total or 0, numero)
