"""The terms of the glossary for the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.glosario.terminos import list_terminos
from plataforma.busqueda import Documento, Tipo
from plataforma.i18n import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.glosario.terminos import Termino

FUENTE = "glosario"


def documentos(clave: str | None = None) -> Iterator[Documento]:
    """Yield each term in both languages, or the one with this search key."""
    for termino in list_terminos():
        if clave in (None, search_key(termino.clave)):
            for lang in LANGS:
                yield _documento(termino, lang)


def search_key(clave: str) -> str:
    return f"termino:{clave}"


def _documento(termino: Termino, lang: str) -> Documento:
    """What it means and every way to write it: a Portuguese word finds the Spanish page too.

    So does each word that a false friend names, in either language.
    """
    ways = [getattr(termino.termino, other) for other in LANGS if other != lang]
    ways += [form for each in LANGS for form in termino.formas_en(each)]
    ways += termino.falso_amigo.palabras if termino.falso_amigo else ()
    title = getattr(termino.termino, lang)
    others = {way.casefold(): way for way in reversed(ways) if way.casefold() != title.casefold()}
    lines = (
        getattr(termino.texto, lang),
        termino.aviso(lang),
        " · ".join(reversed(others.values())),
    )
    return Documento(
        clave=search_key(termino.clave),
        tipo=Tipo.TERMINO,
        idioma=lang,
        titulo=title,
        cuerpo="\n".join(filter(None, lines)),
        endpoint="glosario.ver",
        args={"_anchor": termino.clave},
    )
