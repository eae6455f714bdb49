"""All requests, to read: the Secretariat sees every country, a counterpart the own one."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask_login import current_user

from consultores.permissions import Permiso
from consultores.seguimiento import queries
from consultores.seguimiento.vista import consultor_de, etiqueta_estado
from consultores.solicitudes.estados import NOMBRES, Estado
from plataforma.access import puede_actual, requires
from plataforma.i18n import get_lang
from plataforma.paises import PAISES, opciones_pais

bp = Blueprint(
    "seguimiento_administracion",
    __name__,
    url_prefix="/administracion/solicitudes",
    template_folder="templates",
)


@bp.get("/")
@requires(Permiso.VER_TODAS)
def lista() -> str:
    every_country = puede_actual(Permiso.DECIDIR)
    pais, estado = request.args.get("pais", ""), request.args.get("estado", "")
    overdue = estado == queries.Grupo.VENCIDAS
    values = {
        "pais": (pais if pais in PAISES else "") if every_country else current_user.pais,
        "estado": estado if estado in set(Estado) else "",
    }
    page = queries.list_todas(
        **values, vencidas=overdue, numero=request.args.get("pagina", 1, type=int)
    )
    return render_template(
        "seguimiento/administracion/lista.html",
        pagina=page,
        pais=values["pais"],
        estado=estado,
        paises=opciones_pais(get_lang(), otro=False) if every_country else [],
        nombres_estado={e: n for e, n in NOMBRES.items() if e != Estado.BORRADOR},
        etiqueta_estado=etiqueta_estado,
        consultor_de=consultor_de,
    )
