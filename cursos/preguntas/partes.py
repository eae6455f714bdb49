"""What composite answers share: each part has its own field, and adds its share of the mark."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cursos.preguntas.base import LANGS
from cursos.preguntas.errors import FaltanPartesError, RespuestaAjenaError
from cursos.preguntas.lectura import CAMPO, pares, uno
from cursos.preguntas.nota import NADA, Nota

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cursos.preguntas.base import Campos, Respuesta

Textos = dict[str, dict[str, str]]  # the text of each key, in both languages


def campo(parte: object) -> str:
    return f"{CAMPO}.{parte}"


def rotulos(items: Sequence[Mapping[str, Any]]) -> Textos:
    return {item["clave"]: item["texto"] for item in items}


def leer_partes(campos: Campos, partes: Sequence[object]) -> list[str]:
    """Return what each part says, in their order; refuse while one says nothing."""
    said = [uno(campos, campo(parte)) for parte in partes]
    if missing := said.count(""):
        raise FaltanPartesError(faltan=missing)
    return said


def elegido(said: str, claves: Collection[str]) -> str:
    """Return a key that the page offered."""
    if said not in claves:
        raise RespuestaAjenaError
    return said


def por_indice(said: str, orden: Sequence[str]) -> str:
    """Return the key at a place of the order that the page showed: places tell nothing."""
    short = said.isascii() and said.isdigit() and len(said) <= len(str(len(orden)))
    if not short or int(said) >= len(orden):
        raise RespuestaAjenaError
    return orden[int(said)]


def calificar_pares(
    clave: Mapping[str, str],
    respuesta: Respuesta,
    acierto: Mapping[str, str],
    comentarios: Mapping[str, Mapping[str, str]],
) -> Nota:
    """Return the share of right pairs, and what the wrong ones teach."""
    said = pares(respuesta)
    if not said:
        return NADA
    wrong = [left for left, right in clave.items() if said.get(left) != right]
    puntos = 1 - Fraction(len(wrong), len(clave))
    return Nota(puntos, (acierto,) if not wrong else tuple(comentarios[left] for left in wrong))


def decir_pares(respuesta: Respuesta, izquierda: Textos, derecha: Textos, lang: str) -> str:
    """Return one line a pair; where lines are not kept, the semicolon parts them."""
    said = pares(respuesta)
    return ";\n".join(
        f"{text[lang].rstrip('.')} → {derecha[said[left]][lang].rstrip('.')}"
        for left, text in izquierda.items()
        if said.get(left) in derecha
    )


def sobre(nombre: Mapping[str, str], comentario: Mapping[str, str]) -> dict[str, str]:
    """Return a comment that says which part it is about."""
    return {lang: f"{nombre[lang].rstrip('.')}: {comentario[lang]}" for lang in LANGS}
