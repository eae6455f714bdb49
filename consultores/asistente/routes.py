"""Asking for help, in three short steps; the draft waits in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.asistente.forms import DetalleForm, NecesidadForm
from consultores.asistente.queries import list_candidatos
from consultores.asistente.vista import necesidades, promesa, razones, repaso
from consultores.permissions import Permiso
from consultores.red.queries import find_consultor
from consultores.red.vista import tarjeta_de
from consultores.solicitudes import borradores, services
from consultores.solicitudes.acceso import find
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.vista import entrega
from plataforma import limits
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud

bp = Blueprint("asistente", __name__, url_prefix="/asistencia", template_folder="templates")
ENVIOS = "20/day"


@bp.route("/nueva/", methods=["GET", "POST"])
@requires(Permiso.PEDIR)
def nueva() -> str | Response | tuple[str, int]:
    """Step 1, of a request that is not there yet."""
    consultor = _chosen()
    form = NecesidadForm(consultor=consultor.slug if consultor else "")
    if form.validate_on_submit():
        with transaction():
            solicitud = borradores.empezar_borrador(
                current_user, intento=form.intento.data, tipo=form.tipo.data, consultor=consultor
            )
        return redirect(url_for("asistente.detalle", referencia=solicitud.referencia), 303)
    page = render_template(
        "asistente/necesidad.html", form=form, consultor=consultor, **_needs(consultor)
    )
    return (page, 422) if form.is_submitted() else page


@bp.route("/<referencia>/necesidad/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA)
def necesidad(referencia: str) -> str | Response | tuple[str, int]:
    """Step 1 again, from the check page."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    form = NecesidadForm(tipo=solicitud.tipo)
    if solicitud.estado != Estado.BORRADOR:
        return _sent(solicitud)
    if form.validate_on_submit():
        with transaction():
            borradores.cambiar_tipo(solicitud, form.tipo.data)
        return redirect(url_for("asistente.detalle", referencia=referencia), 303)
    consultor = solicitud.consultor
    page = render_template(
        "asistente/necesidad.html", form=form, consultor=consultor, **_needs(consultor)
    )
    return (page, 422) if form.is_submitted() else page


@bp.route("/<referencia>/detalle/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA)
def detalle(referencia: str) -> str | Response | tuple[str, int]:
    """Step 2."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    form = DetalleForm(obj=solicitud)
    if solicitud.estado != Estado.BORRADOR:
        return _sent(solicitud)
    if form.validate_on_submit():
        with transaction():
            borradores.contar(solicitud, form.detalle())
        step = "revisar" if solicitud.consultor_id else "elegir"
        return redirect(url_for(f"asistente.{step}", referencia=referencia), 303)
    page = render_template("asistente/detalle.html", form=form, solicitud=solicitud)
    return (page, 422) if form.is_submitted() else page


@bp.route("/<referencia>/elegir/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA)
def elegir(referencia: str) -> str | Response:
    """Choose who answers: for a draft, or again when nobody has the request any more."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    if solicitud.estado not in (Estado.BORRADOR, Estado.EN_ESPERA):
        return _sent(solicitud)
    if request.method == "POST":
        return _choose(solicitud)
    lang = get_lang()
    found = [(tarjeta_de(c.consultor, lang), c, razones(c)) for c in list_candidatos(solicitud)]
    return render_template("asistente/elegir.html", solicitud=solicitud, candidatos=found)


def _choose(solicitud: Solicitud) -> Response:
    consultor = _public(request.form.get("consultor", ""))
    if consultor is None:
        raise NotFoundError
    if solicitud.estado == Estado.BORRADOR:
        with transaction():
            borradores.proponer_consultor(solicitud, consultor)
        return redirect(url_for("asistente.revisar", referencia=solicitud.referencia), 303)
    with transaction():
        services.reasignar(solicitud, consultor, actor=current_user)
    flash(_("Enviamos su solicitud a %(nombre)s.", nombre=consultor.nombre), "success")
    return redirect(url_for("seguimiento.ver", referencia=solicitud.referencia), 303)


@bp.route("/<referencia>/revisar/", methods=["GET", "POST"])
@requires(Permiso.ACTUAR_COMO_EMPRESA)
def revisar(referencia: str) -> str | Response:
    """Step 3: check the answers, see who answers and by when, send."""
    solicitud = find(referencia, Permiso.ACTUAR_COMO_EMPRESA)
    if solicitud.estado != Estado.BORRADOR:
        return _sent(solicitud)
    if request.method == "POST":
        limits.require("solicitudes.enviar", str(current_user.id), ENVIOS)
        with transaction():
            services.enviar(solicitud, actor=current_user)
        flash(_("Solicitud enviada. Su número es %(ref)s.", ref=referencia), "success")
        return redirect(url_for("seguimiento.ver", referencia=referencia), 303)
    if not solicitud.esta_completa:
        return redirect(url_for("asistente.detalle", referencia=referencia), 303)
    return render_template(
        "asistente/revisar.html",
        solicitud=solicitud,
        filas=repaso(solicitud, get_lang()),
        promesa=promesa(solicitud),
        entrega=entrega(solicitud, get_lang()),
    )


def _chosen() -> Consultor | None:
    """Return the consultant whose profile the person came from, if one can take the request."""
    slug = request.form.get("consultor") or request.args.get("consultor", "")
    return _public(slug)


def _public(slug: str) -> Consultor | None:
    found = find_consultor(slug) if slug.isprintable() else None
    return found if found is not None and found.es_publico else None


def _needs(consultor: Consultor | None) -> dict[str, object]:
    return dict(zip(("principales", "otras"), necesidades(consultor, get_lang()), strict=True))


def _sent(solicitud: Solicitud) -> Response:
    """A second tab or a second click: say that it left, and show how it goes."""
    flash(_("Esta solicitud ya se envió. Así va:"), "info")
    return redirect(url_for("seguimiento.ver", referencia=solicitud.referencia), 303)
