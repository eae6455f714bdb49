"""Everything typed on one page, which the phone keeps: with a signal or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, render_template, request, url_for
from flask_login import current_user

from consultores.asistente.apuntes import guardar_apunte
from consultores.asistente.blueprint import bp
from consultores.asistente.forms import ApunteForm
from consultores.asistente.forms_invitado import SinCuentaForm
from consultores.taxonomia import TIPOS
from plataforma.access import public
from plataforma.db import transaction
from plataforma.sin_senal import Guardado

if TYPE_CHECKING:
    from werkzeug.wrappers import Response


GUARDADO = Guardado(
    pagina="asistente.apunte",
    activos=("js/asistente.js",),
    huella=lambda: "".join(t.nombre.es + t.nombre.pt for t in TIPOS.values()),
)


@bp.route("/apunte/", methods=["GET", "POST"])
@public
def apunte() -> str | Response | tuple[str, int]:
    """Becomes a draft; of a visitor, once they have said who they are."""
    form = ApunteForm()
    if form.validate_on_submit():
        if not current_user.is_authenticated:
            return _who(form)
        with transaction():
            solicitud = guardar_apunte(current_user, form.marca, form.tipo.data, form.lo_que_cabe())
        return redirect(url_for("asistente.ayuda", referencia=solicitud.referencia), 303)
    page = render_template("asistente/apunte.html", form=form)
    return (page, 422) if form.is_submitted() else page


def _who(form: ApunteForm) -> str:
    """Ask a visitor who they are; what they typed travels along."""
    asked = SinCuentaForm(formdata=None, tipo=form.tipo.data)
    asked.intento.data = form.marca
    vuelta = url_for("asistente.nueva", tipo=form.tipo.data)
    typed = [(f.name, request.form.get(f.name, "")) for f in form.escritos]
    return render_template("asistente/sin_cuenta.html", form=asked, vuelta=vuelta, escrito=typed)
