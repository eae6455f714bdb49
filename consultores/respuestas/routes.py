"""Published answers, for everybody: the list, one answer, whether it helped, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from consultores.respuestas import lectores, queries
from consultores.respuestas.forms import ReporteForm
from consultores.respuestas.vista import fuentes, lista_de
from consultores.taxonomia import AREAS, MERCADOS, opciones
from plataforma import limits
from plataforma.access import public
from plataforma.db import transaction
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.respuestas.models import CasoResuelto

bp = Blueprint("respuestas", __name__, url_prefix="/respuestas", template_folder="templates")
VOTOS, REPORTES = "60/hour", "10/hour"


@bp.get("/")
@public
def lista() -> str:
    """What was asked before and may be read by all."""
    lang, asked = get_lang(), request.args
    area = asked.get("area", "") if asked.get("area", "") in AREAS else ""
    pais = asked.get("pais", "") if asked.get("pais", "") in MERCADOS else ""
    text = asked.get("q", "")[:80]
    page = queries.buscar(text, lang, area, pais, asked.get("pagina", 1, type=int))
    return render_template(
        "respuestas/lista.html",
        pagina=page,
        casos=lista_de(page.filas, lang),
        q=text,
        area=area,
        pais=pais,
        areas=opciones(AREAS, lang),
        paises=opciones(MERCADOS, lang),
    )


@bp.get("/<slug>/")
@public
def ver(slug: str) -> str:
    return _page(_find(slug), ReporteForm())


@bp.post("/<slug>/sirve/")
@public
def votar(slug: str) -> Response:
    caso, said = _find(slug), request.form.get("sirve", "")
    if said not in ("si", "no"):
        return redirect(url_for("respuestas.ver", slug=slug), 303)
    limits.require("respuestas.votar", request.remote_addr or "", VOTOS)
    who = lectores.lector()
    with transaction():
        lectores.votar(caso, quien=who, sirve=said == "si")
    flash(_("Gracias: su opinión cuenta."), "success")
    return redirect(url_for("respuestas.ver", slug=slug), 303)


@bp.post("/<slug>/error/")
@public
def reportar(slug: str) -> Response | tuple[str, int]:
    caso, form = _find(slug), ReporteForm()
    if not form.validate_on_submit():
        return _page(caso, form), 422
    limits.require("respuestas.reportar", request.remote_addr or "", REPORTES)
    with transaction():
        said = form.texto.data
        lectores.reportar(caso, texto=said, intento=form.marca_con(said))
    flash(_("Gracias: quien responde por este texto ya lo sabe."), "success")
    return redirect(url_for("respuestas.ver", slug=slug), 303)


def _find(slug: str) -> CasoResuelto:
    found = queries.find_publico(slug)
    if found is None:
        raise NotFoundError
    return found


def _page(caso: CasoResuelto, form: ReporteForm) -> str:
    lang = get_lang()
    [card] = lista_de([caso], lang)
    return render_template(
        "respuestas/ver.html",
        caso=caso,
        tarjeta=card,
        fuentes=fuentes(caso),
        votos=queries.count_votos(caso.id),
        form=form,
    )
