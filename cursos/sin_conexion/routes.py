"""The page of what is kept, the lists of what to keep, the service worker, and the sending."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, current_app, g, jsonify, render_template, request
from flask_login import current_user
from flask_wtf.csrf import generate_csrf

from cursos.catalogo.formato import peso
from cursos.inscripciones.version import version_de
from cursos.sin_conexion.errors import OtraPersonaError
from cursos.sin_conexion.lote import MAX_LOTE, Lote, clave_de, intento_de, leer_envio, leer_lote
from cursos.sin_conexion.manifiesto import manifiesto, tamano
from cursos.sin_conexion.services import borrar_viejos, recibir
from cursos.sin_conexion.trabajador import trabajador
from plataforma import limits
from plataforma.access import authenticated, public
from plataforma.clock import now
from plataforma.db import transaction
from plataforma.errors import DomainError
from plataforma.sin_senal import Estado, Resultado

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as BaseResponse

    from cursos.catalogo.queries import Temario

bp = Blueprint("sin_conexion", __name__, template_folder="templates")
root = Blueprint("sin_conexion_raiz", __name__)
log = logging.getLogger(__name__)
PERSONA = "Escala-Persona"  # header: whose page this is, so that a phone keeps it for them alone


@bp.get("/sin-conexion/")
@public
def ver() -> str:
    """List what this phone keeps. A script fills it in: the phone keeps this page too."""
    return render_template("sin_conexion/ver.html")


@bp.get("/sin-conexion/<curso>/manifiesto/")
@bp.get("/sin-conexion/<curso>/<modulo>/manifiesto/")
@public
def listar(curso: str, modulo: str = "") -> Response:
    return jsonify(manifiesto(current_user, version_de(current_user, curso), modulo))


@bp.get("/sincronizar/")
@public
def preguntar() -> Response:
    """Say who is signed in, with a fresh token to send by."""
    persona = current_user.seudonimo if current_user.is_authenticated else ""
    response = jsonify(persona=persona, csrf=generate_csrf() if persona else "")
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/sincronizar/")
@authenticated
def sincronizar() -> Response | tuple[Response, int]:
    """Take what was done without a signal; each thing stands or falls by itself."""
    limits.require("sincronizar", str(current_user.id), "600/hour")
    if (request.content_length or 0) > MAX_LOTE:
        abort(413)
    try:
        lote = leer_lote(request.get_data(), now())
        if lote.persona != current_user.seudonimo:
            raise OtraPersonaError
    except DomainError as error:
        return jsonify(error=str(error)), 400
    if limits.hit("olvidar-envios", "", "1/hour"):
        with transaction():
            borrar_viejos()
    return jsonify(resultados=_in_order(lote))


def _in_order(lote: Lote) -> list[dict[str, Any]]:
    """Apply each; but a test whose answer we failed to keep is not handed in without it."""
    found: list[dict[str, Any]] = []
    stuck: set[str] = set()
    for crudo in lote.envios:
        test = intento_de(crudo)
        done = _said(crudo, Resultado(Estado.PENDIENTE)) if test in stuck else _one(crudo, lote)
        if test and done["estado"] == Estado.PENDIENTE:
            stuck.add(test)
        found.append(done)
    return found


def _one(crudo: object, lote: Lote) -> dict[str, Any]:
    """Apply one in a transaction of its own. What we break ourselves, the phone sends again."""
    try:
        enviado = leer_envio(crudo, lote, now())
        with transaction():
            resultado = recibir(current_user, enviado)
    except DomainError as error:
        resultado = Resultado(Estado.RECHAZADO, str(error))
    except Exception:
        log.exception("could not apply what a phone sent")
        if current_app.testing:
            raise
        resultado = Resultado(Estado.PENDIENTE)
    return _said(crudo, resultado)


def _said(crudo: object, resultado: Resultado) -> dict[str, Any]:
    return {
        "clave": clave_de(crudo),
        "estado": str(resultado.estado),
        "mensaje": resultado.mensaje,
        "nuevos": dict(resultado.nuevos),
    }


@bp.app_template_global("envio")
def atributos_de_envio(tipo: str, despues: str, **datos: Any) -> dict[str, str]:
    """Return what a form says of itself so that it may wait for a signal (static/js/conexion.js).

    `despues`: the page to go on with meanwhile; `datos`: what its receiver must know.
    """
    return {
        "data-envio": tipo,
        "data-datos": json.dumps(datos, ensure_ascii=False),
        "data-despues": despues,
    }


@bp.app_template_filter("peso")
def mostrar_peso(size: int) -> str:
    return peso(size)


@bp.app_template_global("tamano")
def mostrar_tamano(temario: Temario, modulo: str = "") -> int:
    return tamano(temario, modulo)


@root.get("/trabajador.js")
@public
def servir_trabajador() -> BaseResponse:
    """Serve the service worker from the root, so that it may look after every page."""
    plain, compressed = trabajador()
    zipped = bool(request.accept_encodings["gzip"])
    response = Response(compressed if zipped else plain, mimetype="text/javascript")
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    return response.make_conditional(request)


@bp.after_app_request
def say_whose(response: Response) -> Response:
    """Name the person of a page by their pseudonym; asks nothing of the database."""
    if response.mimetype == "text/html" and g.get("_login_user") and current_user.is_authenticated:
        response.headers[PERSONA] = current_user.seudonimo
    return response
