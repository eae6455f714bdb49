"""What a request is found by on the desk, kept in step with it in the same transaction.

One folded text that stands in the indexes of the queues: looking for a part of it reads the index
alone, and small or accented letters make no difference on either database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect

from consultores.solicitudes.models import Solicitud
from plataforma.busqueda.analisis import fold

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

DE = ("referencia", "titulo", "empresa", "producto")
MAX_PALABRAS = 8


def plegar(*textos: str) -> str:
    """Return texts as they are compared: lower case, no accents, single spaces."""
    return " ".join(fold(" ".join(textos).lower()).split())


def dice(q: str) -> list[ColumnElement[bool]]:
    """In SQL: every word, or part of one, is in what the request is found by."""
    words = plegar(q).split()[:MAX_PALABRAS]
    return [Solicitud.buscado.contains(word, autoescape=True) for word in words]


@event.listens_for(Solicitud, "before_insert")
@event.listens_for(Solicitud, "before_update")
def _follow(_mapper: object, _connection: object, solicitud: Solicitud) -> None:
    state: Any = inspect(solicitud)
    if any(state.attrs[name].history.has_changes() for name in DE):
        solicitud.buscado = plegar(*(getattr(solicitud, name) or "" for name in DE))[:480]
