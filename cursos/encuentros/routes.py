"""The chamber's side: set meetings, show the code, take attendance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.cohortes.alcance import de_toda
from cursos.cohortes.blueprint import COHORTE, load_cohorte, load_vista
from cursos.encuentros import citas, queries, services, vista
from cursos.encuentros.forms import EncuentroForm
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.descargas import descarga
from plataforma.errors import DomainError, NotFoundError
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.models import Cohorte
    from cursos.encuentros.models import Encuentro

ENCUENTROS = f"{COHORTE}/encuentros"
ENCUENTRO = f"{ENCUENTROS}/<int:encuentro>"

bp = Blueprint("encuentros", __name__, template_folder="templates")


@bp.get(f"{ENCUENTROS}/")
@requires(Permiso.VER_PERSONAS)
def lista(organizacion: str, cohorte: int) -> str:
    found = load_vista(organizacion, cohorte, Permiso.VER_PERSONAS)
    people = queries.list_esperados(found.alcance)
    return render_template(
        "encuentros/lista.html",
        c=found.cohorte,
        org=organizacion,
        lineas=[vista.linea(each) for each in queries.list_conteos(found.alcance)],
        personas=len(people),
    )


@bp.route(f"{ENCUENTROS}/nuevo/", methods=["GET", "POST"])
@requires(Permiso.CONDUCIR_COHORTE)
def nuevo(organizacion: str, cohorte: int) -> str | Response | tuple[str, int]:
    found = load_cohorte(organizacion, cohorte, Permiso.CONDUCIR_COHORTE)
    form = EncuentroForm.nuevo(found)
    if form.validate_on_submit():
        try:
            with transaction():
                made = services.crear_encuentro(found, form.datos, actor=current_user)
        except DomainError as error:
            vista.put_on_field(form, error)
        else:
            flash(_("Encuentro agendado. Cada persona recibe la invitación por correo."), "success")
            return redirect(_url(organizacion, cohorte, made), 303)
    page = render_template("encuentros/editar.html", c=found, org=organizacion, form=form, e=None)
    return (page, 422) if form.errors else page


@bp.get(f"{ENCUENTRO}/")
@requires(Permiso.VER_PERSONAS)
def ver(organizacion: str, cohorte: int, encuentro: int) -> str:
    """Show the meeting, its code, and the list to tick."""
    found = load_vista(organizacion, cohorte, Permiso.VER_PERSONAS)
    meeting = _load(found.cohorte, encuentro)
    came = queries.list_asistieron(meeting.id)
    return render_template(
        "encuentros/ver.html",
        c=found.cohorte,
        org=organizacion,
        l=vista.linea_de(meeting),
        personas=[(p, came.get(p.id)) for p in queries.list_esperados(found.alcance)],
    )


@bp.route(f"{ENCUENTRO}/editar/", methods=["GET", "POST"])
@requires(Permiso.CONDUCIR_COHORTE)
def editar(organizacion: str, cohorte: int, encuentro: int) -> str | Response | tuple[str, int]:
    found = load_cohorte(organizacion, cohorte, Permiso.CONDUCIR_COHORTE)
    meeting = _load(found, encuentro)
    form = EncuentroForm.of(meeting)
    if form.validate_on_submit():
        try:
            with transaction():
                services.cambiar_encuentro(meeting, form.datos, actor=current_user)
        except DomainError as error:
            vista.put_on_field(form, error)
        else:
            flash(_("Cambios guardados."), "success")
            return redirect(_url(organizacion, cohorte, meeting), 303)
    page = render_template(
        "encuentros/editar.html", c=found, org=organizacion, form=form, e=meeting
    )
    return (page, 422) if form.errors else page


@bp.route(f"{ENCUENTRO}/cancelar/", methods=["GET", "POST"])
@requires(Permiso.CONDUCIR_COHORTE)
def cancelar(organizacion: str, cohorte: int, encuentro: int) -> str | Response:
    found = load_cohorte(organizacion, cohorte, Permiso.CONDUCIR_COHORTE)
    meeting = _load(found, encuentro)
    if request.method == "GET":
        return render_template(
            "encuentros/cancelar.html", c=found, org=organizacion, l=vista.linea_de(meeting)
        )
    with transaction():
        services.cancelar_encuentro(meeting, actor=current_user)
    flash(_("Encuentro cancelado. Avisamos a cada persona."), "success")
    return redirect(url_for(".lista", organizacion=organizacion, cohorte=cohorte), 303)


@bp.get(f"{ENCUENTRO}/codigo/")
@requires(Permiso.CONDUCIR_COHORTE)
def codigo(organizacion: str, cohorte: int, encuentro: int) -> str:
    """Show the code and its QR as large as the screen or the sheet."""
    found = load_cohorte(organizacion, cohorte, Permiso.CONDUCIR_COHORTE)
    meeting = _load(found, encuentro)
    return render_template(
        "encuentros/codigo.html",
        c=found,
        org=organizacion,
        l=vista.linea_de(meeting),
        papel=vista.codigo_en_la_pared(meeting, get_lang()),
    )


@bp.post(f"{ENCUENTRO}/asistencia/")
@requires(Permiso.CONDUCIR_COHORTE)
def asistencia(organizacion: str, cohorte: int, encuentro: int) -> Response:
    """Take the list: only what was changed on the page is changed."""
    found = load_cohorte(organizacion, cohorte, Permiso.CONDUCIR_COHORTE)
    meeting = _load(found, encuentro)
    known = {p.id for p in queries.list_esperados(de_toda(found))}
    ticked = set(request.form.getlist("vino", type=int)) & known
    before = set(request.form.getlist("antes", type=int)) & known
    with transaction():
        services.pasar_lista(
            meeting,
            llegaron=sorted(ticked - before),
            no_llegaron=sorted(before - ticked),
            actor=current_user,
        )
    flash(_("Asistencia guardada."), "success")
    return redirect(_url(organizacion, cohorte, meeting), 303)


@bp.get(f"{ENCUENTROS}/encuentros.ics")
@requires(Permiso.VER_PERSONAS)
def ics(organizacion: str, cohorte: int) -> Response:
    """All meetings of the cohort for a calendar."""
    found = load_vista(organizacion, cohorte, Permiso.VER_PERSONAS).cohorte
    content = citas.calendario(queries.list_encuentros(found.id), get_lang())
    return descarga(content.encode(), f"encuentros-{found.id}.ics", "text/calendar")


def _load(cohorte: Cohorte, encuentro: int) -> Encuentro:
    found = queries.find_encuentro(cohorte.id, encuentro)
    if found is None:
        raise NotFoundError
    return found


def _url(organizacion: str, cohorte: int, encuentro: Encuentro) -> str:
    where: dict[str, Any] = {"organizacion": organizacion, "cohorte": cohorte}
    return url_for(".ver", **where, encuentro=encuentro.id)
