"""Asking and following without an account."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.asistente import invitados, services
from consultores.asistente.blueprint import bp
from consultores.asistente.entradas import (
    CODIGO_MALO,
    CREAR,
    ESPERE,
    MOSTRADO,
    origen,
    probar,
    publico,
)
from consultores.asistente.forms import DetalleForm
from consultores.asistente.forms_invitado import (
    BorrarForm,
    ContactoForm,
    SeguirForm,
    SinCuentaForm,
)
from consultores.permissions import Permiso
from consultores.solicitudes import borradores
from consultores.solicitudes.acceso import find
from consultores.taxonomia import AREAS, TIPOS
from plataforma import limits
from plataforma.access import public, quien, requires
from plataforma.db import transaction
from plataforma.descargas import descarga
from plataforma.entrada.llegada import asked_path
from plataforma.errors import NotFoundError
from plataforma.identidad.invitados import (
    cambiar_contacto,
    contacto_de,
    leer_enlace,
    nuevo_codigo,
    probar_correo,
    seudonimo_de,
)
from plataforma.identidad.sessions import close_guest, open_guest

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import ContactoInvitado

    Answer = str | Response | tuple[str, int]

TRAE = ("tipo", "consultor", "area")  # what the cards hand on
ESCRITOS = ("titulo", "producto", "mercado", "descripcion", "idioma")


@bp.route("/sin-cuenta/", methods=["GET", "POST"])
@public
def sin_cuenta() -> Answer:
    """Who asks, when nobody is signed in: enter, open an account, or go on without one."""
    form = SinCuentaForm(data={n: request.args.get(n, "") for n in TRAE})
    seguir = {n: form[n].data for n in TRAE if n != "area" or form[n].data}
    if current_user.is_authenticated or form.tipo.data not in TIPOS:
        return redirect(url_for("asistente.nueva", **seguir), 303)
    if form.validate_on_submit():
        limits.require("invitado.crear", origen(), CREAR)
        marca = seudonimo_de(session.get("csrf_token", ""), form.marca)
        with transaction():
            solicitud = invitados.empezar(
                form.datos(),
                marca=marca,
                tipo=form.tipo.data,
                consultor=publico(form.consultor.data or ""),
            )
            _keep_typed(solicitud)
            services.poner_tema(solicitud, form.area.data if form.area.data in AREAS else "")
            open_guest(solicitud.solicitante)
        return redirect(url_for("asistente.detalle", referencia=solicitud.referencia), 303)
    vuelta = url_for("asistente.nueva", **seguir)
    page = render_template("asistente/sin_cuenta.html", form=form, vuelta=vuelta, escrito=_typed())
    return (page, 422) if form.is_submitted() else page


def _typed() -> list[tuple[str, str]]:
    """Return what came along from the page where everything is typed at once."""
    return [(n, request.form[n]) for n in ESCRITOS if request.form.get(n)]


def _keep_typed(solicitud: Solicitud) -> None:
    if not _typed():
        return
    form = DetalleForm()
    form.validate()
    borradores.contar(solicitud, form.detalle(solicitud))


@bp.route("/<referencia>/contacto/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def contacto(referencia: str) -> Answer:
    """Where the answer goes to, while the request is being written."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    kept, persona = de_invitado(solicitud), solicitud.solicitante
    if solicitud.enviada_el:
        return redirect(url_for("seguimiento.ver", referencia=referencia), 303)
    form = ContactoForm(
        nombre=persona.nombre,
        correo=kept.correo,
        telefono=kept.telefono,
        pais=persona.pais,
        empresa=persona.empresa,
    )
    if form.validate_on_submit():
        with transaction():
            cambiar_contacto(persona, form.datos())
            solicitud.empresa, solicitud.pais = persona.empresa, persona.pais
        return redirect(url_for("asistente.revisar", referencia=referencia), 303)
    page = render_template("asistente/contacto.html", form=form, solicitud=solicitud)
    return (page, 422) if form.is_submitted() else page


@bp.post("/<referencia>/codigo/nuevo/")
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def codigo_nuevo(referencia: str) -> Response:
    """Show a fresh code on this screen; the one before opens nothing any more."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    de_invitado(solicitud)
    if solicitud.enviada_el:
        with transaction():
            session[MOSTRADO] = [referencia, nuevo_codigo(solicitud.solicitante)]
    return redirect(url_for("asistente.enviada", referencia=referencia), 303)


@bp.post("/<referencia>/codigo/guardado/")
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def codigo_guardado(referencia: str) -> Response:
    """The person has the code: this browser forgets it."""
    find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    session.pop(MOSTRADO, None)
    return redirect(url_for("asistente.enviada", referencia=referencia), 303)


@bp.route("/seguir/", methods=["GET", "POST"])
@public
def seguir() -> Answer:
    """Number and code open one request; with an account, they take it along."""
    form = SeguirForm(referencia=request.args.get("referencia", ""))
    if form.validate_on_submit():
        if not probar(form.referencia.data):
            form.codigo.errors = [ESPERE]
        else:
            found = invitados.find_por_codigo(form.referencia.data, form.codigo.data)
            if found is not None:
                return _abrir(found)
            form.codigo.errors = [CODIGO_MALO]
    page = render_template("asistente/seguir.html", form=form, siguiente=asked_path())
    return (page, 422) if form.is_submitted() else page


def _abrir(solicitud: Solicitud) -> Response:
    ver = url_for("seguimiento.ver", referencia=solicitud.referencia)
    with transaction():
        if current_user.is_authenticated:
            invitados.llevar(solicitud, quien())
            close_guest()
            flash(_("La solicitud %(ref)s ya está en su cuenta.", ref=solicitud.referencia))
            return redirect(ver, 303)
        open_guest(solicitud.solicitante)
    return redirect(asked_path() or ver, 303)


@bp.route("/seguir/enlace/<firma>/", methods=["GET", "POST"])
@public
def enlace(firma: str) -> str | Response:
    """The link of a mail. Looking at it opens nothing: programs that read mails look, too."""
    persona = leer_enlace(firma)
    solicitud = invitados.solicitud_de(persona) if persona else None
    if persona is None or solicitud is None:
        flash(_("Ese enlace ya no sirve. Abra su solicitud con el número y el código."), "warning")
        return redirect(url_for("asistente.seguir"), 303)
    if request.method == "POST":
        with transaction():
            probar_correo(persona)
            open_guest(persona)
        return redirect(url_for("seguimiento.ver", referencia=solicitud.referencia), 303)
    return render_template("asistente/enlace.html", solicitud=solicitud)


@bp.route("/<referencia>/mis-datos/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def mis_datos(referencia: str) -> Answer:
    """What is kept about a guest: to take away, or to erase at once."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    kept, form = de_invitado(solicitud), BorrarForm()
    if form.validate_on_submit():
        with transaction():
            invitados.olvidar(solicitud.solicitante)
            close_guest()
        flash(_("Borramos su solicitud y sus datos."), "success")
        return redirect(url_for("asistente.seguir"), 303)
    page = render_template(
        "asistente/mis_datos.html", form=form, solicitud=solicitud, contacto=kept
    )
    return (page, 422) if form.is_submitted() else page


@bp.post("/<referencia>/mis-datos/descargar/")
@requires(Permiso.ACTUAR_COMO_EMPRESA, invitado=True)
def descargar_datos(referencia: str) -> Response:
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    de_invitado(solicitud)
    text = json.dumps(invitados.exportar(solicitud.solicitante), ensure_ascii=False, indent=2)
    return descarga(text.encode(), "mis-datos.json", "application/json")


def de_invitado(solicitud: Solicitud) -> ContactoInvitado:
    """Return the contact of a guest; of an account there is nothing here."""
    kept = contacto_de(solicitud.solicitante)
    if kept is None:
        raise NotFoundError
    return kept
