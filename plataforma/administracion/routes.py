"""Index for staff, people and roles, audit log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma.access import authorize_general, requires
from plataforma.administracion.forms import NOMBRES_ROL, RolesForm
from plataforma.administracion.queries import find_lines, find_usuario, find_usuarios
from plataforma.audit import verify_chain
from plataforma.db import transaction
from plataforma.errors import NotFoundError
from plataforma.identidad.services import cambiar_roles, reactivar, suspender
from plataforma.part import Slot, acts, tarjetas
from plataforma.permissions import Permiso, Rol

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response

    from plataforma.identidad.models import Usuario

bp = Blueprint(
    "administracion", __name__, url_prefix="/administracion", template_folder="templates"
)


@bp.get("/")
@requires(Permiso.VER_ADMINISTRACION)
def inicio() -> str:
    cards = tarjetas(Slot.ADMINISTRACION, current_user)
    return render_template("administracion/inicio.html", cards=cards)


@bp.get("/personas/")
@requires(Permiso.ADMINISTRAR)
def personas() -> str:
    q, rol = request.args.get("q", "").strip(), request.args.get("rol", "")
    page = find_usuarios(q, rol if rol in set(Rol) else "", _page_number())
    return render_template(
        "administracion/personas.html", pagina=page, q=q, rol=rol, nombres_rol=NOMBRES_ROL
    )


@bp.get("/personas/<seudonimo>/")
@requires(Permiso.ADMINISTRAR)
def persona(seudonimo: str) -> str:
    found = _find(seudonimo)
    form = RolesForm(roles=[r.rol for r in found.roles])
    lines = find_lines("", "", found.seudonimo, 1)
    return render_template(
        "administracion/persona.html", persona=found, form=form, lineas=lines.filas[:10]
    )


@bp.post("/personas/<seudonimo>/")
@requires(Permiso.ADMINISTRAR)
def guardar_roles(seudonimo: str) -> Response | tuple[str, int]:
    found, form = _find(seudonimo), RolesForm()
    if not form.validate_on_submit():
        return render_template(
            "administracion/persona.html", persona=found, form=form, lineas=[]
        ), 422
    with transaction():
        cambiar_roles(current_user, found, [Rol(r) for r in form.roles.data or ()])
    flash(_("Roles guardados."), "success")
    return redirect(url_for("administracion.persona", seudonimo=seudonimo), 303)


@bp.post("/personas/<seudonimo>/suspender/")
@requires(Permiso.ADMINISTRAR)
def suspender_persona(seudonimo: str) -> Response:
    return _act(seudonimo, suspender, _("Cuenta suspendida. La persona ya no puede entrar."))


@bp.post("/personas/<seudonimo>/reactivar/")
@requires(Permiso.ADMINISTRAR)
def reactivar_persona(seudonimo: str) -> Response:
    return _act(seudonimo, reactivar, _("Cuenta reactivada. La persona ya puede entrar."))


def _act(seudonimo: str, act: Callable[[Usuario, Usuario], None], said: str) -> Response:
    """Change an account and say so on its page."""
    found = _find(seudonimo)
    with transaction():
        act(current_user, found)
    flash(said, "success")
    return redirect(url_for("administracion.persona", seudonimo=seudonimo), 303)


@bp.get("/auditoria/")
@requires(Permiso.VER_AUDITORIA)
def auditoria() -> str:
    filters = {k: request.args.get(k, "").strip() for k in ("accion", "objeto", "actor")}
    page = find_lines(filters["accion"], filters["objeto"], filters["actor"], _page_number())
    sentences = acts()
    choices = sorted(sentences.items(), key=lambda act: str(act[1]))
    return render_template(
        "administracion/auditoria.html", pagina=page, actos=sentences, opciones=choices, **filters
    )


@bp.get("/auditoria/comprobar/")
@requires(Permiso.VER_AUDITORIA)
def comprobar_auditoria() -> Response:
    broken = verify_chain()
    if broken is None:
        flash(_("La cadena del registro está completa: ninguna línea fue cambiada."), "success")
    else:
        flash(_("La cadena se rompe en la línea %(numero)s.", numero=broken), "error")
    return redirect(url_for("administracion.auditoria"), 303)


def _find(seudonimo: str) -> Usuario:
    authorize_general(Permiso.ADMINISTRAR)
    found = find_usuario(seudonimo)
    if found is None:
        raise NotFoundError
    return found


def _page_number() -> int:
    return request.args.get("pagina", 1, type=int)
