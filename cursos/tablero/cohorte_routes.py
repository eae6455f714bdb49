"""A cohort at a glance, where its people stop, and their worksheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, render_template, request, url_for
from flask_login import current_user

from cursos.cohortes import queries as cohortes
from cursos.cohortes.blueprint import COHORTE, load_vista
from cursos.cohortes.blueprint import bp as de_cohortes
from cursos.cohortes.herramientas import herramientas_de
from cursos.cohortes.queries import Situacion
from cursos.cohortes.vista import con_lugar, total
from cursos.permissions import Permiso
from cursos.tablero import hojas, hoy, paradas, queries, vista
from cursos.tablero.blueprint import bp
from cursos.tareas.historia import ESTADOS
from cursos.tareas.models import EstadoEntrega
from plataforma.access import puede_actual, requires
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.catalogo.models import Curso


@de_cohortes.get(f"{COHORTE}/")
@requires(Permiso.VER_PERSONAS)
def ver(organizacion: str, cohorte: int) -> str | Response:
    """Show what to do today, and how many are where."""
    found = load_vista(organizacion, cohorte, Permiso.VER_PERSONAS)
    if "ver" in request.args:  # links from before the people had a page of their own
        return redirect(url_for("tablero.personas", **found.lugar, ver=request.args["ver"]))
    counts = cohortes.count_situaciones([found.alcance]).get(cohorte, {})
    stuck = paradas.contar_paradas(found.alcance, Situacion.DETENIDO)
    sheets = hojas.count_hojas(found.alcance)
    return render_template(
        "tablero/cohorte.html",
        v=found,
        c=found.cohorte,
        secciones=vista.secciones(found, "cohortes.ver"),
        personas=total(counts),
        con_lugar=con_lugar(counts),
        terminaron=counts.get(Situacion.TERMINO, 0),
        barras=vista.barras(
            counts, lambda s: url_for("tablero.personas", **found.lugar, ver=s.value)
        ),
        hoy=hoy.pendientes(current_user, found, counts, stuck, sheets),
        herramientas=herramientas_de(current_user, found),
    )


@bp.get(f"{COHORTE}/detenciones/")
@requires(Permiso.VER_PERSONAS)
def detenciones(organizacion: str, cohorte: int) -> str:
    """Show at which lessons people stopped, and what the final test asks in vain."""
    found = load_vista(organizacion, cohorte, Permiso.VER_PERSONAS)
    return render_template(
        "tablero/detenciones.html",
        v=found,
        c=found.cohorte,
        secciones=vista.secciones(found, "tablero.detenciones"),
        paradas=paradas.contar_paradas(found.alcance, Situacion.DETENIDO),
        falladas=paradas.list_falladas(found.alcance),
        nombre_de=vista.nombre_de,
        enunciado_de=lambda p: p.datos["enunciado"][get_lang()],
        con_guia=paradas.list_con_guia(),
        minimo=paradas.ENOUGH,
    )


@bp.get(f"{COHORTE}/hojas/", endpoint="hojas")
@requires(Permiso.VER_PERSONAS)
def ver_hojas(organizacion: str, cohorte: int) -> str:
    """Show who handed in a worksheet and where it stands, never what it says."""
    found = load_vista(organizacion, cohorte, Permiso.VER_PERSONAS)
    asked = request.args.get("estado", "")
    estado = EstadoEntrega(asked) if asked in set(hojas.SHOWN) else None
    pagina = request.args.get("pagina", 1, type=int)
    return render_template(
        "tablero/hojas.html",
        v=found,
        c=found.cohorte,
        secciones=vista.secciones(found, "tablero.hojas"),
        estado=estado,
        cuentas=hojas.count_hojas(found.alcance),
        estados=[(e, ESTADOS[e]) for e in hojas.SHOWN],
        pagina=hojas.list_hojas(found.alcance, estado, pagina),
        cursos={c.id: c for c in queries.list_cursos(found)},
        revisa=_may_review,
        enlace=lambda n: url_for(".hojas", **found.lugar, estado=asked or None, pagina=n),
    )


def _may_review(curso: Curso) -> bool:
    return puede_actual(Permiso.CUIDAR_CURSO, curso)
