"""All views of lists hang from one blueprint; importing this module attaches them."""

from cursos.importaciones import revision_routes, subida_routes
from cursos.importaciones.blueprint import bp

VIEWS = (subida_routes, revision_routes)
__all__ = ["VIEWS", "bp"]
