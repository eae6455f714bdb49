"""The public page of the promise, and its open data."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from consultores.promesa import abiertos, vista
from consultores.promesa.calculo import EN_TOTAL, MINIMO
from consultores.promesa.services import ultimo
from plataforma.access import public
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang

bp = Blueprint("promesa", __name__, url_prefix="/red/promesa", template_folder="templates")
UNA_HORA = "public, max-age=3600"


@bp.get("/")
@public
def ver() -> str:
    corte, lang = ultimo(), get_lang()
    return render_template(
        "promesa/ver.html",
        corte=corte,
        minimo=MINIMO,
        vista=vista,
        total=vista.filas_de(corte, EN_TOTAL, EN_TOTAL).get(EN_TOTAL, {}) if corte else {},
        por_pais=vista.tabla(corte, "pais", lang) if corte else [],
        por_area=vista.tabla(corte, "area", lang) if corte else [],
        callados={g: vista.callados(corte, g, lang) for g in ("pais", "area")} if corte else {},
        trimestres=vista.trimestres(corte) if corte else [],
        desenlaces=vista.desenlaces(corte) if corte else [],
        equidad=vista.equidad(corte, lang) if corte else [],
    )


@bp.get("/datos.csv")
@public
def datos_csv() -> Response:
    corte = ultimo()
    if corte is None:
        raise NotFoundError
    return _file(abiertos.como_csv(corte, get_lang()), "text/csv", "promesa-de-la-red.csv")


@bp.get("/datos.json")
@public
def datos_json() -> Response:
    corte = ultimo()
    if corte is None:
        raise NotFoundError
    return _file(abiertos.como_json(corte), "application/json", "promesa-de-la-red.json")


def _file(data: bytes, mimetype: str, name: str) -> Response:
    """Anybody's, so that it may be kept on the way; read by programs of other places, too."""
    response = Response(data, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = UNA_HORA
    return response
