"""All views of cohorts hang from one blueprint; importing this module attaches them."""

from cursos.cohortes import ajustes_routes, codigo_routes, gestion_routes, participante_routes
from cursos.cohortes.blueprint import bp

VIEWS = (ajustes_routes, codigo_routes, gestion_routes, participante_routes)
__all__ = ["VIEWS", "bp"]
