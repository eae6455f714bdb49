"""All views of cohorts hang from one blueprint; importing this module attaches them."""

from cursos.cohortes import gestion_routes, participante_routes
from cursos.cohortes.blueprint import bp

VIEWS = (gestion_routes, participante_routes)
__all__ = ["VIEWS", "bp"]
