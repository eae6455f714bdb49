"""Every page of the authors, for the part."""

from cursos.autoria import archivo_routes, curso_routes, leccion_routes, publicar_routes
from cursos.autoria.blueprint import bp

__all__ = ["archivo_routes", "bp", "curso_routes", "leccion_routes", "publicar_routes"]
