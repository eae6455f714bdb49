"""The seam: what a search engine must do, and which one this installation uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from flask import current_app

from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plataforma.busqueda.documento import Acierto, Consulta, Documento

LIMITE = 1000  # more hits than anybody reads
PESO_TITULO = 3.0  # a word in the title counts three times one in the body …
PESO_EXACTA = 2.0  # … and the form that was typed twice another form of the same word


class Motor(Protocol):
    """Finds keys of documents. The documents themselves stand in `documento_buscable`."""

    def row_values(self, documento: Documento) -> dict[str, str]:
        """Return what the engine keeps in the document's own row, if anything."""

    def replace_all(self, documentos: Iterable[Documento]) -> None:
        """Index these documents and no other."""

    def replace(self, clave: str, documentos: Sequence[Documento]) -> None:
        """Index these as all there is of a key, in every language; none: leave no trace of it."""

    def is_ready(self) -> bool:
        """Return whether there is an index to search in."""

    def search(self, consulta: Consulta) -> Sequence[Acierto]:
        """Return at most LIMITE hits, best first."""


def current_motor() -> Motor:
    """Return the engine of this installation: the database's own, or the embedded index."""
    found: Motor | None = current_app.extensions.get("busqueda")
    if found is None:
        found = current_app.extensions["busqueda"] = _make()
    return found


def _make() -> Motor:
    if db.engine.dialect.name == "postgresql":
        from plataforma.busqueda.motor_postgres import MotorPostgres

        return MotorPostgres()
    from plataforma.busqueda.motor_whoosh import MotorWhoosh

    return MotorWhoosh(current_app.extensions["settings"].instance_dir / "busqueda")
