"""A mail that waits for its person's word; the list of those that reached no conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma.access import authorize, requires
from plataforma.buzon.models import MOTIVOS, EstadoEntrante
from plataforma.buzon.permissions import Permiso
from plataforma.buzon.queries import find_correo, find_no_entregados
from plataforma.buzon.services import descartar as descartar_correo
from plataforma.buzon.services import entregar, leer_guardado
from plataforma.db import transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from plataforma.buzon.models import CorreoEntrante

bp = Blueprint("buzon", __name__, template_folder="templates")


@bp.get("/administracion/correo-recibido/")
@requires(Permiso.VER_RECIBIDOS)
def lista() -> str:
    page = find_no_entregados(request.args.get("pagina", 1, type=int))
    return render_template("buzon/lista.html", pagina=page, motivos=MOTIVOS)


@bp.get("/correo-recibido/<int:mail_id>/")
@requires(Permiso.DECIDIR)
def retenido(mail_id: int) -> str:
    mail = _find(mail_id)
    leido = leer_guardado(mail) if mail.estado == EstadoEntrante.RETENIDO else None
    return render_template("buzon/retenido.html", correo=mail, leido=leido)


@bp.post("/correo-recibido/<int:mail_id>/")
@requires(Permiso.DECIDIR)
def enviar(mail_id: int) -> Response:
    mail = _find(mail_id)
    resultado = entregar(mail.id, current_user)
    if resultado is None:
        flash(_("Ya estaba decidido: nada cambió."), "info")
    elif resultado.motivo:
        flash(_("No se pudo entregar. Le escribimos por qué, con su texto."), "error")
    else:
        flash(_("Enviado: ya está en la conversación."), "success")
    if resultado and resultado.enlace:
        return redirect(resultado.enlace, 303)
    return redirect(url_for("buzon.retenido", mail_id=mail_id), 303)


@bp.post("/correo-recibido/<int:mail_id>/descartar/")
@requires(Permiso.DECIDIR)
def descartar(mail_id: int) -> Response:
    mail = _find(mail_id)
    with transaction():
        descartar_correo(mail)
    return redirect(url_for("buzon.retenido", mail_id=mail_id), 303)


def _find(mail_id: int) -> CorreoEntrante:
    return authorize(Permiso.DECIDIR, find_correo(mail_id))
