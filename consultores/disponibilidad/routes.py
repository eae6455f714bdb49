"""The consultant's own page: when they attend, and why requests come or do not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.disponibilidad import services
from consultores.disponibilidad.forms import AusenciaForm, HorarioForm, PausaForm
from consultores.disponibilidad.queries import ofertas_de
from consultores.disponibilidad.vista import filas_de_ofertas, situacion
from consultores.permissions import Permiso
from consultores.red.queries import find_de_usuario
from plataforma.access import authorize, requires
from plataforma.clock import now
from plataforma.db import transaction
from plataforma.dias_habiles import hoy

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.red.models import Consultor
    from plataforma.forms import Form

bp = Blueprint(
    "disponibilidad",
    __name__,
    url_prefix="/consultores/disponibilidad",
    template_folder="templates",
)
UN_ANIO = timedelta(days=365)


@bp.route("/", methods=["GET", "POST"])
@requires(Permiso.DISPONIBILIDAD)
def ver() -> str | Response | tuple[str, int]:
    """Show everything; the form of capacity and hours is sent here."""
    consultor = _mine()
    form = HorarioForm.of(consultor)
    if form.validate_on_submit():
        with transaction():
            services.guardar(consultor, actor=current_user, cupo=form.cupo.data, horas=form.horas())
        return _done(_("Guardamos cuándo atiende."))
    return _page(consultor, horario=form)


@bp.post("/ausencias/")
@requires(Permiso.DISPONIBILIDAD)
def ausentarse() -> str | Response | tuple[str, int]:
    consultor = _mine()
    form = AusenciaForm()
    if not form.validate_on_submit():
        return _page(consultor, ausencia=form)
    with transaction():
        services.ausentarse(consultor, form.desde.data, form.hasta.data, actor=current_user)
    return _done(_("Guardamos esos días. Mientras tanto no le llegan solicitudes."))


@bp.post("/ausencias/quitar/")
@requires(Permiso.DISPONIBILIDAD)
def quitar() -> Response:
    consultor = _mine()
    try:
        desde = date.fromisoformat(request.form.get("desde", ""))
    except ValueError:
        return redirect(url_for("disponibilidad.ver"), 303)
    with transaction():
        services.quitar_ausencia(consultor, desde, actor=current_user)
    return _done(_("Quitamos esos días."))


@bp.post("/pausa/")
@requires(Permiso.DISPONIBILIDAD)
def pausar() -> str | Response | tuple[str, int]:
    consultor = _mine()
    form = PausaForm()
    if not form.validate_on_submit():
        return _page(consultor, pausa=form)
    with transaction():
        services.pausar(consultor, form.vuelve.data, actor=current_user)
    return _done(_("Está en pausa. Ese día vuelve a recibir solicitudes sin hacer nada."))


@bp.post("/pausa/terminar/")
@requires(Permiso.DISPONIBILIDAD)
def reanudar() -> Response:
    consultor = _mine()
    with transaction():
        services.reanudar(consultor, actor=current_user)
    return _done(_("Terminó la pausa: ya puede recibir solicitudes."))


def _mine() -> Consultor:
    return authorize(Permiso.DISPONIBILIDAD, find_de_usuario(current_user.id))


def _done(message: str) -> Response:
    flash(message, "success")
    return redirect(url_for("disponibilidad.ver"), 303)


def _page(consultor: Consultor, **sent: Form) -> str | tuple[str, int]:
    """Show the page; a form that was refused stands there as it was sent."""
    forms: dict[str, Any] = {
        "horario": sent.get("horario") or HorarioForm.of(consultor),
        "ausencia": sent.get("ausencia") or AusenciaForm(formdata=None),
        "pausa": sent.get("pausa") or PausaForm(formdata=None),
    }
    page = render_template(
        "disponibilidad/ver.html",
        consultor=consultor,
        situacion=situacion(consultor),
        ofertas=filas_de_ofertas(ofertas_de(consultor.id, now() - UN_ANIO)),
        ausencias=[a for a in consultor.ausencias if a.hasta >= hoy()],
        hoy=hoy(),
        errores=[error for form in forms.values() for error in form.errores],
        **forms,
    )
    return (page, 422) if request.method == "POST" else page
