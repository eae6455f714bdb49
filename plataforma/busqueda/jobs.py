"""After a change: bring the pages of one object up to date in the index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from plataforma.busqueda.fuentes import list_documents
from plataforma.busqueda.models import DocumentoBuscable
from plataforma.busqueda.motor import current_motor
from plataforma.busqueda.services import replace_one, rows_of, vocabulary_of
from plataforma.db import db
from plataforma.jobs import enqueue, job

if TYPE_CHECKING:
    from plataforma.busqueda.documento import Documento, Tipo

ACTUALIZAR = "busqueda.actualizar"


def request_update(fuente: str, clave: str) -> None:
    """Ask, in the caller's transaction, that an object's pages be indexed again, or forgotten."""
    enqueue(ACTUALIZAR, {"fuente": fuente, "clave": clave})


def request_differences(fuente: str, tipo: Tipo) -> int:
    """Ask for what a source now says otherwise than the index; return of how many objects.

    For sources that change with the code alone, and are the only ones of their kind. A page that
    is new, changed or gone counts; an index that is still empty is built whole by `preparar`.
    """
    row = DocumentoBuscable
    if db.session.scalar(select(row.clave).limit(1)) is None:
        return 0
    columns = (row.clave, row.idioma, row.titulo, row.cuerpo, row.endpoint, row.args, row.facetas)
    found = db.session.execute(select(*columns).where(row.tipo == str(tipo))).tuples()
    kept = {(clave, idioma): tuple(rest) for clave, idioma, *rest in found}
    said = {(d.clave, d.idioma): _said(d) for d in list_documents(fuente)}
    changed = {key[0] for key in kept.keys() | said.keys() if kept.get(key) != said.get(key)}
    for clave in sorted(changed):
        request_update(fuente, clave)
    return len(changed)


def _said(d: Documento) -> tuple[object, ...]:
    """Return what the index keeps of a document, in the order of its columns."""
    facetas = {name: list(values) for name, values in d.facetas.items()}
    return d.titulo, d.cuerpo, d.endpoint, dict(d.args), facetas


@job(ACTUALIZAR)
def actualizar(payload: dict[str, Any]) -> None:
    """Idempotent: what the source yields now is what can be found afterwards."""
    fuente, clave = payload["fuente"], payload["clave"]
    documentos = list_documents(fuente, clave)
    replace_one(clave, rows_of(documentos), vocabulary_of(documentos))
    current_motor().replace(clave, documentos)
