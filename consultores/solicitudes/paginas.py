"""Back to the page of a request, from every step of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, url_for
from flask_babel import gettext as _

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.solicitudes.models import Solicitud


def volver(solicitud: Solicitud, ancla: str = "") -> Response:
    """Return to the page of the request."""
    page = url_for("seguimiento.ver", referencia=solicitud.referencia, _anchor=ancla or None)
    return redirect(page, 303)


def tarde(solicitud: Solicitud) -> Response:
    """Say that the step is not possible any more, where one sees how it stands."""
    flash(_("La solicitud ya cambió y no admite ese paso. Así está ahora:"), "warning")
    return volver(solicitud)
