"""The terms that are shipped, checked when they are read."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from cursos.paquetes.schema import Enlace
from cursos.paquetes.yaml_source import ContentError, YamlSource
from cursos.preguntas.base import LANGS, Clave, Estricto, Texto, Varios
from plataforma.identidad.direcciones import fold

FILE = Path(__file__).parent / "datos" / "terminos.yml"
AVISO = {"es": "Falso amigo", "pt": "Falso cognato"}  # lessons are made in both at once
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_QUOTED = re.compile(r"«([^»]+)»|“([^”]+)”")


class Formas(Estricto):
    """How texts write a term: what is marked. Abbreviations only as they are written here."""

    es: Varios[str]
    pt: Varios[str]


class Fuente(Estricto):
    texto: Texto
    url: Enlace | None = None
    fecha: date


class FalsoAmigo(Texto):
    """What misleads: the words that look alike, between quotes, and which one to use."""

    @model_validator(mode="after")
    def _name_words(self) -> Self:
        if not all(_QUOTED.search(getattr(self, lang)) for lang in LANGS):
            raise ValueError("a false friend names the words between quotes in each language")
        return self

    @property
    def palabras(self) -> tuple[str, ...]:
        """Return the words that it names, of both languages: each of them finds the term."""
        found = (_QUOTED.findall(getattr(self, lang)) for lang in LANGS)
        return tuple(
            dict.fromkeys(word for pairs in found for pair in pairs for word in pair if word)
        )


class Termino(Estricto):
    """One entry. A term that states a rule has a source."""

    clave: Clave
    termino: Texto
    texto: Texto
    formas: Formas | None = None
    fuente: Fuente | None = None
    falso_amigo: FalsoAmigo | None = None

    def formas_en(self, lang: str) -> tuple[str, ...]:
        if self.formas is not None:
            found: tuple[str, ...] = getattr(self.formas, lang)
            return found
        return (_IN_BRACKETS.sub("", getattr(self.termino, lang)),)

    def aviso(self, lang: str) -> str:
        """Return the warning of a false friend as one line, or nothing."""
        return f"{AVISO[lang]}. {getattr(self.falso_amigo, lang)}" if self.falso_amigo else ""


Terminos = Annotated[Varios[Termino], Field(min_length=1)]


@cache
def list_terminos() -> tuple[Termino, ...]:
    """Return every term, in the order of the file, or raise ContentError."""
    source = YamlSource.parse(FILE.read_text(encoding="utf-8"), FILE.name)
    found: tuple[Termino, ...] = source.read(Terminos)
    seen: set[str] = set()
    for n, termino in enumerate(found):
        if termino.clave in seen:
            raise ContentError([source.fault((n, "clave"), f"term {termino.clave!r} twice")])
        seen.add(termino.clave)
    return found


def buscar(texto: str, lang: str) -> list[Termino]:
    """Return the terms, in alphabetical order, that have every word in either language or text."""
    words = fold(texto).split()
    found = [t for t in list_terminos() if all(word in _haystack(t, lang) for word in words)]
    return sorted(found, key=lambda t: fold(getattr(t.termino, lang)))


@cache
def _haystack(termino: Termino, lang: str) -> str:
    both = (termino.termino.es, termino.termino.pt, getattr(termino.texto, lang))
    alike = termino.falso_amigo.palabras if termino.falso_amigo else ()
    return fold(" ".join((*both, *termino.formas_en("es"), *termino.formas_en("pt"), *alike)))


def por_letra(terminos: list[Termino], lang: str) -> dict[str, list[Termino]]:
    """Group terms, already in order, by their first letter."""
    letters: dict[str, list[Termino]] = {}
    for termino in terminos:
        letters.setdefault(fold(getattr(termino.termino, lang))[0].upper(), []).append(termino)
    return letters
