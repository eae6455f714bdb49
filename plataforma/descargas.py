"""Files for one person: always to be saved, never kept on the way."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from flask import send_file

from plataforma.security import INERT

if TYPE_CHECKING:
    from werkzeug.wrappers import Response


def descarga(data: bytes, nombre: str, mimetype: str) -> Response:
    """Answer with a file that is for this person alone."""
    response = send_file(
        io.BytesIO(data), mimetype=mimetype, as_attachment=True, download_name=nombre
    )
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = INERT
    return response
