"""/administracion/organizaciones/: the administrators' side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma.access import requires
from plataforma.db import transaction
from plataforma.errors import DomainError, NotFoundError
from plataforma.i18n import get_lang
from plataforma.organizaciones import queries, services
from plataforma.organizaciones.forms import MiembroForm, OrganizacionForm
from plataforma.organizaciones.models import RolMembresia, TipoOrganizacion
from plataforma.organizaciones.textos import NOMBRES_TIPO, ROLES_BREVES
from plataforma.paises import nombre_pais
from plataforma.permissions import Permiso

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from plataforma.organizaciones.models import Organizacion

bp = Blueprint(
    "organizaciones",
    __name__,
    url_prefix="/administracion/organizaciones",
    template_folder="templates",
)


@bp.get("/")
@requires(Permiso.ADMINISTRAR)
def lista() -> str:
    q = request.args.get("q", "").strip()[:120]
    ver = request.args.get("ver", "")
    filtro = queries.FILTROS.get(ver)
    page = queries.find_organizaciones(q, request.args.get("pagina", 1, type=int), filtro)
    return render_template(
        "organizaciones/lista.html",
        pagina=page,
        q=q,
        ver=ver if filtro is not None else "",
        nombres_tipo=NOMBRES_TIPO,
        pais=lambda code: nombre_pais(code, get_lang()),
    )


@bp.route("/nueva/", methods=["GET", "POST"])
@requires(Permiso.ADMINISTRAR)
def nueva() -> str | Response | tuple[str, int]:
    form = OrganizacionForm()
    if form.validate_on_submit():
        try:
            with transaction():
                made = services.crear_organizacion(
                    form.nombre.data,
                    TipoOrganizacion(form.tipo.data),
                    form.pais.data,
                    actor=current_user,
                )
        except DomainError as error:
            form.nombre.errors = [str(error)]
        else:
            flash(_("Organización creada. Ahora agregue a quien la gestiona."), "success")
            return redirect(url_for(".ver", organizacion=made.slug), 303)
    page = render_template("organizaciones/nueva.html", form=form)
    return (page, 422) if form.errors else page


@bp.route("/<organizacion>/", methods=["GET", "POST"])
@requires(Permiso.ADMINISTRAR)
def ver(organizacion: str) -> str | Response | tuple[str, int]:
    """Show who acts for the organisation; the form adds one."""
    found, form = find(organizacion), MiembroForm()
    if form.validate_on_submit():
        try:
            return _add(found, form)
        except DomainError as error:
            form.correo.errors = [str(error)]
    page = render_template(
        "organizaciones/ver.html",
        organizacion=found,
        miembros=queries.list_miembros(found.id),
        form=form,
        nombres_rol=ROLES_BREVES,
        tipo=NOMBRES_TIPO[TipoOrganizacion(found.tipo)],
        pais=nombre_pais(found.pais, get_lang()),
    )
    return (page, 422) if form.errors else page


def _add(organizacion: Organizacion, form: MiembroForm) -> Response:
    with transaction():
        added = services.agregar_miembro(
            organizacion, form.direccion, RolMembresia(form.rol.data), actor=current_user
        )
    name = added.usuario.nombre
    flash(_("%(nombre)s ya puede entrar. Le avisamos por correo.", nombre=name), "success")
    return redirect(url_for(".ver", organizacion=organizacion.slug), 303)


def find(slug: str) -> Organizacion:
    found = queries.find_organizacion(slug)
    if found is None:
        raise NotFoundError
    return found
