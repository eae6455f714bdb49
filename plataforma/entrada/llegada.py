"""What every way of entering ends with: a fresh session, a known device, the right page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import redirect, request, url_for

from plataforma.entrada import equipo

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from plataforma.identidad.models import Usuario


MAX_PATH = 300  # characters; it travels in a cookie


def local_path(text: str | None) -> str:
    """Return the path if it stays on this site, else an empty string."""
    path = text or ""
    if not path.startswith("/") or path.startswith("//") or len(path) > MAX_PATH:
        return ""
    if "\\" in path or any(c.isspace() or ord(c) < 32 for c in path):  # noqa: PLR2004
        return ""
    parts = urlsplit(path)
    return "" if parts.scheme or parts.netloc else path


def asked_path() -> str:
    """Return where the person wanted to go (`siguiente`), if it is on this site."""
    return local_path(request.values.get("siguiente"))


def arrive(persona: Usuario, siguiente: str = "") -> Response:
    """Send the person on, and note the device."""
    response = redirect(local_path(siguiente) or url_for("panel.ver"), 303)
    equipo.remember(response, persona.correo)
    return response
