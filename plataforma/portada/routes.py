"""Home, language redirect, health, sitemap and robots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, current_app, jsonify, redirect, render_template, url_for
from flask_login import current_user

from plataforma.access import public
from plataforma.i18n import LANGS, preferred_lang
from plataforma.part import Address, Slot, parts, tarjetas
from plataforma.portada.health import health

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkzeug.wrappers import Response as BaseResponse

bp = Blueprint("portada", __name__, template_folder="templates")
root = Blueprint("raiz", __name__)


@root.get("/")
@public
def por_idioma() -> BaseResponse:
    """Send the visitor to the language that the browser asks for."""
    response = redirect(url_for("portada.inicio", lang=preferred_lang()), 302)
    response.vary.add("Accept-Language")
    return response


@bp.get("/")
@public
def inicio() -> str:
    cards = tarjetas(Slot.PORTADA, current_user)
    groups = {
        g: [c for c in cards if c.grupo == g] for g in ("probar", "puerta", "ruta", "cifra", "pais")
    }
    dates = {c.texto for c in groups["cifra"]}
    al = dates.pop() if len(dates) == 1 else ""  # said once for all
    figures = [(c.cifra, c.titulo, "" if al else c.texto, c.href) for c in groups["cifra"]]
    countries = [(c.icono, c.titulo, c.cifra, c.href) for c in groups["pais"]]
    return render_template(
        "portada/inicio.html", grupos=groups, cifras_=figures, al=al, paises=countries
    )


@bp.get("/privacidad/")
@public
def privacidad() -> str:
    return render_template("portada/privacidad.html")


@bp.get("/ayuda/")
@public
def ayuda() -> str:
    return render_template("portada/ayuda.html")


@bp.get("/accesibilidad/")
@public
def accesibilidad() -> str:
    return render_template("portada/accesibilidad.html")


@root.get("/salud")
@public
def salud() -> tuple[Response, int]:
    """Answer 200 when every part works, 503 when one does not."""
    report: dict[str, Any] = health()
    return jsonify(report), 200 if report["estado"] == "ok" else 503


@root.get("/robots.txt")
@public
def robots() -> Response:
    base = current_app.extensions["settings"].base_url
    lines = ["User-agent: *", "Disallow: /_", f"Sitemap: {base}/sitemap.xml", ""]
    return Response("\n".join(lines), mimetype="text/plain")


@root.get("/sitemap.xml")
@public
def sitemap() -> Response:
    base = current_app.extensions["settings"].base_url
    pages = [
        {lang: base + url_for(a.endpoint, lang=lang, **a.values) for lang in LANGS}
        for a in _addresses()
    ]
    return Response(render_template("portada/sitemap.xml", pages=pages), mimetype="application/xml")


def _addresses() -> Iterable[Address]:
    for endpoint in ("portada.inicio", "portada.ayuda", "portada.privacidad"):
        yield Address(endpoint=endpoint)
    for part in parts():
        if part.sitemap:
            yield from part.sitemap()
