"""The cohort that people are invited to."""

from tests.cursos.cohortes.conftest import cohorte

__all__ = ["cohorte"]
