"""/camara/<organizacion>/datos/: what it says about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma.access import puede_actual, requires
from plataforma.db import transaction
from plataforma.equipos.blueprint import CASA, bp, load
from plataforma.errors import DomainError
from plataforma.i18n import get_lang
from plataforma.identificadores import mostrar_identificador, nombre_identificador
from plataforma.organizaciones.datos import guardar_datos
from plataforma.organizaciones.errors import IdentificadorRepetidoError
from plataforma.organizaciones.forms import AdministrarDatosForm, DatosForm
from plataforma.organizaciones.permissions import Permiso
from plataforma.paises import nombre_pais
from plataforma.permissions import Permiso as PermisoPlataforma

if TYPE_CHECKING:
    from werkzeug.wrappers import Response


@bp.route(f"{CASA}/datos/", methods=["GET", "POST"])
@requires(Permiso.EDITAR)
def datos(organizacion: str) -> str | Response | tuple[str, int]:
    found = load(organizacion, Permiso.EDITAR)
    whole = AdministrarDatosForm if puede_actual(PermisoPlataforma.ADMINISTRAR) else DatosForm
    form = whole.of(found, mostrar_identificador(found.identificador or "", found.pais))
    if form.validate_on_submit():
        try:
            return _save(organizacion, form)
        except DomainError as error:
            _put_on_field(form, error)
    page = render_template(
        "equipos/datos.html",
        o=found,
        form=form,
        identificador=nombre_identificador(found.pais),
        pais=nombre_pais(found.pais, get_lang()),
    )
    return (page, 422) if form.errors else page


def _save(organizacion: str, form: DatosForm) -> Response:
    identity = form.identidad if isinstance(form, AdministrarDatosForm) else None
    with transaction():
        found = load(organizacion, Permiso.EDITAR)
        guardar_datos(found, form.datos, identity, actor=current_user)
    flash(_("Cambios guardados."), "success")
    return redirect(url_for("equipos.datos", organizacion=organizacion), 303)


def _put_on_field(form: DatosForm, error: DomainError) -> None:
    named = isinstance(error, IdentificadorRepetidoError) or not isinstance(
        form, AdministrarDatosForm
    )
    field = form.identificador if named else form.nombre
    field.errors = [str(error)]
