"""/administracion/organizaciones/…/miembros/: administrators take somebody off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma.access import requires
from plataforma.db import transaction
from plataforma.equipos import services
from plataforma.errors import NotFoundError
from plataforma.organizaciones import queries
from plataforma.organizaciones.routes import bp, find
from plataforma.permissions import Permiso

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from plataforma.organizaciones.models import Membresia, Organizacion


@bp.route("/<organizacion>/miembros/<int:miembro>/quitar/", methods=["GET", "POST"])
@requires(Permiso.ADMINISTRAR)
def quitar(organizacion: str, miembro: int) -> str | Response:
    found = find(organizacion)
    membresia = _find_member(found, miembro)
    if request.method == "GET":
        vuelta = url_for(".ver", organizacion=organizacion)
        return render_template("equipos/quitar.html", m=membresia, vuelta=vuelta)
    name = membresia.usuario.nombre
    with transaction():
        services.quitar_miembro(membresia, actor=current_user)
    flash(_("%(nombre)s ya no actúa por la organización.", nombre=name), "success")
    return redirect(url_for(".ver", organizacion=organizacion), 303)


def _find_member(organizacion: Organizacion, miembro: int) -> Membresia:
    found = queries.find_miembro(organizacion.id, miembro)
    if found is None:
        raise NotFoundError
    return found
