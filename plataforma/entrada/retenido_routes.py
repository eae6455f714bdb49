"""What a person sent after their session had ended: kept for them until they are back.

Who is asked to sign in by a POST finds its fields afterwards behind one button. Bound to the person
whose session it was: nobody else of the same phone sees it, and nobody can leave it for another.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma import limits
from plataforma.access import known, on_signed_out_post, quien
from plataforma.db import transaction
from plataforma.direccion import query_string
from plataforma.entrada import confirmacion
from plataforma.entrada.blueprint import bp
from plataforma.entrada.llegada import local_path
from plataforma.identidad import tokens
from plataforma.identidad.models import PropositoToken
from plataforma.identidad.queries import find_por_seudonimo
from plataforma.identidad.sessions import PERSONA

if TYPE_CHECKING:
    from flask.blueprints import BlueprintSetupState
    from werkzeug.wrappers import Response

    from plataforma.identidad.models import Usuario

LIFE = timedelta(hours=12)
MAX_TEXT = 64 * 1024  # characters of all fields together
RATE = "60/hour"
OURS = {"csrf_token", "_envio"}  # not typed: the token, and what a phone says for its queue
PASSWORDS = {"clave", "actual"}
WITH_PASSWORDS = {"entrada", "cuenta"}  # elsewhere "clave" names something


@bp.record_once
def register(state: BlueprintSetupState) -> None:
    on_signed_out_post(state.app, hold)


def hold(guest: Usuario | None) -> str | None:
    """Keep the form of this request; return the page where the person finds it, if it is kept."""
    seudonimo = guest.seudonimo if guest else session.get(PERSONA)
    campos = _fields()
    if not seudonimo or not _by_hand() or not campos or len(str(campos)) > MAX_TEXT:
        return None
    persona = find_por_seudonimo(seudonimo)
    if persona is None or not limits.hit("retenido", seudonimo, RATE):
        return None
    datos = {
        "ruta": request.path + query_string(),
        "campos": campos,
        "archivos": any(file.filename for file in request.files.values()),
        "vuelta": _page_before(),
    }
    with transaction():
        kept = tokens.issue(PropositoToken.RETENIDO, persona.correo, datos=datos, vida=LIFE)
    return url_for("entrada.retenido", clave=kept.enlace)


@bp.get("/entrar/retenido/<clave>/")
@known
def retenido(clave: str) -> str | Response:
    kept = tokens.find_live(clave, PropositoToken.RETENIDO)
    if kept is None or kept.correo != quien().correo:
        flash(_("Lo que había escrito ya no está. Escríbalo otra vez."), "warning")
        guest = not current_user.is_authenticated
        return redirect(url_for("portada.inicio" if guest else "panel.ver"), 303)
    return render_template("entrada/retenido.html", **kept.datos)


def _fields() -> list[list[str]]:
    hidden = OURS | (PASSWORDS if request.blueprint in WITH_PASSWORDS else set())
    return [
        [name, value]
        for name, value in request.form.items(multi=True)
        if name not in hidden and not name.startswith(confirmacion.PREFIX)
    ]


def _by_hand() -> bool:
    """Whether a person sent it; what a script sends, the script looks after."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return mode == "navigate" and "Escala-Fragmento" not in request.headers


def _page_before() -> str:
    before = urlsplit(request.referrer or "")
    here = before.path + (f"?{before.query}" if before.query else "")
    return local_path(here) if before.netloc == request.host else ""
