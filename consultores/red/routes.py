"""The directory, a profile, and the application to be in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.permissions import Permiso
from consultores.red import queries
from consultores.red.forms import NOMBRES_ESTADO, TONOS_ESTADO, PostularForm
from consultores.red.models import EstadoConsultor
from consultores.red.services import postular as postular_
from consultores.red.vista import filtro_textos, leer_filtros, tarjeta_de
from plataforma import limits
from plataforma.access import authorize, public, requires
from plataforma.busqueda.analisis import fold
from plataforma.db import transaction
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint("red", __name__, url_prefix="/consultores", template_folder="templates")
POSTULACIONES = "10/day"


@bp.get("/")
@public
def buscar() -> str:
    filtros = leer_filtros(request.args)
    lang = get_lang()
    hallados = queries.buscar(
        filtros, fold(filtros.q.lower()), lang, request.args.get("pagina", 1, type=int)
    )

    def enlace(pagina: int) -> str:
        return url_for("red.buscar", **filtros.activos, pagina=pagina)

    return render_template(
        "red/buscar.html",
        filtros=filtros,
        hallados=hallados,
        tarjetas_=[tarjeta_de(c, lang) for c in hallados.pagina.filas],
        textos=filtro_textos(filtros, hallados.facetas, lang),
        enlace=enlace,
    )


@bp.get("/<slug>/")
@public
def ver(slug: str) -> str:
    """Show a profile: to everybody when it is public, else to who may decide on it."""
    consultor = queries.find_consultor(slug)
    if consultor is None or not consultor.es_publico:
        consultor = authorize(Permiso.VER_FICHA, consultor)
    return render_template(
        "red/ver.html",
        consultor=consultor,
        ficha=tarjeta_de(consultor, get_lang()),
        es_suya=consultor.usuario_id == current_user.id,
    )


@bp.route("/postular/", methods=["GET", "POST"])
@requires(Permiso.POSTULAR)
def postular() -> str | Response | tuple[str, int]:
    """Apply; afterwards the same page says how the application goes."""
    consultor = queries.find_de_usuario(current_user.id)
    form = PostularForm.of(consultor, current_user)
    if form.validate_on_submit():
        limits.require("red.postular", str(current_user.id), POSTULACIONES)
        with transaction():
            postular_(current_user, form.ficha())
        flash(_("Recibimos su postulación. Le respondemos por correo."), "success")
        return redirect(url_for("red.postular"), 303)
    editable = consultor is None or consultor.estado in (
        EstadoConsultor.POSTULADO,
        EstadoConsultor.RECHAZADO,
    )
    page = render_template(
        "red/postular.html",
        form=form,
        consultor=consultor,
        editable=editable,
        motivo=queries.last_motivo(consultor),
        nombres_estado=NOMBRES_ESTADO,
        tonos_estado=TONOS_ESTADO,
    )
    return (page, 422) if form.is_submitted() else page
