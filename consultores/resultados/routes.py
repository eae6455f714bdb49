"""What a firm answers: signed in, or with the link of its mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.permissions import Permiso
from consultores.resultados import queries, services
from consultores.resultados.emails import leer_enlace
from consultores.resultados.forms import RespuestaForm
from consultores.resultados.models import Exporto
from consultores.resultados.vista import antes, linea
from plataforma import limits
from plataforma.access import authorize, public, requires
from plataforma.archivos import MIME, ArchivoError
from plataforma.clock import now
from plataforma.db import transaction
from plataforma.descargas import descarga
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.resultados.models import ConsultaResultado

    Answer = str | Response | tuple[str, int]

bp = Blueprint("resultados", __name__, url_prefix="/resultados", template_folder="templates")
ENVIOS = "30/hour"


@bp.get("/")
@requires(Permiso.PEDIR)
def mios() -> str:
    """What I answered, what waits, and what will be asked."""
    page = queries.list_mias(current_user.id, request.args.get("pagina", 1, type=int))
    return render_template(
        "resultados/mios.html", pagina=page, lineas=[(c, linea(c)) for c in page.filas]
    )


@bp.route("/<int:consulta_id>/", methods=["GET", "POST"])
@requires(Permiso.RESPONDER_RESULTADO)
def responder(consulta_id: int) -> Answer:
    consulta = authorize(Permiso.RESPONDER_RESULTADO, queries.find_consulta(consulta_id))
    page = _answer(consulta)
    if page is not None:
        return page
    flash(_("Guardado. Gracias por contarlo."), "success")
    return redirect(url_for("resultados.mios"), 303)


@bp.route("/enlace/<firma>/", methods=["GET", "POST"])
@public
def enlace(firma: str) -> Answer:
    """The link of a mail: opening it changes nothing, the button saves."""
    number = leer_enlace(firma)
    consulta = queries.find_consulta(number) if number is not None else None
    if consulta is None:
        raise NotFoundError
    if consulta.vence_el is None or consulta.vence_el <= now():
        return render_template("resultados/tarde.html", consulta=consulta), 410
    limits.require("resultados.enlace", firma, ENVIOS)
    page = _answer(consulta)
    return render_template("resultados/gracias.html", consulta=consulta) if page is None else page


@bp.get("/fichas/<int:ficha_id>/documento/")
@requires(Permiso.VER_DOCUMENTO)
def documento(ficha_id: int) -> Response:
    ficha = authorize(Permiso.VER_DOCUMENTO, queries.find_ficha(ficha_id))
    content = services.leer(ficha)
    if content is None:
        raise NotFoundError
    return descarga(content, ficha.archivo, MIME[ficha.tipo])


def _answer(consulta: ConsultaResultado) -> Answer | None:
    """Return the page to show, or nothing when an answer was kept."""
    form = RespuestaForm(data=antes(consulta, _tapped()))
    if form.validate_on_submit():
        try:
            with transaction():
                services.responder(
                    consulta, form.dicho(), intento=form.marca, archivo=form.subida()
                )
        except ArchivoError as error:
            form.archivo.errors = [str(error)]
        else:
            return None
    page = render_template("resultados/responder.html", form=form, consulta=consulta)
    return (page, 422) if form.is_submitted() else page


def _tapped() -> str:
    """Return the answer that was tapped in the mail."""
    said = request.args.get("r", "")
    return said if said in set(Exporto) else ""
