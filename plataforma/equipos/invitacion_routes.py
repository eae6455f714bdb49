"""/equipo/invitacion/<llave>/: what an invited person sees, and accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, make_response, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma.access import authenticated, public
from plataforma.db import transaction
from plataforma.equipos import invitaciones
from plataforma.equipos.blueprint import bp
from plataforma.errors import NotFoundError
from plataforma.organizaciones.textos import NOMBRES_ROL

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

URL = "/equipo/invitacion/<llave>/"


@bp.get(URL)
@public
def invitacion(llave: str) -> Response:
    """Say who invites, to what, and with which account. Looking changes nothing."""
    found = invitaciones.find_por_token(llave)
    if found is None:
        raise NotFoundError
    page = render_template(
        "equipos/invitacion.html",
        i=found,
        llave=llave,
        rol=NOMBRES_ROL[found.rol],
        es_suya=current_user.is_authenticated and current_user.correo == found.correo,
        siguiente=url_for(".invitacion", llave=llave),
    )
    response = make_response(page)
    response.headers["Referrer-Policy"] = "no-referrer"  # the address is a secret
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post(URL)
@authenticated
def aceptar(llave: str) -> Response:
    with transaction():
        found = invitaciones.aceptar(llave, actor=current_user)
    organisation = found.organizacion
    said = _("Desde ahora actúa por %(organizacion)s.", organizacion=organisation.nombre)
    flash(said, "success")
    return redirect(url_for("equipos.ver", organizacion=organisation.slug), 303)
