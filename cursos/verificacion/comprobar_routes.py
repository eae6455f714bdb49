"""/credenciales/comprobar/: a file, a code or the camera; and the page that phones keep for it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from flask import make_response, redirect, render_template, request, url_for

from cursos.credenciales import textos
from cursos.emisores.queries import publicados
from cursos.insignias.esenciales import raw
from cursos.verificacion.comprobacion import comprobar as comprobar_archivo
from cursos.verificacion.forms import ComprobarForm
from cursos.verificacion.routes import bp
from plataforma import limits
from plataforma.access import public
from plataforma.clock import now
from plataforma.i18n import get_lang
from plataforma.part import Address
from plataforma.security import HEADERS
from plataforma.sin_senal import Guardado

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkzeug.wrappers import Response

    from plataforma.texto import TextoBilingue

POLICY = "Permissions-Policy"
FILE_RATE = "30/minute"  # of one address: reading a file costs us more than a page


@bp.route("/credenciales/comprobar/", methods=["GET", "POST"])
@public
def comprobar() -> Response | tuple[Response, int]:
    """Take a code or a file, and say what the record knows of it."""
    typed = request.args.get("codigo", "").lower()
    codigo = "".join(c for c in typed if c.isascii() and c.isalnum())[:40]
    if codigo:
        return redirect(url_for(".ver", codigo=codigo), 303)
    form = ComprobarForm()
    if request.method == "POST":
        limits.require("credencial.archivo", request.remote_addr or "", FILE_RATE)
    if not form.validate_on_submit() or form.tipo is None:
        page = _with_camera(render_template("verificacion/comprobar.html", form=form))
        return page, 422 if form.is_submitted() else 200
    found = comprobar_archivo(form.datos, form.tipo)
    shown = textos.ficha(found.credencial, get_lang(), at=now()) if found.credencial else None
    return make_response(
        render_template("verificacion/comprobado.html", veredicto=found.veredicto, c=shown)
    )


@bp.get("/credenciales/sin-conexion/")
@public
def sin_conexion() -> Response:
    """Give what a phone keeps: it answers there for every credential while there is no signal."""
    page = render_template("verificacion/sin_conexion.html", emisores=_claves_por_emisor())
    return _with_camera(page)


def _with_camera(page: str) -> Response:
    """Let the page ask for the camera: what it sees is read on the device and sent nowhere."""
    response = make_response(page)
    response.headers[POLICY] = HEADERS[POLICY].replace("camera=()", "camera=(self)")
    return response


def _claves_por_emisor() -> list[tuple[TextoBilingue, list[str]]]:
    return [(p.nombre, [raw(clave).hex() for clave in p.claves.values()]) for p in publicados()]


def _huella() -> str:
    """Say something else whenever the kept page knows other keys or names."""
    return hashlib.sha256(repr(_claves_por_emisor()).encode()).hexdigest()


GUARDADO = Guardado(
    pagina="verificacion.sin_conexion",
    activos=("js/comprobar.js", "terceros/noble-ed25519.js"),
    huella=_huella,
)


def direcciones() -> Iterable[Address]:
    """The page for the sitemap."""
    return [Address(endpoint="verificacion.comprobar")]
