"""A firm that was not reached says that it is still there, with one tap in its mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template

from consultores.enlaces import SIGO_AQUI
from consultores.pasos import marcha
from consultores.solicitudes.models import Solicitud
from consultores.solicitudes.movimientos import lock
from consultores.solicitudes.relojes import Reloj
from consultores.trabajo.blueprint import bp
from plataforma import limits
from plataforma.access import public
from plataforma.baja import leer
from plataforma.db import db, transaction
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    Answer = str | Response | tuple[str, int]

TOQUES = "30/hour"


@bp.get("/sigo-aqui/<firma>/")
@public
def sigo_aqui(firma: str) -> Answer:
    """Show the button: programs that look into mails open links, and must decide nothing."""
    solicitud = _of(firma)
    if solicitud.reloj != Reloj.CONTACTO:
        return _tarde(solicitud)
    return render_template("trabajo/sigo_aqui.html", solicitud=solicitud, firma=firma)


@bp.post("/sigo-aqui/<firma>/")
@public
def confirmar_contacto(firma: str) -> Answer:
    solicitud = _of(firma)
    limits.require("trabajo.sigo_aqui", str(solicitud.id), TOQUES)
    with transaction():
        lock(solicitud)
        waited = solicitud.reloj == Reloj.CONTACTO
        if waited:
            marcha.reanudar(solicitud, actor=solicitud.solicitante)
    if not waited:
        return _tarde(solicitud)
    return render_template("trabajo/contacto_dicho.html", solicitud=solicitud)


def _of(firma: str) -> Solicitud:
    number = leer(SIGO_AQUI, firma)
    solicitud = db.session.get(Solicitud, number) if number is not None else None
    if solicitud is None:
        raise NotFoundError
    return solicitud


def _tarde(solicitud: Solicitud) -> Answer:
    return render_template("trabajo/contacto_tarde.html", solicitud=solicitud), 410
