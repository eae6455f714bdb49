"""/camara/<organizacion>/traspaso/: pass the management to another person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma import limits
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.equipos import invitaciones, services
from plataforma.equipos.blueprint import CASA, bp, load
from plataforma.equipos.forms import OTRA, TraspasoForm
from plataforma.equipos.routes import INVITACIONES
from plataforma.errors import DomainError, NotFoundError
from plataforma.organizaciones import queries
from plataforma.organizaciones.models import RolMembresia
from plataforma.organizaciones.permissions import Permiso

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from plataforma.organizaciones.models import Organizacion

CONFIRMA = "confirma"


@bp.route(f"{CASA}/traspaso/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR)
def traspaso(organizacion: str) -> str | Response | tuple[str, int]:
    """Choose whom; see what will happen; confirm. Nothing happens before that."""
    found = load(organizacion, Permiso.GESTIONAR)
    form = _form(found)
    if form.validate_on_submit():
        if CONFIRMA not in request.form:
            return render_template("equipos/traspaso_revisar.html", o=found, form=form)
        try:
            return _pass_on(organizacion, form)
        except DomainError as error:
            form.correo.errors = [str(error)]
    page = render_template("equipos/traspaso.html", o=found, form=form)
    return (page, 422) if form.errors else page


def _form(organizacion: Organizacion) -> TraspasoForm:
    form = TraspasoForm()
    others = [m for m in queries.list_miembros(organizacion.id) if m.usuario_id != current_user.id]
    form.ofrecer([(str(m.id), m.usuario.nombre) for m in others])
    return form


def _pass_on(organizacion: str, form: TraspasoForm) -> Response:
    invited = form.a.data == OTRA
    if invited:
        limits.require("organizaciones.invitar", organizacion, INVITACIONES)
    with transaction():
        found = load(organizacion, Permiso.GESTIONAR)
        if invited:
            _invite(found, form)
        else:
            _to_member(found, form)
    if invited:
        said = _("La invitación sale por correo. Usted gestiona hasta que la persona acepte.")
    else:
        said = _("Gestión traspasada. Les avisamos por correo a las dos personas.")
    flash(said, "success")
    stays = invited or form.papel
    return redirect(url_for("equipos.ver", organizacion=organizacion) if stays else _panel(), 303)


def _panel() -> str:
    return url_for("panel.ver")


def _invite(organizacion: Organizacion, form: TraspasoForm) -> None:
    offer = invitaciones.Oferta(
        correo=form.direccion, rol=RolMembresia.GESTOR, traspaso=True, queda=form.papel
    )
    invitaciones.invitar(organizacion, offer, actor=current_user)


def _to_member(organizacion: Organizacion, form: TraspasoForm) -> None:
    to = queries.find_miembro(organizacion.id, int(form.a.data))
    if to is None:
        raise NotFoundError
    services.traspasar(to, queda=form.papel, actor=current_user)
