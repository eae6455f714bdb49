"""The fifth step: check the answers, see who answers and by when, send; and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _

from consultores.asistente import invitados, services
from consultores.asistente.blueprint import bp
from consultores.asistente.entradas import CODIGO_MALO, CORREOS, ENVIOS, ESPERE, MOSTRADO, probar
from consultores.asistente.forms_invitado import CodigoForm
from consultores.asistente.respondidas import ya_respondidas
from consultores.asistente.routes import ya_salio
from consultores.asistente.routes_invitado import de_invitado
from consultores.asistente.vista import despues_de_enviar, paso_que_falta, promesa, repaso
from consultores.pasos import admision
from consultores.permissions import Permiso
from consultores.solicitudes.acceso import find
from consultores.solicitudes.borradores import EDITABLES
from consultores.solicitudes.queries import list_adjuntos
from consultores.solicitudes.vista import entrega
from consultores.taxonomia import TIPOS
from plataforma import limits
from plataforma.access import quien, requires
from plataforma.db import transaction
from plataforma.direccion import direccion_completa
from plataforma.entrada.blueprint import development
from plataforma.i18n import get_lang
from plataforma.identidad.invitados import contacto_de, nuevo_codigo

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.solicitudes.models import Solicitud

    Answer = str | Response | tuple[str, int]


@bp.route("/<referencia>/revisar/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def revisar(referencia: str) -> str | Response:
    solicitud, lang = find(referencia, Permiso.ACTUAR_COMO_EMPRESA), get_lang()
    if solicitud.estado not in EDITABLES:
        return ya_salio(solicitud)
    if missing := paso_que_falta(solicitud):
        return redirect(url_for(f"asistente.{missing}", referencia=referencia), 303)
    if request.method == "POST":
        return _send(solicitud)
    return render_template(
        "asistente/revisar.html",
        solicitud=solicitud,
        filas=repaso(solicitud, lang),
        archivos=list_adjuntos(solicitud),
        parecidas=services.list_parecidas(solicitud),
        respondidas=ya_respondidas(f"{solicitud.titulo} {solicitud.descripcion}", lang),
        promesa=promesa(solicitud),
        entrega=entrega(solicitud, lang),
        por_correo=_to_prove(solicitud),
    )


def _to_prove(solicitud: Solicitud) -> str:
    """Return the address that a guest still has to prove, if there is one."""
    contacto = contacto_de(solicitud.solicitante)
    return contacto.correo if contacto and not solicitud.contacto_probado else ""


def _send(solicitud: Solicitud) -> Response:
    """Send it; of a guest, once the mail is proved, or without if they say so."""
    contacto = contacto_de(solicitud.solicitante)
    if contacto and _to_prove(solicitud) and not request.form.get("sin_confirmar"):
        _mail_code(solicitud, contacto.correo)
        return redirect(url_for("asistente.codigo", referencia=solicitud.referencia), 303)
    return enviar_ya(solicitud)


def _mail_code(solicitud: Solicitud, correo: str) -> None:
    """Mail the code, as often as an address bears it."""
    limits.require("invitado.correo", correo, CORREOS)
    with transaction():
        invitados.mandar_codigo(solicitud)


def enviar_ya(solicitud: Solicitud) -> Response:
    """Send it; a guest whom no mail reaches sees the code on the next page."""
    persona, referencia = quien(), solicitud.referencia
    limits.require("solicitudes.enviar", str(persona.id), ENVIOS)
    with transaction():
        admision.enviar(solicitud, actor=persona)
        if contacto_de(solicitud.solicitante) and not solicitud.contacto_probado:
            session[MOSTRADO] = [referencia, nuevo_codigo(solicitud.solicitante)]
    return redirect(url_for("asistente.enviada", referencia=referencia), 303)


@bp.route("/<referencia>/codigo/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def codigo(referencia: str) -> Answer:
    """The code that the mail brought: it proves the address, and the request can leave."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    kept, form = de_invitado(solicitud), CodigoForm()
    if solicitud.enviada_el or solicitud.contacto_probado or not kept.correo:
        return redirect(url_for("asistente.revisar", referencia=referencia), 303)
    if form.validate_on_submit():
        if not probar(referencia):
            form.codigo.errors = [ESPERE]
        else:
            with transaction():
                right = invitados.confirmar(solicitud, form.codigo.data)
            if right:
                return enviar_ya(solicitud)
            form.codigo.errors = [CODIGO_MALO]
    page = render_template(
        "asistente/codigo.html",
        form=form,
        solicitud=solicitud,
        correo=kept.correo,
        **development(),
    )
    return (page, 422) if form.is_submitted() else page


@bp.post("/<referencia>/codigo/otro/")
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def otro_codigo(referencia: str) -> Response:
    """Mail the code again."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    kept = de_invitado(solicitud)
    if kept.correo:
        _mail_code(solicitud, kept.correo)
        flash(_("Le enviamos otro código a %(correo)s.", correo=kept.correo), "success")
    return redirect(url_for("asistente.codigo", referencia=referencia), 303)


@bp.get("/<referencia>/enviada/")
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def enviada(referencia: str) -> str | Response:
    """The page that confirms: it can be kept and opened again."""
    solicitud, lang = find(referencia, Permiso.ACTUAR_COMO_EMPRESA), get_lang()
    if solicitud.enviada_el is None:
        return redirect(url_for("asistente.revisar", referencia=referencia), 303)
    guest = contacto_de(solicitud.solicitante) is not None
    kept = session.get(MOSTRADO) or ["", ""]
    code = kept[1] if guest and kept[0] == referencia else ""
    who = solicitud.elegido.nombre if solicitud.elegido else _("La red propone a dos o tres")
    rows = [
        (_("Su pregunta"), solicitud.titulo),
        (_("Tema"), TIPOS[solicitud.tipo].nombre.en(lang)),
        (_("Quién responde"), who),
    ]
    return render_template(
        "asistente/enviada.html",
        solicitud=solicitud,
        filas=rows,
        codigo=code,
        de_invitado=guest,
        pasos_siguientes=despues_de_enviar(solicitud),
        mensaje=_share(solicitud, code, guest=guest),
    )


def _share(solicitud: Solicitud, code: str, *, guest: bool) -> str:
    """Return what is sent to oneself. A code goes along only where it is shown for keeping."""
    endpoint = "asistente.seguir" if guest else "seguimiento.ver"
    url = direccion_completa(endpoint, lang=get_lang(), referencia=solicitud.referencia)
    text = _("Mi solicitud %(ref)s: %(url)s", ref=solicitud.referencia, url=url)
    said = _("Código: %(codigo)s", codigo=code) if code else ""
    return f"{text} {said}".strip()
