"""/cuenta/empresa/: the firms of a person, and registering one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma import limits
from plataforma.access import authenticated
from plataforma.db import transaction
from plataforma.errors import DomainError
from plataforma.organizaciones.empresa import DatosEmpresa, list_empresas, registrar_empresa
from plataforma.organizaciones.errors import IdentificadorRepetidoError
from plataforma.organizaciones.forms import EmpresaForm

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint("empresas", __name__, url_prefix="/cuenta/empresa", template_folder="templates")
REGISTROS = "20/hour"  # also: how fast somebody may ask which tax ids are taken


@bp.get("/")
@authenticated
def ver() -> str:
    return render_template("organizaciones/empresas.html", empresas=list_empresas(current_user.id))


@bp.route("/nueva/", methods=["GET", "POST"])
@authenticated
def nueva() -> str | Response | tuple[str, int]:
    form = EmpresaForm.of(current_user)
    if form.validate_on_submit():
        try:
            return _register(form)
        except DomainError as error:
            repeated = isinstance(error, IdentificadorRepetidoError)
            (form.identificador if repeated else form.nombre).errors = [str(error)]
    page = render_template("organizaciones/empresa_nueva.html", form=form)
    return (page, 422) if form.errors else page


def _register(form: EmpresaForm) -> Response:
    limits.require("organizaciones.empresa", str(current_user.id), REGISTROS)
    datos = DatosEmpresa(
        nombre=form.nombre.data,
        pais=form.pais.data,
        identificador=form.identificador_leido,
        tamano=form.tamano.data or "",
        idiomas=form.idiomas.data or [],
    )
    with transaction():
        made = registrar_empresa(datos, actor=current_user)
    flash(_("Empresa registrada. Usted la gestiona."), "success")
    return redirect(url_for("equipos.ver", organizacion=made.slug), 303)
