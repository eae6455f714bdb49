"""/credenciales/comprobar/: a file or a code, by whoever was shown a credential."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, render_template, request, url_for

from cursos.credenciales import textos
from cursos.verificacion.comprobacion import comprobar as comprobar_archivo
from cursos.verificacion.forms import ComprobarForm
from cursos.verificacion.routes import bp
from plataforma import limits
from plataforma.access import public
from plataforma.clock import now
from plataforma.i18n import get_lang
from plataforma.part import Address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkzeug.wrappers import Response

FILE_RATE = "30/minute"  # of one address: reading a file costs us more than a page


@bp.route("/credenciales/comprobar/", methods=["GET", "POST"])
@public
def comprobar() -> str | Response | tuple[str, int]:
    """Take a code or a file, and say what the record knows of it."""
    typed = request.args.get("codigo", "").lower()
    codigo = "".join(c for c in typed if c.isascii() and c.isalnum())[:40]
    if codigo:
        return redirect(url_for(".ver", codigo=codigo), 303)
    form = ComprobarForm()
    if request.method == "POST":
        limits.require("credencial.archivo", request.remote_addr or "", FILE_RATE)
    if not form.validate_on_submit() or form.tipo is None:
        page = render_template("verificacion/comprobar.html", form=form)
        return page, 422 if form.is_submitted() else 200
    found = comprobar_archivo(form.datos, form.tipo)
    shown = textos.ficha(found.credencial, get_lang(), at=now()) if found.credencial else None
    return render_template("verificacion/comprobado.html", veredicto=found.veredicto, c=shown)


def direcciones() -> Iterable[Address]:
    """The page for the sitemap."""
    return [Address(endpoint="verificacion.comprobar")]
