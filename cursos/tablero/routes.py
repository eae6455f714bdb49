"""All views of the cockpit; importing this module attaches them.

The page of a cohort and the list of a chamber keep the names that the packages below link to.
"""

from cursos.tablero import camara_routes, cohorte_routes, personas_routes
from cursos.tablero.blueprint import bp

VIEWS = (camara_routes, cohorte_routes, personas_routes)
__all__ = ["VIEWS", "bp"]
