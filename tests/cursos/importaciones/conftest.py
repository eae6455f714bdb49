"""A cohort of Carla's chamber."""

from __future__ import annotations

from tests.cursos.cohortes.conftest import cohorte

__all__ = ["cohorte"]
