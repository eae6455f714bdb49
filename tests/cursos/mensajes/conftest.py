"""A cohort of Carla's chamber, and somebody who only looks."""

from tests.cursos.tablero.conftest import cohorte, lectora

__all__ = ["cohorte", "lectora"]
