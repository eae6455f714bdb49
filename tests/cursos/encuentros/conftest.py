"""The cohort that meets."""

from tests.cursos.cohortes.conftest import cohorte

__all__ = ["cohorte"]
