"""The directory, the comparison of a few, and a profile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from flask_login import current_user

from consultores.permissions import Permiso
from consultores.red import busqueda, queries
from consultores.red import vista_filtros as vistas
from consultores.red.busqueda import Filtros
from consultores.red.vista import comparacion, detalle_de, tarjeta_de
from plataforma.access import authorize, public
from plataforma.busqueda.analisis import fold
from plataforma.credenciales_publicas import credenciales_de
from plataforma.direccion import direccion_completa
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from consultores.red.models import Consultor

bp = Blueprint("red", __name__, url_prefix="/consultores", template_folder="templates")


@bp.get("/")
@public
def buscar() -> str:
    filtros, comparados = vistas.leer_filtros(request.args), _comparados()
    numero = request.args.get("pagina", 1, type=int)
    hallados = busqueda.buscar(filtros, fold(filtros.q.lower()), numero)
    lang, slugs = get_lang(), [c.slug for c in comparados]
    return render_template(
        "red/buscar.html",
        filtros=filtros,
        hallados=hallados,
        tarjetas_=[tarjeta_de(c, lang) for c in hallados.pagina.filas],
        comparados=comparados,
        max_comparar=vistas.MAX_COMPARAR,
        enlace=lambda pagina: vistas.direccion(filtros, slugs, pagina=pagina),
        comparar_con=lambda otros: vistas.direccion(filtros, otros, pagina=hallados.pagina.numero),
        **vistas.de_la_pagina(filtros, hallados, slugs, lang),
    )


@bp.get("/filtros/")
@public
def filtros() -> str:
    """The filters as a page of their own, for small screens."""
    chosen, comparados = vistas.leer_filtros(request.args), _slugs()
    lang = get_lang()
    conteo = busqueda.contar(chosen, fold(chosen.q.lower()))
    none = Filtros(q=chosen.q)
    return render_template(
        "red/filtros.html",
        filtros=chosen,
        total=conteo.total,
        listas=vistas.listas(chosen, conteo.facetas, lang),
        ocultos_listas=vistas.ocultos(chosen, comparados, con_listas=False),
        volver=vistas.direccion(chosen, comparados),
        sin_nada=vistas.direccion(none, comparados, "red.filtros"),
        elegidos=replace(chosen, q="").activos,
    )


@bp.get("/comparar/")
@public
def comparar() -> str:
    """Up to three profiles side by side; the address says which."""
    found, lang = _comparados(), get_lang()
    slugs = [c.slug for c in found]
    quitar = [
        (c, url_for("red.comparar", comparar=[s for s in slugs if s != c.slug] or None))
        for c in found
    ]
    return render_template(
        "red/comparar.html",
        consultores=found,
        filas=comparacion(found, lang),
        quitar=quitar,
        buscar=url_for("red.buscar", comparar=slugs or None),
        enlace=direccion_completa("red.comparar", lang=lang, comparar=slugs),
        faltan=vistas.MAX_COMPARAR - len(found),
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
        detalle=detalle_de(consultor, get_lang()),
        credenciales=credenciales_de(consultor.usuario) if consultor.usuario else [],
        es_suya=consultor.usuario_id == current_user.id,
    )


def _slugs() -> list[str]:
    return vistas.leer_comparados(request.args)


def _comparados() -> list[Consultor]:
    """Return who was chosen to compare and is public now."""
    return queries.list_por_slug(_slugs())
