"""/_correo/: answers nothing in production."""

from __future__ import annotations

import re

from flask import Blueprint, Response, current_app, render_template, request
from markupsafe import Markup, escape

from plataforma.access import public
from plataforma.correo_desarrollo.queries import find_correo, list_correos
from plataforma.errors import NotFoundError

bp = Blueprint("correo_desarrollo", __name__, url_prefix="/_correo", template_folder="templates")
LINK = re.compile(r"(https?://[^\s<>]+)")
# The mail's own style runs here, its links open, nothing else.
CSP = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "sandbox allow-popups allow-top-navigation-by-user-activation"
)


@bp.before_request
def development_only() -> None:
    if current_app.extensions["settings"].is_production:
        raise NotFoundError


@bp.get("/")
@public
def lista() -> str:
    para = request.args.get("para", "").strip()
    return render_template("correo_desarrollo/lista.html", correos=list_correos(para), para=para)


@bp.get("/<int:correo_id>/")
@public
def ver(correo_id: int) -> str:
    mail = find_correo(correo_id)
    if mail is None:
        raise NotFoundError
    return render_template("correo_desarrollo/ver.html", correo=mail, texto=_linked(mail.texto))


@bp.get("/<int:correo_id>/html")
@public
def ver_html(correo_id: int) -> Response:
    mail = find_correo(correo_id)
    if mail is None:
        raise NotFoundError
    response = Response(mail.html)
    response.headers["Content-Security-Policy"] = CSP
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _linked(text: str) -> Markup:
    """Escape the text and make its addresses links."""
    pieces = (
        Markup('<a href="{0}">{0}</a>').format(p) if LINK.fullmatch(p) else escape(p)
        for p in LINK.split(text)
    )
    return Markup("").join(pieces)
