"""Reports, and what who keeps the course decides about them. Every decision is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from cursos.discusion import emails
from cursos.discusion.errors import AporteOcultoError, AportePropioError
from cursos.discusion.models import Aporte, Denuncia, Razon, Resultado
from cursos.discusion.services import actualizar_busqueda, lock
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def denunciar(aporte: Aporte, *, actor: Usuario, razon: Razon, detalle: str) -> None:
    """Report a text; a second report of the same person changes nothing."""
    if aporte.autor_id == actor.id:
        raise AportePropioError
    if aporte.oculto_el is not None:
        raise AporteOcultoError
    own = (Denuncia.aporte_id == aporte.id, Denuncia.usuario_id == actor.id)
    if db.session.scalar(select(Denuncia.id).where(*own)) is not None:
        return
    denuncia = Denuncia(aporte_id=aporte.id, usuario_id=actor.id, razon=razon, detalle=detalle)
    try:
        with db.session.begin_nested():
            db.session.add(denuncia)
    except IntegrityError:
        pass  # the same click, twice


def ocultar(aporte: Aporte, *, actor: Usuario, motivo: str) -> None:
    """Take a text out of sight with a reason, and tell who wrote it."""
    _lock(aporte)
    if aporte.oculto_el is not None:
        return
    aporte.oculto_el, aporte.motivo = now(), motivo
    resolved = _resolver(aporte, Resultado.OCULTO)
    _record("aporte.ocultar", aporte, actor, denuncias=resolved)
    actualizar_busqueda(aporte.duda_id)
    if aporte.autor_id != actor.id:
        emails.oculto(aporte)


def restaurar(aporte: Aporte, *, actor: Usuario) -> None:
    """Show a hidden text again, and tell who wrote it."""
    _lock(aporte)
    if aporte.oculto_el is None:
        return
    aporte.oculto_el, aporte.motivo = None, ""
    _record("aporte.restaurar", aporte, actor)
    actualizar_busqueda(aporte.duda_id)
    if aporte.autor_id != actor.id:
        emails.restaurado(aporte)


def mantener(aporte: Aporte, *, actor: Usuario) -> None:
    """Leave a reported text where it is; its reports are answered."""
    _lock(aporte)
    resolved = _resolver(aporte, Resultado.MANTENIDO)
    if resolved:
        _record("aporte.mantener", aporte, actor, denuncias=resolved)


def _lock(aporte: Aporte) -> None:
    lock(aporte.duda)
    db.session.refresh(aporte)


def _resolver(aporte: Aporte, resultado: Resultado) -> list[int]:
    """Answer the open reports of a text; return their ids."""
    open_ = (Denuncia.aporte_id == aporte.id, Denuncia.resuelta_el.is_(None))
    ids = list(db.session.scalars(select(Denuncia.id).where(*open_).order_by(Denuncia.id)))
    db.session.execute(
        update(Denuncia).where(*open_).values(resuelta_el=now(), resultado=resultado)
    )
    return ids


def _record(accion: str, aporte: Aporte, actor: Usuario, **datos: object) -> None:
    datos = {"duda": aporte.duda_id, **datos}
    audit.record(accion, ("aporte", aporte.id), actor=actor, datos=datos)
