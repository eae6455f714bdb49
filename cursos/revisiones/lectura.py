"""What a reviewer wrote in the form of a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.revisiones.errors import FaltaComentarioError, FaltanNivelesError
from cursos.tareas.lectura import limpiar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.hojas.definicion import Definicion
    from cursos.revisiones.errors import RevisionError

LARGO = 2_000  # characters of a comment
NOTA = 600  # of the one beside a field


def leer_niveles(tarea: Definicion, form: Mapping[str, str]) -> dict[str, str]:
    """Return the chosen level of each criterion; what is none of its levels is not chosen."""
    chosen = {c.clave: form.get(f"n.{c.clave}", "") for c in tarea.rubrica}
    known = {c.clave: {n.clave for n in c.niveles} for c in tarea.rubrica}
    return {clave: nivel for clave, nivel in chosen.items() if nivel in known[clave]}


def leer_comentarios(tarea: Definicion, form: Mapping[str, str]) -> dict[str, str]:
    """Return what was written beside fields and tables, by their key."""
    written = {p.clave: _texto(form.get(f"k.{p.clave}", ""), NOTA) for p in tarea.partes}
    return {clave: text for clave, text in written.items() if text}


def leer_comentario(form: Mapping[str, str]) -> str:
    return _texto(form.get("comentario", ""), LARGO)


def _texto(text: str, most: int) -> str:
    return limpiar(text, lineas=True)[:most]


def por_completar(
    tarea: Definicion, niveles: Mapping[str, str], error: RevisionError | None
) -> list[str]:
    """Return the ids of the controls that a refusal speaks about."""
    if isinstance(error, FaltaComentarioError):
        return ["comentario"]
    if isinstance(error, FaltanNivelesError):
        return [f"n-{c.clave}" for c in tarea.rubrica if c.clave not in niveles]
    return []


def puntos(tarea: Definicion, niveles: Mapping[str, str]) -> int:
    """Return the points of the chosen levels."""
    return sum(
        n.puntos for c in tarea.rubrica for n in c.niveles if niveles.get(c.clave) == n.clave
    )
