"""Applying, once, what was done without a signal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from cursos.sin_conexion.errors import RELOJ_DUDOSO
from cursos.sin_conexion.lote import MAX_EDAD
from cursos.sin_conexion.models import Envio
from plataforma.clock import now
from plataforma.db import db
from plataforma.sin_senal import Estado, Resultado, receptor_de

if TYPE_CHECKING:
    from cursos.sin_conexion.lote import Enviado
    from plataforma.identidad.models import Usuario

RETENCION = MAX_EDAD * 2  # longer than anything is accepted: no key comes back after its row


def recibir(persona: Usuario, enviado: Enviado) -> Resultado:
    """Apply it, or return what became of it when it came before. Part of the caller's transaction.

    The row goes first: another request with the same key waits for it, then finds it.
    """
    receptor = receptor_de(enviado.tipo)
    row = Envio(
        usuario_id=persona.id,
        clave=enviado.clave,
        tipo=enviado.tipo,
        hecho_el=enviado.hecho_el,
        resultado={},
    )
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:
        return _before(persona, enviado.clave)
    resultado = receptor(persona, enviado.datos, enviado.hecho_el)
    row.resultado = {"estado": str(resultado.estado), "nuevos": dict(resultado.nuevos)}
    if resultado.estado == Estado.CONFLICTO:
        row.resultado |= {"mensaje": resultado.mensaje, "datos": enviado.datos}
    if enviado.reloj_dudoso and not resultado.mensaje:
        return replace(resultado, mensaje=str(RELOJ_DUDOSO))
    return resultado


def _before(persona: Usuario, clave: str) -> Resultado:
    """A conflict is told again: the first answer may have been lost on its way."""
    kept = db.session.scalar(
        select(Envio.resultado).where(Envio.usuario_id == persona.id, Envio.clave == clave)
    )
    kept = kept or {}
    if kept.get("estado") == Estado.CONFLICTO:
        return Resultado(Estado.CONFLICTO, kept["mensaje"])
    return Resultado(Estado.REPETIDO, nuevos=kept.get("nuevos", {}))


def borrar_viejos() -> int:
    """Forget keys so old that what carries them would be refused; return how many."""
    gone = db.session.execute(delete(Envio).where(Envio.recibido_el < now() - RETENCION))
    return int(gone.rowcount)  # type: ignore[attr-defined]
