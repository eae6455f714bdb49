"""Whether two versions of a question have the same key, and whether one can grade the other's try.

Pure functions over `Pregunta.datos`, whatever the type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.catalogo.models import Pregunta

# What teaches or describes, and never decides whether an answer is right.
SIN_EFECTO = frozenset(
    {
        "acierto", "calculo", "comentario", "desarrollo", "enunciado", "error", "errores",
        "etiquetas", "norma", "pista", "revisada",
    }
)  # fmt: skip


LINE = 2  # what a line to be put in order says: its key and its text


def misma_clave(one: Pregunta, other: Pregunta) -> bool:
    """Whether every answer is worth the same in both."""
    return one.tipo == other.tipo and _key(one.datos) == _key(other.datos)


def es_comparable(one: Pregunta, other: Pregunta) -> bool:
    """Whether what was drawn and answered in one means the same in the other."""
    return one.tipo == other.tipo and sorted(_names(one.datos)) == sorted(_names(other.datos))


def _key(value: Any) -> Any:
    """Return a content without its sentences: what is left decides the mark."""
    if isinstance(value, dict):
        if value and set(value) <= {"es", "pt"} and all(isinstance(v, str) for v in value.values()):
            return None
        # The words that may be typed are sentences too, and decide.
        kept = {k: v if k == "respuestas" else _key(v) for k, v in value.items()}
        return {k: v for k, v in kept.items() if k not in SIN_EFECTO}
    if isinstance(value, list):
        return _in_any_order([_key(v) for v in value])
    return value


def _in_any_order(values: list[Any]) -> list[Any]:
    """Sort what is known by a key and says by itself whether it is right.

    Lines to be put in order say only a key and a text: there the order is what is asked.
    """
    known = all(isinstance(v, dict) and "clave" in v and len(v) > LINE for v in values)
    return sorted(values, key=lambda v: str(v["clave"])) if known else values


def _names(value: Any) -> Iterator[str]:
    """Yield the keys of options and items, at whatever depth."""
    if isinstance(value, dict):
        if isinstance(value.get("clave"), str):
            yield value["clave"]
        if isinstance(value.get("parametros"), dict):
            yield from value["parametros"]
        for inner in value.values():
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)
