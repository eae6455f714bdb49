"""/administracion/emisores/: which chambers issue with the Secretariat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.emisores import queries, services, vista
from cursos.emisores.forms import AutorizarForm, SinDatosForm
from cursos.insignias import emisor as secretaria
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.entrada import confirmacion
from plataforma.errors import DomainError, NotFoundError
from plataforma.forms import una_de
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.emisores.models import Emisor
    from cursos.emisores.vista import Cambio

bp = Blueprint(
    "emisores", __name__, url_prefix="/administracion/emisores", template_folder="templates"
)


@bp.get("/")
@requires(Permiso.GESTIONAR_EMISORES)
def lista() -> str:
    filas = [vista.fila(emisor, get_lang()) for emisor in (None, *queries.list_emisores())]
    return render_template("emisores/lista.html", filas=filas)


@bp.route("/autorizar/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_EMISORES)
def autorizar() -> str | Response | tuple[str, int]:
    """Let a chamber issue: what follows stands before the form."""
    form = AutorizarForm()
    names = [(o.slug, o.nombre) for o in queries.list_autorizables()]
    form.organizacion.choices = una_de(names, _("Elija una cámara"))
    if not form.validate_on_submit():
        page = render_template("emisores/autorizar.html", form=form, sigue=vista.SIGUE_AUTORIZAR)
        return page, 422 if form.is_submitted() else 200
    if asked := confirmacion.ask():
        return asked
    return _authorise(form)


def _authorise(form: AutorizarForm) -> Response:
    slug = form.organizacion.data
    try:
        with transaction():
            organizacion = queries.find_autorizable(slug)
            if organizacion is None:
                raise services.YaEsEmisorError
            services.autorizar(organizacion, form.impreso, actor=current_user)
    except DomainError as error:
        flash(str(error), "error")
    else:
        flash(_("Cámara autorizada. Ya puede emitir."), "success")
    return redirect(url_for(".ver", camara=slug), 303)


@bp.get("/<camara>/")
@requires(Permiso.GESTIONAR_EMISORES)
def ver(camara: str) -> str:
    """Show one: how it is printed, its keys, and what can be done."""
    emisor = _find(camara)
    return render_template(
        "emisores/ver.html",
        emisor=emisor,
        fila=vista.fila(emisor, get_lang()),
        claves=vista.claves(emisor),
        claves_url=secretaria.keys_url(emisor.slug),
        cambios=[c for c in vista.CAMBIOS.values() if c.desde_emite == emisor.emite],
    )


@bp.route("/<camara>/<acto>/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_EMISORES)
def cambiar(camara: str, acto: str) -> str | Response | tuple[str, int]:
    """Suspend it or let it go on."""
    emisor, cambio = _find(camara), vista.CAMBIOS.get(acto)
    if cambio is None:
        raise NotFoundError
    if cambio.desde_emite != emisor.emite:
        flash(str(services.CambioTardioError()), "error")
        return redirect(url_for(".ver", camara=camara), 303)
    form = SinDatosForm()
    if not form.validate_on_submit():
        return render_template("emisores/cambio.html", emisor=emisor, cambio=cambio, form=form)
    return confirmacion.ask() or _change(camara, cambio)


def _change(camara: str, cambio: Cambio) -> Response:
    try:
        with transaction():
            emisor = queries.find_for_change(camara)
            if emisor is None:
                raise NotFoundError
            cambio.hacer(emisor, actor=current_user)
    except services.CambioTardioError as error:
        flash(str(error), "error")
    else:
        flash(str(cambio.hecho), "success")
    return redirect(url_for(".ver", camara=camara), 303)


def _find(slug: str) -> Emisor:
    emisor = queries.find_emisor(slug)
    if emisor is None:
        raise NotFoundError
    return emisor
