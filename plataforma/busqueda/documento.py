"""What is handed to the search, what is asked of it, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from plataforma.busqueda.analisis import Token, analyse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

IDIOMAS = ("es", "pt")
MAX_QUERY = 200  # characters: longer pastes are cut, not refused
MAX_WORDS = 12


class Tipo(StrEnum):
    """Kinds of documents, in the order in which results show them."""

    CURSO = "curso"
    LECCION = "leccion"
    TERMINO = "termino"  # of the glossary
    RESPUESTA = "respuesta"  # of a consultant, published
    DUDA = "duda"  # a question with its accepted answer
    CONSULTOR = "consultor"


@dataclass(frozen=True, kw_only=True, slots=True)
class Documento:
    """One public page in one language, as plain text. Whoever sees the page may find it.

    `clave` is the same in both languages ("leccion:17") and unique among all sources. The address
    is built when a result is shown: `url_for(endpoint, lang=idioma, **args)`.
    """

    clave: str
    tipo: Tipo
    idioma: str
    titulo: str
    cuerpo: str
    endpoint: str
    args: Mapping[str, str] = field(default_factory=dict)
    facetas: Mapping[str, Sequence[str]] = field(default_factory=dict)  # {"pais": ["PY"], …}


@dataclass(frozen=True, slots=True)
class Consulta:
    """A question, analysed in each language. `todas`: every word must be there."""

    palabras: Mapping[str, tuple[Token, ...]]
    todas: bool = True

    @classmethod
    def of(cls, text: str, *, todas: bool = True) -> Consulta:
        text = text[:MAX_QUERY]
        words = {lang: tuple(analyse(text, lang))[:MAX_WORDS] for lang in IDIOMAS}
        return cls(words, todas)

    def __bool__(self) -> bool:
        return any(self.palabras.values())

    def terms(self, lang: str) -> frozenset[str]:
        """Return the terms to look for, and to mark, in texts of `lang`."""
        return frozenset(token.termino for token in self.palabras[lang])


@dataclass(frozen=True, slots=True)
class Acierto:
    """A document that answers, by its key, with the engine's score (comparable within a search)."""

    clave: str
    idioma: str
    tipo: str
    puntaje: float
