"""The load of each consultant: a list, its file, and why somebody gets no offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request, stream_with_context
from flask_babel import gettext as _
from flask_login import current_user

from consultores.carga import queries, vista
from consultores.carga.fila import Filtro, Orden, Situacion
from consultores.carga.porques import porques
from consultores.emparejamiento.conflictos import plano
from consultores.gestion.alcance import ve_todo
from consultores.permissions import Permiso
from consultores.red.models import EstadoConsultor
from consultores.red.queries import find_consultor
from consultores.red.vista import tarjeta_de
from consultores.taxonomia import AREAS, opciones
from plataforma import audit
from plataforma.access import authorize, requires
from plataforma.clock import now
from plataforma.csv_seguro import fluir_csv
from plataforma.db import transaction
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang
from plataforma.paises import PAISES, opciones_pais
from plataforma.security import INERT

if TYPE_CHECKING:
    from collections.abc import Container

bp = Blueprint("carga", __name__, url_prefix="/administracion/carga", template_folder="templates")
CONOCIDOS = (EstadoConsultor.ACREDITADO, EstadoConsultor.SUSPENDIDO)


@bp.get("/")
@requires(Permiso.VER_TODAS)
def lista() -> str:
    lang, filtro = get_lang(), _filtro()
    cuentas = queries.contar(filtro, current_user)
    return render_template(
        "carga/lista.html",
        filtro=filtro,
        cuentas=cuentas,
        pagina=queries.listar(filtro, current_user, cuentas[filtro.situacion]),
        q=_typed(),
        vista=vista,
        areas=opciones(AREAS, lang),
        paises=opciones_pais(lang, otro=False) if ve_todo(current_user) else [],
    )


@bp.get("/consultores.csv")
@requires(Permiso.VER_TODAS)
def planilla() -> Response:
    """Send whom the filter shows, written while it is read."""
    filtro = _filtro()
    with transaction():
        scope = filtro.pais or ("todos" if ve_todo(current_user) else current_user.pais)
        asked = {k: v for k, v in filtro.valores().items() if k != "q"}  # a name is personal
        audit.record("consultor.bajar_carga", ("pais", scope), actor=current_user, datos=asked)
    rows = vista.planilla(queries.recorrer(filtro, current_user), get_lang())
    pieces = fluir_csv([str(c) for c in vista.COLUMNAS], rows, current_user.pais)
    response = Response(stream_with_context(pieces), mimetype="text/csv")
    name = f"{_('carga')}-{now():%Y-%m-%d}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = INERT
    return response


@bp.get("/<slug>/")
@requires(Permiso.VER_POSTULACION)
def ver(slug: str) -> str:
    """Say of one consultant why offers come or do not, and what to do."""
    consultor = authorize(Permiso.VER_POSTULACION, find_consultor(slug))
    if consultor.estado not in CONOCIDOS:
        raise NotFoundError
    fila = queries.find_fila(consultor)
    return render_template(
        "carga/ver.html",
        f=fila,
        ficha=tarjeta_de(consultor, get_lang()),
        porques=porques(fila, queries.demanda(consultor)),
        vista=vista,
        todo=ve_todo(current_user),
    )


def _filtro() -> Filtro:
    """Return what the address asks for; what does not exist is left out."""
    given = request.args
    situacion, orden = given.get("situacion", ""), given.get("orden", "")
    return Filtro(
        situacion=Situacion(situacion) if situacion in set(Situacion) else None,
        orden=Orden(orden) if orden in set(Orden) else Orden.CARGA,
        pais=_one_of(given.get("pais", ""), PAISES) if ve_todo(current_user) else "",
        area=_one_of(given.get("area", ""), AREAS),
        q=plano(_typed()),
        pagina=given.get("pagina", 1, type=int),
    )


def _typed() -> str:
    return request.args.get("q", "").replace("\x00", "").strip()[:80]


def _one_of(value: str, known: Container[str]) -> str:
    return value if value in known else ""
