"""Bringing questions into the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.autoria import borrador
from cursos.traspaso.sumar import sumar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cursos.catalogo.models import Curso
    from cursos.intercambio.piezas import Dato
    from cursos.traspaso.sumar import Suma
    from plataforma.identidad.models import Usuario


def traer(
    curso: Curso,
    datos: Sequence[Dato],
    *,
    archivo_de: Mapping[str, str],
    conocidas: set[str],
    actor: Usuario,
) -> Suma:
    """Put questions into the files of the draft as it is now; sent twice, they are there once."""
    borrador.lock(curso)
    trabajo = borrador.leer_trabajo(curso)
    suma = sumar(trabajo.files, datos, archivo_de=archivo_de, conocidas=conocidas)
    written = [borrador.Escrito(n, new, trabajo.huella(n)) for n, new in suma.archivos.items()]
    if written:
        borrador.guardar(curso, written, actor=actor)
    return suma
