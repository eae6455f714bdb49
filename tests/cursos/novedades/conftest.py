"""The course and the question of the discussion's tests."""

from __future__ import annotations

from tests.cursos.discusion.conftest import curso, duda

__all__ = ["curso", "duda"]
