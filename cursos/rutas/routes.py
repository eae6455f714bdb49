"""The routes, open to all; who is signed in sees their own progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template
from flask_login import current_user

from cursos.rutas.queries import recorrer
from cursos.rutas.rutas import find_ruta, leer_plan
from cursos.rutas.vista import datos, paradas
from plataforma.access import public
from plataforma.errors import NotFoundError
from plataforma.part import Address

if TYPE_CHECKING:
    from collections.abc import Iterator

bp = Blueprint("rutas", __name__, url_prefix="/rutas", template_folder="templates")


@bp.get("/")
@public
def lista() -> str:
    return render_template(
        "rutas/lista.html", recorridos=recorrer(leer_plan().rutas, current_user), datos=datos
    )


@bp.get("/<ruta>/")
@public
def ver(ruta: str) -> str:
    found = find_ruta(ruta)
    if found is None:
        raise NotFoundError
    (recorrido,) = recorrer([found], current_user)
    return render_template(
        "rutas/ver.html", recorrido=recorrido, datos=datos(recorrido), paradas=paradas(recorrido)
    )


def direcciones() -> Iterator[Address]:
    yield Address(endpoint="rutas.lista")
    for ruta in leer_plan().rutas:
        yield Address(endpoint="rutas.ver", values={"ruta": ruta.clave})
