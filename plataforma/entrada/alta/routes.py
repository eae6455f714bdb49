"""/alta/: two short steps, then the code of the mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, redirect, render_template, request, session, url_for
from flask_login import current_user

from plataforma.access import authenticated, public
from plataforma.db import transaction
from plataforma.entrada import equipo
from plataforma.entrada.alta.forms import AltaForm, ClavePermisosForm, PermisosForm
from plataforma.entrada.alta.services import pedir_alta
from plataforma.entrada.blueprint import bp
from plataforma.entrada.llegada import asked_path, local_path
from plataforma.entrada.routes import keep_request
from plataforma.entrada.services import Pedido
from plataforma.errors import DomainError
from plataforma.i18n import get_lang
from plataforma.identidad import passwords
from plataforma.identidad.consentimientos import dar_consentimiento, prueba
from plataforma.identidad.services import DatosAlta
from plataforma.identidad.tokens import new_request

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

ALTA = "alta"  # in the cookie: what the first step said, until the code comes back
FIELDS = ("nombre", "correo", "pais", "empresa")


@bp.route("/alta/", methods=["GET", "POST"])
@public
def alta() -> Response | str | tuple[str, int]:
    if current_user.is_authenticated:
        return redirect(asked_path() or url_for("panel.ver"), 303)
    kept = {"siguiente": "", **session.get(ALTA, {})}
    form = AltaForm(data={**kept, "siguiente": asked_path() or kept["siguiente"]})
    if form.validate_on_submit():
        session[ALTA] = {
            "nombre": form.nombre.data,
            "correo": form.direccion,
            "pais": form.pais.data,
            "empresa": form.empresa.data or "",
            "siguiente": local_path(form.siguiente.data),
        }
        return redirect(url_for("entrada.alta_permisos"), 303)
    page = render_template("entrada/alta.html", form=form)
    return (page, 422) if form.errors else page


@bp.route("/alta/permisos/", methods=["GET", "POST"])
@public
def alta_permisos() -> Response | str | tuple[str, int]:
    kept = session.get(ALTA)
    if current_user.is_authenticated or not kept:
        return redirect(url_for("entrada.alta"), 303)
    form = ClavePermisosForm()
    if form.validate_on_submit() and _password_fits(form, kept):
        return _ask_code(form, kept)
    page = render_template("entrada/alta_permisos.html", form=form)
    return (page, 422) if form.errors else page


def _password_fits(form: ClavePermisosForm, kept: dict[str, str]) -> bool:
    """Put the refusal on the field. No password at all is fine."""
    if not form.clave.data:
        return True
    product = current_app.extensions["settings"].nombre
    words = [product, kept["nombre"], kept["correo"], kept["empresa"]]
    try:
        passwords.check_policy(form.clave.data, words=words)
    except DomainError as error:
        form.clave.errors = [str(error)]
        return False
    return True


def _ask_code(form: ClavePermisosForm, kept: dict[str, str]) -> Response:
    lang = get_lang()
    datos = DatosAlta(
        **{name: kept[name] for name in FIELDS},
        idioma=lang,
        clave_hash=passwords.hash_password(form.clave.data) if form.clave.data else None,
        permisos=tuple(prueba(p, lang) for p in form.propositos),
    )
    pedido = Pedido(
        correo=datos.correo, solicitud=new_request(), idioma=lang, siguiente=kept["siguiente"]
    )
    with transaction():
        pedir_alta(
            datos,
            pedido.solicitud,
            siguiente=pedido.siguiente,
            origen=equipo.origin(datos.correo),
        )
    keep_request(pedido, en_alta=True)
    return redirect(url_for("entrada.codigo"), 303)


@bp.route("/alta/empezar/", methods=["GET", "POST"])
@authenticated
def permisos() -> Response | str | tuple[str, int]:
    """First visit of somebody whom a chamber enrolled: the same two consents."""
    form = PermisosForm()
    if form.validate_on_submit():
        with transaction():
            for proposito in form.propositos:
                dar_consentimiento(current_user, prueba(proposito, get_lang()))
        return redirect(local_path(request.args.get("siguiente")) or url_for("panel.ver"), 303)
    page = render_template("entrada/permisos.html", form=form)
    return (page, 422) if form.errors else page
