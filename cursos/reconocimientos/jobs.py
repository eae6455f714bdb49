"""Drafts that nobody issued are forgotten, and files without a row removed."""

from __future__ import annotations

from typing import Any

from cursos.reconocimientos import queries, services
from plataforma import storage
from plataforma.jobs import job


@job(services.OLVIDAR)
def olvidar(payload: dict[str, Any]) -> None:
    found = queries.find(payload["clave"], lock=True)
    if found is not None and found.credencial_id is None:
        services.olvidar(found)


@job(services.BORRAR)
def borrar(payload: dict[str, Any]) -> None:
    storage.delete(payload["lugar"])
