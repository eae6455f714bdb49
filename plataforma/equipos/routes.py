"""/camara/<organizacion>/equipo/: who acts for it; invite, change a role, take off, leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma import limits
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.equipos import invitaciones, services
from plataforma.equipos.blueprint import EQUIPO, bp, load
from plataforma.equipos.textos import NOMBRES_ESTADO, TONOS_ESTADO
from plataforma.errors import DomainError, NotFoundError
from plataforma.organizaciones import queries
from plataforma.organizaciones.forms import MiembroForm, RolForm
from plataforma.organizaciones.models import RolMembresia
from plataforma.organizaciones.permissions import Permiso
from plataforma.organizaciones.textos import ROLES_BREVES

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from plataforma.equipos.models import InvitacionEquipo
    from plataforma.organizaciones.models import Membresia, Organizacion

MIEMBRO = f"{EQUIPO}/<int:miembro>"
INVITACION = f"{EQUIPO}/invitaciones/<int:invitacion>"
INVITACIONES = "60/hour"  # of one organisation: a mail each


@bp.get(f"{EQUIPO}/")
@requires(Permiso.VER)
def ver(organizacion: str) -> str:
    found = load(organizacion, Permiso.VER)
    return render_template(
        "equipos/ver.html",
        o=found,
        miembros=queries.list_miembros(found.id),
        invitaciones=invitaciones.list_invitaciones(found.id),
        roles=ROLES_BREVES,
        estados=NOMBRES_ESTADO,
        tonos=TONOS_ESTADO,
    )


@bp.route(f"{EQUIPO}/invitar/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR)
def invitar(organizacion: str) -> str | Response | tuple[str, int]:
    found, form = load(organizacion, Permiso.GESTIONAR), MiembroForm()
    if form.validate_on_submit():
        try:
            return _invite(organizacion, form)
        except DomainError as error:
            form.correo.errors = [str(error)]
    page = render_template("equipos/invitar.html", o=found, form=form)
    return (page, 422) if form.errors else page


def _invite(organizacion: str, form: MiembroForm) -> Response:
    limits.require("organizaciones.invitar", organizacion, INVITACIONES)
    offer = invitaciones.Oferta(correo=form.direccion, rol=RolMembresia(form.rol.data))
    with transaction():
        found = load(organizacion, Permiso.GESTIONAR)
        invitaciones.invitar(found, offer, actor=current_user)
    said = _("La invitación sale por correo a %(correo)s. Vale 14 días.", correo=form.direccion)
    flash(said, "success")
    return _team(organizacion)


@bp.post(f"{INVITACION}/reenviar/")
@requires(Permiso.GESTIONAR)
def reenviar(organizacion: str, invitacion: int) -> Response:
    limits.require("organizaciones.invitar", organizacion, INVITACIONES)
    with transaction():
        found = _invitation(load(organizacion, Permiso.GESTIONAR), invitacion)
        invitaciones.reenviar(found, actor=current_user)
    flash(
        _("Sale otro correo a %(correo)s. El enlace anterior ya no abre.", correo=found.correo),
        "success",
    )
    return _team(organizacion)


@bp.post(f"{INVITACION}/retirar/")
@requires(Permiso.GESTIONAR)
def retirar(organizacion: str, invitacion: int) -> Response:
    with transaction():
        found = _invitation(load(organizacion, Permiso.GESTIONAR), invitacion)
        invitaciones.retirar(found, actor=current_user)
    flash(_("Invitación retirada: su enlace ya no abre."), "success")
    return _team(organizacion)


@bp.route(f"{MIEMBRO}/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR)
def miembro(organizacion: str, miembro: int) -> str | Response | tuple[str, int]:
    """Another role for somebody, or the way to take them off."""
    found = _member(load(organizacion, Permiso.GESTIONAR), miembro)
    form = RolForm(obj=found)
    if form.validate_on_submit():
        try:
            return _change(organizacion, miembro, form)
        except DomainError as error:
            form.rol.errors = [str(error)]
    page = render_template("equipos/miembro.html", m=found, o=found.organizacion, form=form)
    return (page, 422) if form.errors else page


def _change(organizacion: str, miembro: int, form: RolForm) -> Response:
    with transaction():
        found = _member(load(organizacion, Permiso.GESTIONAR), miembro)
        services.cambiar_rol(found, RolMembresia(form.rol.data), actor=current_user)
    flash(_("Papel guardado. Le avisamos por correo."), "success")
    return _team(organizacion)


@bp.route(f"{MIEMBRO}/quitar/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR)
def quitar(organizacion: str, miembro: int) -> str | Response:
    found = _member(load(organizacion, Permiso.GESTIONAR), miembro)
    back = url_for(".ver", organizacion=organizacion)
    if found.usuario_id == current_user.id:
        return redirect(url_for(".irse", organizacion=organizacion), 303)
    if request.method == "GET":
        return render_template("equipos/quitar.html", m=found, vuelta=back)
    with transaction():
        found = _member(load(organizacion, Permiso.GESTIONAR), miembro)
        services.quitar_miembro(found, actor=current_user)
    name = found.usuario.nombre
    flash(_("%(nombre)s ya no actúa por la organización.", nombre=name), "success")
    return redirect(back, 303)


@bp.route(f"{EQUIPO}/irse/", methods=["GET", "POST"])
@requires(Permiso.DEJAR)
def irse(organizacion: str) -> str | Response:
    found = load(organizacion, Permiso.DEJAR)
    if request.method == "GET":
        ultima = not _may_leave(found)
        return render_template("equipos/irse.html", o=found, ultima=ultima)
    with transaction():
        own = services.find_own(load(organizacion, Permiso.DEJAR).id, current_user.id)
        if own is None:
            raise NotFoundError
        services.dejar(own)
    flash(_("Ya no actúa por %(organizacion)s.", organizacion=found.nombre), "success")
    return redirect(url_for("panel.ver"), 303)


def _may_leave(organizacion: Organizacion) -> bool:
    own = services.find_own(organizacion.id, current_user.id)
    try:
        if own:
            services.require_other_manager(own)
    except DomainError:
        return False
    return True


def _team(organizacion: str) -> Response:
    return redirect(url_for("equipos.ver", organizacion=organizacion), 303)


def _member(organizacion: Organizacion, miembro: int) -> Membresia:
    found = queries.find_miembro(organizacion.id, miembro)
    if found is None:
        raise NotFoundError
    return found


def _invitation(organizacion: Organizacion, invitacion: int) -> InvitacionEquipo:
    found = invitaciones.find_invitacion(organizacion.id, invitacion)
    if found is None:
        raise NotFoundError
    return found
