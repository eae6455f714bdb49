"""/cuenta/privacidad/: consents, who sees what, my data, close the account."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from plataforma.access import authenticated
from plataforma.cuenta.blueprint import bp
from plataforma.cuenta.clave_routes import password_proved
from plataforma.cuenta.datos import cerrar_cuenta, exportar_datos
from plataforma.cuenta.forms import CerrarForm
from plataforma.db import transaction
from plataforma.descargas import descarga
from plataforma.entrada.routes import leave
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang
from plataforma.identidad.consentimientos import (
    VOLUNTARIOS,
    dar_consentimiento,
    prueba,
    retirar_consentimiento,
    texto_mostrado,
)
from plataforma.identidad.errors import (
    CorreoDistintoError,
)
from plataforma.identidad.models import Proposito
from plataforma.identidad.queries import find_vigente
from plataforma.identidad.sessions import close_session
from plataforma.part import parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkzeug.wrappers import Response

    from plataforma.part import PersonalData


@bp.get("/privacidad/")
@authenticated
def privacidad() -> str:
    rows = [(p, texto_mostrado(p, get_lang()), find_vigente(current_user.id, p)) for p in Proposito]
    return render_template("cuenta/privacidad.html", permisos=rows, voluntarios=VOLUNTARIOS)


@bp.post("/privacidad/<proposito>/dar/")
@authenticated
def dar_permiso(proposito: str) -> Response:
    purpose = _purpose(proposito)
    with transaction():
        dar_consentimiento(current_user, prueba(purpose, get_lang()))
    flash(_("Permiso guardado."), "success")
    return redirect(url_for("cuenta.privacidad"), 303)


@bp.post("/privacidad/<proposito>/retirar/")
@authenticated
def retirar_permiso(proposito: str) -> Response:
    purpose = _purpose(proposito)
    with transaction():
        retirar_consentimiento(current_user, purpose)
    flash(_("Permiso retirado."), "success")
    return redirect(url_for("cuenta.privacidad"), 303)


@bp.post("/privacidad/datos/")
@authenticated
def descargar_datos() -> Response:
    with transaction():
        found = exportar_datos(current_user, _shares())
    text = json.dumps(found, ensure_ascii=False, indent=2)
    return descarga(text.encode(), "mis-datos.json", "application/json")


@bp.route("/cerrar/", methods=["GET", "POST"])
@authenticated
def cerrar() -> Response | str | tuple[str, int]:
    form = CerrarForm()
    if form.validate_on_submit() and _proved(form):
        with transaction():
            cerrar_cuenta(current_user, _shares(), conservar_credenciales=bool(form.conservar.data))
            close_session()
        flash(_("Su cuenta está cerrada y sus datos, borrados."), "success")
        return leave()
    page = render_template(
        "cuenta/cerrar.html", form=form, con_clave=current_user.clave_hash is not None
    )
    return (page, 422) if form.errors else page


def _proved(form: CerrarForm) -> bool:
    """The same address, and the password of those who have one."""
    if form.direccion != current_user.correo:
        form.correo.errors = [CorreoDistintoError.mensaje]
        return False
    return password_proved(form.clave)


def _purpose(text: str) -> Proposito:
    try:
        return Proposito(text)
    except ValueError as error:
        raise NotFoundError from error


def _shares() -> Iterable[PersonalData]:
    """The parts that stand on others first: identity's own share empties the account at the end."""
    return [share for part in reversed(parts()) for share in part.personal_data]
