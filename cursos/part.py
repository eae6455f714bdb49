"""What the academy hands to the application."""

from __future__ import annotations

from cursos.aprendizaje import models as _aprendizaje  # noqa: F401 — tables
from cursos.cuestionarios import models as _cuestionarios  # noqa: F401 — tables
from cursos.permissions import TABLA
from plataforma.part import Part

PARTE = Part(name="cursos", permissions=TABLA)
