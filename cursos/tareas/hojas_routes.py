"""The sheets that belong to no course: anybody fills them in, without an account too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for
from flask_login import current_user

from cursos.hojas.comprobar import ejemplo_de
from cursos.tareas.definiciones import list_hojas
from cursos.tareas.queries import Lugar, find_tarea, list_sueltas
from cursos.tareas.routes_formulario import Pedido, atender, copia
from cursos.tareas.vista import armar
from plataforma.access import public
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang
from plataforma.part import Address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkzeug.wrappers import Response

    from cursos.hojas.definicion import Definicion

bp = Blueprint("hojas", __name__, template_folder="templates", url_prefix="/hojas")


@bp.get("/")
@public
def lista() -> str:
    begun = list_sueltas(current_user.id) if current_user.is_authenticated else {}
    return render_template("tareas/hojas.html", hojas=list_hojas(), empezadas=begun)


@bp.get("/<hoja>/")
@public
def ver(hoja: str) -> str:
    return _pagina(_definicion(hoja), None)


@bp.post("/<hoja>/")
@public
def llenar(hoja: str) -> Response | str:
    definicion = _definicion(hoja)
    pedido = Pedido(
        definicion=definicion,
        lugar=Lugar(hoja=definicion.clave),
        pagina=url_for("hojas.ver", hoja=hoja),
        mostrar=lambda datos: _pagina(definicion, datos),
    )
    return atender(pedido)


def _definicion(clave: str) -> Definicion:
    found = list_hojas().get(clave)
    if found is None:
        raise NotFoundError
    return found


def _pagina(definicion: Definicion, datos: dict[str, Any] | None) -> str:
    lugar = Lugar(hoja=definicion.clave)
    propia = find_tarea(current_user.id, lugar) if current_user.is_authenticated else None
    ejemplo = "ejemplo" in request.args and datos is None
    if datos is None:
        datos = ejemplo_de(definicion, get_lang()) if ejemplo else propia.valores if propia else {}
    return render_template(
        "tareas/hoja.html", hoja=armar(definicion, datos), ejemplo=ejemplo, copia=copia(propia)
    )


def direcciones() -> Iterator[Address]:
    """Yield the public pages of the sheets, for the sitemap."""
    yield Address(endpoint="hojas.lista")
    for clave in list_hojas():
        yield Address(endpoint="hojas.ver", values={"hoja": clave})
