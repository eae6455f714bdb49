"""The cohort that has deadlines."""

from tests.cursos.cohortes.conftest import cohorte

__all__ = ["cohorte"]
