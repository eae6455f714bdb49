"""What staff ask about people and acts."""

from __future__ import annotations

from sqlalchemy import func, or_, select

from plataforma.audit.models import AuditLine
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, RolUsuario, Usuario
from plataforma.pagina import Pagina, paginar

PER_PAGE = 30


def find_usuarios(q: str, rol: str, numero: int) -> Pagina[Usuario]:
    """Return people whose name or address has `q`, with a role if asked: three statements."""
    found = select(Usuario).where(Usuario.estado != EstadoUsuario.INVITADO)
    if q:
        word = q.lower()
        named = func.lower(Usuario.nombre).contains(word, autoescape=True)
        found = found.where(or_(named, Usuario.correo.contains(word, autoescape=True)))
    if rol:
        found = found.where(Usuario.roles.any(RolUsuario.rol == rol))
    return paginar(found.order_by(Usuario.nombre, Usuario.id), numero, PER_PAGE)


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
    return paginar(found.order_by(AuditLine.id.desc()), numero, PER_PAGE)
