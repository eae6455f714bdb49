"""Documents that wait for the counterpart, and the figures of the follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.permissions import Permiso
from consultores.resultados import queries, services
from consultores.resultados.cifras import MINIMO, Cifras, contar
from consultores.resultados.forms import VerificarForm
from consultores.resultados.planilla import COLUMNAS, filas
from consultores.resultados.textos import HITOS
from consultores.resultados.vista import detalles, ficha
from consultores.taxonomia import AREAS
from plataforma.access import authorize, puede_actual, requires
from plataforma.clock import now
from plataforma.csv_seguro import armar_csv
from plataforma.db import transaction
from plataforma.descargas import descarga
from plataforma.i18n import get_lang
from plataforma.paises import PAISES, opciones_pais

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint(
    "resultados_administracion",
    __name__,
    url_prefix="/administracion/resultados",
    template_folder="templates",
)


def _country() -> str:
    """Return the country that the reader asked for and may see; empty for all."""
    if not puede_actual(Permiso.DECIDIR):
        return str(current_user.pais)
    asked = request.args.get("pais", "")
    return asked if asked in PAISES else ""


@bp.get("/")
@requires(Permiso.VER_TODAS)
def cola() -> str:
    page = queries.list_por_verificar(_country(), request.args.get("pagina", 1, type=int))
    return render_template(
        "resultados/administracion/cola.html",
        pagina=page,
        lineas=[(f, ficha(f)) for f in page.filas],
        **_frame(),
    )


@bp.route("/<int:ficha_id>/", methods=["GET", "POST"])
@requires(Permiso.VERIFICAR_RESULTADO)
def verificar(ficha_id: int) -> str | Response | tuple[str, int]:
    found = authorize(Permiso.VERIFICAR_RESULTADO, queries.find_ficha(ficha_id))
    form = VerificarForm()
    if form.validate_on_submit():
        accepted = form.acepta.data == "si"
        with transaction():
            services.verificar(
                found, actor=current_user, acepta=accepted, motivo=form.motivo.data or ""
            )
        flash(_("Guardado. La empresa ya lo sabe."), "success")
        return redirect(url_for("resultados_administracion.cola"), 303)
    page = render_template(
        "resultados/administracion/verificar.html",
        form=form,
        ficha=found,
        dicho=ficha(found),
        datos=detalles(found),
    )
    return (page, 422) if form.is_submitted() else page


@bp.get("/cifras/")
@requires(Permiso.VER_TODAS)
def cifras() -> str:
    return render_template(
        "resultados/administracion/cifras.html", cifras=_figures(), minimo=MINIMO, **_frame()
    )


@bp.get("/cifras.csv")
@requires(Permiso.VER_TODAS)
def planilla() -> Response:
    lang = get_lang()
    rows = filas(_figures(), lang)
    data = armar_csv([str(c) for c in COLUMNAS], rows, current_user.pais)
    return descarga(data, f"{_('resultados')}-{now():%Y-%m-%d}.csv", "text/csv")


def _figures() -> Cifras:
    return contar(_country())


def _frame() -> dict[str, object]:
    """Return what both pages show around their list."""
    lang = get_lang()
    every = puede_actual(Permiso.DECIDIR)
    return {
        "pais": _country(),
        "paises": opciones_pais(lang, otro=False) if every else [],
        "areas": {code: name.en(lang) for code, name in AREAS.items()},
        "hitos": {str(h): name for h, name in HITOS.items()},
    }
