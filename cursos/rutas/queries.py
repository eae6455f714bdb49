"""Where a person is on a route."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cursos.aprendizaje.queries import progreso_de
from cursos.catalogo.queries import list_versiones_actuales
from cursos.inscripciones.queries import list_inscripciones
from cursos.rutas.rutas import leer_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.aprendizaje.queries import Progreso
    from cursos.catalogo.models import VersionCurso
    from cursos.preguntas.base import Texto
    from cursos.rutas.rutas import Paso, Ruta
    from plataforma.identidad.models import Usuario


class Estado(StrEnum):
    EN_PREPARACION = "en_preparacion"  # the course is not published yet
    PENDIENTE = "pendiente"
    EMPEZADO = "empezado"
    COMPLETADO = "completado"


@dataclass(frozen=True)
class Parada:
    """A step of a route as a person finds it."""

    paso: Paso
    titulo: Texto
    estado: Estado
    version: VersionCurso | None = None
    progreso: Progreso | None = None


@dataclass(frozen=True)
class Recorrido:
    """A route with the person's progress; of a visitor, with what is published."""

    ruta: Ruta
    paradas: Sequence[Parada]

    @property
    def publicadas(self) -> int:
        return sum(p.version is not None for p in self.paradas)

    @property
    def completadas(self) -> int:
        return sum(p.estado == Estado.COMPLETADO for p in self.paradas)

    @property
    def proxima(self) -> Parada | None:
        """The first course that can be taken now."""
        open_ = (Estado.PENDIENTE, Estado.EMPEZADO)
        return next((p for p in self.paradas if p.estado in open_), None)


def recorrer(rutas: Sequence[Ruta], persona: Usuario) -> list[Recorrido]:
    """Return the routes as the person finds them: a few statements, however many routes."""
    published = {v.curso.codigo: v for v in list_versiones_actuales()}
    places = list_inscripciones(persona.id) if persona.is_authenticated else []
    progress = progreso_de([i.id for i in places])
    by_course = {i.curso_id: progress[i.id] for i in places}

    def stop(paso: Paso) -> Parada:
        titulo, version = leer_plan().cursos[paso.curso], published.get(paso.curso)
        if version is None:
            return Parada(paso, titulo, Estado.EN_PREPARACION)
        own = by_course.get(version.curso_id)
        estado = Estado.PENDIENTE
        if own is not None:
            estado = Estado.COMPLETADO if own.completada_el else Estado.EMPEZADO
        return Parada(paso, titulo, estado, version, own)

    return [Recorrido(ruta, [stop(p) for p in ruta.pasos]) for ruta in rutas]
