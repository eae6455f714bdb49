"""What guides add to the pages of others."""

from __future__ import annotations

BLOQUE = "guias/_bloque.html"  # on the page of a course
