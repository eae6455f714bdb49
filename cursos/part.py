"""What the academy hands to the application."""

from __future__ import annotations

from plataforma.part import Part

PARTE = Part(name="cursos")
