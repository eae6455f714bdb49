"""What the network hands to the application."""

from __future__ import annotations

from consultores.permissions import TABLA
from plataforma.part import Part

PARTE = Part(name="consultores", permissions=TABLA)
