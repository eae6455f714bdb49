"""Write to everybody whom a filter shows: the text, the check, the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.cohortes import direcciones
from cursos.cohortes.blueprint import COHORTE, load_vista
from cursos.mensajes import services, textos
from cursos.mensajes.baja import leer_baja
from cursos.mensajes.forms import EscribirForm
from cursos.mensajes.models import DestinatarioMensaje, MensajeCohorte, Via
from cursos.permissions import Permiso
from cursos.tablero.filtro import Filtro
from cursos.tablero.vista import chips
from plataforma.access import public, requires
from plataforma.db import transaction
from plataforma.errors import NotFoundError
from plataforma.security import csrf

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.alcance import Vista

bp = Blueprint("mensajes", __name__, template_folder="templates")
ESCRIBIR = f"{COHORTE}/escribir"
MENSAJE = f"{ESCRIBIR}/<int:mensaje>"
PUEDE = Permiso.ESCRIBIR_A_PERSONAS


@bp.route(f"{ESCRIBIR}/", methods=["GET", "POST"])
@requires(PUEDE)
def escribir(organizacion: str, cohorte: int) -> str | Response | tuple[str, int]:
    """Write the text; the filter of the people's page stands in the address."""
    found = load_vista(organizacion, cohorte, PUEDE)
    filtro = Filtro.read(request.args)
    form = EscribirForm.with_texts(textos.asunto_propuesto(), textos.propuesto(filtro.situacion))
    if form.validate_on_submit():
        with transaction():
            kept = services.preparar(
                found,
                filtro,
                asunto=form.asunto,
                texto=form.texto,
                marca=form.marca,
                actor=current_user,
            )
        return redirect(url_for(".mensaje", **found.lugar, mensaje=kept.id), 303)
    page = _page_of_text(found, filtro, form)
    return (page, 422) if form.errors else page


def _page_of_text(found: Vista, filtro: Filtro, form: EscribirForm) -> str:
    return render_template(
        "mensajes/escribir.html",
        v=found,
        c=found.cohorte,
        form=form,
        reparto=services.repartir(found, filtro),
        quienes=chips("mensajes.escribir", found.lugar, filtro, {}),
        volver=url_for("tablero.personas", **found.lugar, **filtro.as_args()),
        enviados=services.list_enviados(found),
    )


@bp.get(f"{MENSAJE}/")
@requires(PUEDE)
def mensaje(organizacion: str, cohorte: int, mensaje: int) -> str:
    """Check before sending; afterwards, the receipt and the links to tap."""
    found = load_vista(organizacion, cohorte, PUEDE)
    kept = _load(found, mensaje)
    return _check(kept, found) if kept.enviado_el is None else _receipt(kept, found)


def _check(kept: MensajeCohorte, found: Vista) -> str:
    filtro = Filtro.read(kept.filtro)
    reparto = services.repartir(found, filtro)
    return render_template(
        "mensajes/revisar.html",
        v=found,
        c=found.cohorte,
        m=kept,
        reparto=reparto,
        muestras=textos.muestras(kept, [*reparto.correo, *reparto.whatsapp], found),
        cambiar=url_for(".escribir", **found.lugar, **filtro.as_args()),
        dias=services.ENTRE_MENSAJES.days,
    )


def _receipt(kept: MensajeCohorte, found: Vista) -> str:
    mails = services.list_destinatarios(found, kept, Via.CORREO)
    chats = services.list_destinatarios(found, kept, Via.WHATSAPP)
    return render_template(
        "mensajes/recibo.html",
        v=found,
        c=found.cohorte,
        m=kept,
        correos=mails,
        en_cola=sum(d.hecho_el is None for d in mails),
        chats=[(d, _whatsapp(kept, d, found)) for d in chats],
        abiertos=sum(d.hecho_el is not None for d in chats),
    )


def _whatsapp(kept: MensajeCohorte, d: DestinatarioMensaje, found: Vista) -> str:
    p = d.participante
    text = textos.llenar(kept.texto.en(textos.idioma_de(p)), p, found)
    return direcciones.whatsapp(p.telefono or "", text)


@bp.post(f"{MENSAJE}/enviar/")
@requires(PUEDE)
def enviar(organizacion: str, cohorte: int, mensaje: int) -> Response:
    with transaction():
        found = load_vista(organizacion, cohorte, PUEDE)
        services.enviar(found, mensaje, actor=current_user)
    return redirect(url_for(".mensaje", **found.lugar, mensaje=mensaje), 303)


@bp.post(f"{MENSAJE}/abierto/<int:destinatario>/")
@requires(PUEDE)
def abierto(organizacion: str, cohorte: int, mensaje: int, destinatario: int) -> Response:
    """Note that a WhatsApp link was opened."""
    with transaction():
        found = load_vista(organizacion, cohorte, PUEDE)
        services.marcar_abierto(_load(found, mensaje), destinatario)
    return redirect(url_for(".mensaje", **found.lugar, mensaje=mensaje) + "#whatsapp", 303)


def _load(found: Vista, mensaje_id: int) -> MensajeCohorte:
    kept = services.find_mensaje(found, mensaje_id)
    if kept is None:
        raise NotFoundError
    return kept


@bp.get("/mensajes-de-cohorte/<token>/")
@public
def baja(token: str) -> str:
    """Ask for one press: programs that open every link of a mail must stop nothing."""
    return _page(token, _participante(token))


@bp.post("/mensajes-de-cohorte/<token>/")
@csrf.exempt
@public
def cambiar_baja(token: str) -> str:
    """Stop the messages, or let them come again. A mail program's button sends no token of ours."""
    participante = _participante(token)
    with transaction():
        services.poner_mensajes(participante, recibe=request.form.get("recibir") == "si")
    flash(_("Ajuste guardado."), "success")
    return _page(token, participante)


def _page(token: str, participante: int) -> str:
    return render_template(
        "mensajes/baja.html", token=token, recibe=services.recibe_mensajes(participante)
    )


def _participante(token: str) -> int:
    participante = leer_baja(token)
    if participante is None or not services.hay_participante(participante):
        raise NotFoundError
    return participante
