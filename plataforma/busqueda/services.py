"""Keeping the copies of the documents and the vocabulary. The engine is written by the caller."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from plataforma.busqueda.analisis import analyse, normalize
from plataforma.busqueda.models import DocumentoBuscable, PalabraBuscable
from plataforma.busqueda.motor import current_motor
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plataforma.busqueda.documento import Documento

SHORTEST = 3  # letters of a word worth suggesting
LONGEST = 40
WORD = re.compile(r"[^\W_]+")
Row = dict[str, Any]


class RepeatedKeyError(ValueError):
    """Two documents have the same key and language: one would hide the other."""


def rows_of(documentos: Iterable[Documento]) -> list[Row]:
    """Analyse documents into table rows. Slow: call it before the transaction."""
    motor = current_motor()
    rows: dict[tuple[str, str], Row] = {}
    for documento in documentos:
        key = (documento.clave, documento.idioma)
        if key in rows:
            raise RepeatedKeyError(key)
        rows[key] = {
            "clave": documento.clave,
            "idioma": documento.idioma,
            "tipo": str(documento.tipo),
            "titulo": documento.titulo,
            "cuerpo": documento.cuerpo,
            "endpoint": documento.endpoint,
            "args": dict(documento.args),
            "facetas": {name: list(values) for name, values in documento.facetas.items()},
            **motor.row_values(documento),
        }
    return list(rows.values())


def vocabulary_of(documentos: Iterable[Documento]) -> list[Row]:
    """Count in how many documents each word stands. Slow: call it before the transaction."""
    counts: Counter[tuple[str, str]] = Counter()
    rows: dict[tuple[str, str], Row] = {}
    for documento in documentos:
        text = f"{documento.titulo}\n{documento.cuerpo}"
        seen = {}
        for token in analyse(text, documento.idioma):
            if token.superficie.isalpha() and SHORTEST <= len(token.superficie) <= LONGEST:
                seen[(documento.idioma, token.superficie)] = token
        counts.update(seen.keys())
        for key, token in seen.items():
            if key not in rows:
                rows[key] = {
                    "idioma": key[0],
                    "palabra": token.superficie,
                    "exacta": token.exacto,
                    "termino": token.termino,
                    "largo": len(token.exacto),
                }
    return [row | {"documentos": counts[key]} for key, row in rows.items()]


def replace_everything(rows: Sequence[Row], vocabulary: Sequence[Row]) -> None:
    """Keep these documents and words and no other."""
    db.session.execute(delete(DocumentoBuscable))
    db.session.execute(delete(PalabraBuscable))
    _insert(DocumentoBuscable, rows)
    _insert(PalabraBuscable, vocabulary)


def replace_one(clave: str, rows: Sequence[Row], vocabulary: Sequence[Row]) -> None:
    """Keep these as the only documents of one object.

    Its new words become known. Counts of words, and words that no document has any more, wait for
    the next `replace_everything`: a suggestion without results is never shown. Of an object that
    is gone the words go at once: they may be a person's name.
    """
    if not rows:
        _forget_words(clave)
    db.session.execute(delete(DocumentoBuscable).where(DocumentoBuscable.clave == clave))
    _insert(DocumentoBuscable, rows)
    words = {row["palabra"] for row in vocabulary}
    word = PalabraBuscable
    known = {
        (idioma, palabra)
        for idioma, palabra in db.session.execute(
            select(word.idioma, word.palabra).where(word.palabra.in_(words))
        )
    }
    _insert(word, [row for row in vocabulary if (row["idioma"], row["palabra"]) not in known])


def _forget_words(clave: str) -> None:
    """Drop from the vocabulary what only the documents with this key say."""
    doc, word = DocumentoBuscable, PalabraBuscable
    found = select(doc.idioma, doc.titulo, doc.cuerpo)
    for idioma, titulo, cuerpo in db.session.execute(found.where(doc.clave == clave)).all():
        lonely = _words(titulo, cuerpo)
        others = found.where(doc.clave != clave, doc.idioma == idioma)
        for _idioma, title, body in db.session.execute(others):
            lonely -= _words(title, body)
        db.session.execute(delete(word).where(word.idioma == idioma, word.palabra.in_(lonely)))


def _words(titulo: str, cuerpo: str) -> set[str]:
    return set(WORD.findall(normalize(f"{titulo}\n{cuerpo}")))


def _insert(model: type[DocumentoBuscable | PalabraBuscable], rows: Sequence[Row]) -> None:
    if rows:
        db.session.execute(insert(model), list(rows))
