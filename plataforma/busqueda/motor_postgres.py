"""PostgreSQL's engine: a tsvector of our own terms in the document's row, with a GIN index.

Our analyser makes the terms, so no text search configuration of the server takes part: the vector
is written, and the query read, in their literal form.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import Float, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY, REAL, TSQUERY

from plataforma.busqueda.analisis import analyse
from plataforma.busqueda.documento import Acierto
from plataforma.busqueda.models import DocumentoBuscable
from plataforma.busqueda.motor import LIMITE, PESO_EXACTA, PESO_TITULO
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plataforma.busqueda.analisis import Token
    from plataforma.busqueda.documento import Consulta, Documento

# Weights of the labels D, C, B, A: body and title, term and exact form (which adds to its term).
_TOP = PESO_TITULO * max(1.0, PESO_EXACTA - 1)
PESOS = [w / _TOP for w in (1.0, PESO_EXACTA - 1, PESO_TITULO, PESO_TITULO * (PESO_EXACTA - 1))]
NORMALIZE_BY_LENGTH = 1  # divides by 1 + log(length): a long lesson has every word somewhere
MAX_POSITION = 16383  # of a tsvector; later words still match, at that position
MAX_POSITIONS = 255  # per word


class MotorPostgres:
    """See `plataforma.busqueda.motor.Motor`. The rows are the index: saving them is all."""

    def row_values(self, documento: Documento) -> dict[str, str]:
        return {"vector": _vector(documento)}

    def replace_all(self, documentos: Iterable[Documento]) -> None:
        """Nothing to do."""

    def replace(self, clave: str, documentos: Sequence[Documento]) -> None:
        """Nothing to do."""

    def is_ready(self) -> bool:
        return True

    def search(self, consulta: Consulta) -> Sequence[Acierto]:
        found: list[Acierto] = []
        for lang, words in consulta.palabras.items():
            if words:
                found += _search(lang, _tsquery(words, todas=consulta.todas))
        return sorted(found, key=lambda hit: -hit.puntaje)[:LIMITE]


def _search(lang: str, text: str) -> list[Acierto]:
    row = DocumentoBuscable
    question = cast(text, TSQUERY)
    weights = cast(PESOS, ARRAY(REAL))
    rank = cast(func.ts_rank(weights, row.vector, question, NORMALIZE_BY_LENGTH), Float)
    statement = (
        select(row.clave, row.idioma, row.tipo, rank.label("puntaje"))
        .where(row.idioma == lang, row.vector.op("@@")(question))
        .order_by(rank.desc(), row.clave)
        .limit(LIMITE)
    )
    return [Acierto(*values) for values in db.session.execute(statement)]


def _vector(documento: Documento) -> str:
    """Write the tsvector: 'term':1B and '=form':1A for the title, D and C for the body."""
    places: dict[str, list[str]] = defaultdict(list)
    position = 0
    for text, of_term, of_form in ((documento.titulo, "B", "A"), (documento.cuerpo, "D", "C")):
        for token in analyse(text, documento.idioma):
            position = min(position + 1, MAX_POSITION)
            places[token.termino].append(f"{position}{of_term}")
            places[f"={token.exacto}"].append(f"{position}{of_form}")
    return " ".join(f"'{word}':{','.join(at[:MAX_POSITIONS])}" for word, at in places.items())


def _tsquery(words: Sequence[Token], *, todas: bool) -> str:
    """Write the tsquery. Terms hold only letters and digits, so quoting is enough."""
    groups = [f"('{token.termino}' | '={token.exacto}')" for token in words]
    return (" & " if todas else " | ").join(groups)
