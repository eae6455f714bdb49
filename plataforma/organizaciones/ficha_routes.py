"""/organizaciones/: what everybody may read about an organisation, and how to write to it."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma import limits
from plataforma.access import public, puede_actual
from plataforma.db import transaction
from plataforma.errors import DomainError, NotFoundError
from plataforma.i18n import get_lang
from plataforma.organizaciones import contacto, queries
from plataforma.organizaciones.contacto import Mensaje
from plataforma.organizaciones.forms import MensajeForm
from plataforma.organizaciones.permissions import Permiso
from plataforma.organizaciones.textos import IDIOMAS, NOMBRES_TIPO
from plataforma.paises import PAISES, nombre_pais, opciones_pais

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from plataforma.organizaciones.models import Organizacion

bp = Blueprint("ficha", __name__, url_prefix="/organizaciones", template_folder="templates")
POR_PERSONA, POR_ORGANIZACION = "6/hour", "60/hour"


@bp.get("/")
@public
def lista() -> str:
    q = request.args.get("q", "").strip()[:120]
    pais = request.args.get("pais", "")
    pais = pais if pais in PAISES else ""
    return render_template(
        "organizaciones/publicas.html",
        pagina=queries.find_publicas(q, pais, request.args.get("pagina", 1, type=int)),
        q=q,
        pais=pais,
        paises=opciones_pais(get_lang(), otro=False),
        nombres_tipo=NOMBRES_TIPO,
    )


@bp.route("/<organizacion>/", methods=["GET", "POST"])
@public
def ver(organizacion: str) -> str | Response | tuple[str, int]:
    found = _find(organizacion)
    form = MensajeForm()
    if form.validate_on_submit():
        try:
            return _send(found, form)
        except DomainError as error:
            form.texto.errors = [str(error)]
    elif request.method == "GET" and current_user.is_authenticated:
        form.nombre.data, form.correo.data = current_user.nombre, current_user.correo
    page = render_template(
        "organizaciones/ficha.html",
        o=found,
        form=form if contacto.recibe(found) else None,
        errores=form.errores,
        tipo=NOMBRES_TIPO[found.tipo],
        pais=nombre_pais(found.pais, get_lang()),
        idiomas=[IDIOMAS[code].en(get_lang()) for code in found.idiomas if code in IDIOMAS],
        edita=puede_actual(Permiso.EDITAR, found),
    )
    return (page, 422) if form.errors else page


def _send(organizacion: Organizacion, form: MensajeForm) -> Response:
    limits.require("organizaciones.mensaje", request.remote_addr or "", POR_PERSONA)
    limits.require("organizaciones.mensajes", str(organizacion.id), POR_ORGANIZACION)
    marca = form.marca if re.fullmatch(r"[0-9a-f]{32}", form.marca) else secrets.token_hex(16)
    mensaje = Mensaje(
        nombre=form.nombre.data, correo=form.direccion, texto=form.texto.data, marca=marca
    )
    with transaction():
        contacto.enviar_mensaje(organizacion, mensaje)
    said = _(
        "Su mensaje sale por correo hacia %(organizacion)s. Le responderán a %(correo)s.",
        organizacion=organizacion.nombre,
        correo=form.direccion,
    )
    flash(said, "success")
    return redirect(url_for(".ver", organizacion=organizacion.slug), 303)


def _find(slug: str) -> Organizacion:
    """Return one that has a page; its own people see it before."""
    found = queries.find_organizacion(slug)
    if found is None or not (found.publica or puede_actual(Permiso.VER, found)):
        raise NotFoundError
    return found
