"""Proposing, choosing, changing and calling off a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, render_template, request
from flask_babel import gettext as _

from consultores.permissions import Permiso
from consultores.reuniones import services as reuniones
from consultores.reuniones.citas import invitacion, zona_propia
from consultores.reuniones.errors import EnlaceError, HorariosError
from consultores.reuniones.forms import ReunionForm
from consultores.solicitudes.acceso import find
from consultores.solicitudes.estados import Papel
from consultores.solicitudes.forms import MotivoForm
from consultores.solicitudes.paginas import tarde, volver
from plataforma.access import quien, requires
from plataforma.db import transaction
from plataforma.descargas import descarga
from plataforma.i18n import get_lang
from plataforma.paises import nombre_zona

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response

    from consultores.reuniones.models import Reunion
    from consultores.reuniones.services import Idea
    from consultores.solicitudes.models import Solicitud

    Answer = str | Response | tuple[str, int]


bp = Blueprint("reuniones", __name__, url_prefix="/asistencia", template_folder="templates")


@bp.route("/<referencia>/reuniones/nueva/", methods=["GET", "POST"])
@requires(Permiso.CONVERSAR, invitado=True)
def proponer(referencia: str) -> Answer:
    solicitud, form = find(referencia, Permiso.CONVERSAR), ReunionForm()

    def act(idea: Idea) -> None:
        reuniones.proponer(solicitud, idea, actor=quien(), intento=form.marca_con(idea))

    return _idea(solicitud, form, act, None)


@bp.route("/<referencia>/reuniones/<int:reunion>/cambiar/", methods=["GET", "POST"])
@requires(Permiso.CONVERSAR, invitado=True)
def cambiar(referencia: str, reunion: int) -> Answer:
    solicitud = find(referencia, Permiso.CONVERSAR)
    found = reuniones.find_reunion(solicitud, reunion)
    known = {"tema": found.tema, "minutos": str(found.minutos), "enlace": found.enlace}
    form = ReunionForm(data=known)

    def act(idea: Idea) -> None:
        reuniones.cambiar(solicitud, found, idea, actor=quien())

    return _idea(solicitud, form, act, found)


def _idea(
    solicitud: Solicitud, form: ReunionForm, act: Callable[[Idea], None], known: Reunion | None
) -> Answer:
    """Take what somebody proposes, on their own clock."""
    papel = solicitud.papel_de(quien())
    if papel is None or not reuniones.se_reunen(solicitud) or (known and not known.esta_viva):
        return tarde(solicitud)
    zone = zona_propia(solicitud, quien(), papel)
    if form.validate_on_submit() and _save(form, act, zone):
        flash(_("Enviado. Le avisamos cuando la otra parte elija."), "success")
        return volver(solicitud, "reuniones")
    shown = render_template(
        "reuniones/reunion.html",
        form=form,
        solicitud=solicitud,
        reunion=known,
        zona=nombre_zona(zone, get_lang()),
        da_enlace=papel == Papel.CONSULTOR,
    )
    return (shown, 422) if form.is_submitted() else shown


def _save(form: ReunionForm, act: Callable[[Idea], None], zone: str) -> bool:
    if form.a_medias():
        form.dia_1.errors = [_("Cada horario lleva su día y su hora.")]
        return False
    try:
        with transaction():
            act(form.idea(zone))
    except HorariosError as error:
        form.dia_1.errors = [str(error)]
    except EnlaceError as error:
        form.enlace.errors = [str(error)]
    else:
        return True
    return False


@bp.post("/<referencia>/reuniones/<int:reunion>/elegir/")
@requires(Permiso.CONVERSAR, invitado=True)
def elegir(referencia: str, reunion: int) -> Response:
    solicitud = find(referencia, Permiso.CONVERSAR)
    found = reuniones.find_reunion(solicitud, reunion)
    chosen = request.form.get("horario", 0, type=int)
    with transaction():
        reuniones.elegir(solicitud, found, chosen, actor=quien())
    flash(_("Reunión acordada. La invitación va por correo a las dos partes."), "success")
    return volver(solicitud, "reuniones")


@bp.get("/<referencia>/reuniones/<int:reunion>/reunion.ics")
@requires(Permiso.CONVERSAR, invitado=True)
def ics(referencia: str, reunion: int) -> Response:
    """The entry for the calendar of who has no mail at hand, or none at all."""
    solicitud = find(referencia, Permiso.CONVERSAR)
    found, papel = reuniones.find_reunion(solicitud, reunion), solicitud.papel_de(quien())
    if found.inicio is None or not found.esta_viva:
        return tarde(solicitud)
    entry = invitacion(found, "", zona_propia(solicitud, quien(), papel), get_lang())
    return descarga(entry.encode(), f"reunion-{referencia}.ics", "text/calendar")


@bp.route("/<referencia>/reuniones/<int:reunion>/cancelar/", methods=["GET", "POST"])
@requires(Permiso.CONVERSAR, invitado=True)
def cancelar(referencia: str, reunion: int) -> Answer:
    solicitud, form = find(referencia, Permiso.CONVERSAR), MotivoForm()
    found = reuniones.find_reunion(solicitud, reunion)
    if not found.esta_viva:
        return tarde(solicitud)
    if form.validate_on_submit():
        with transaction():
            reuniones.cancelar(solicitud, found, actor=quien(), motivo=form.motivo.data)
        flash(_("Canceló la reunión. La otra parte ya lo sabe."), "success")
        return volver(solicitud, "reuniones")
    shown = render_template(
        "reuniones/cancelar_reunion.html", form=form, solicitud=solicitud, reunion=found
    )
    return (shown, 422) if form.is_submitted() else shown


@bp.post("/<referencia>/reuniones/<int:reunion>/marcar/")
@requires(Permiso.CONVERSAR, invitado=True)
def marcar(referencia: str, reunion: int) -> Response:
    """Say whether it took place."""
    solicitud = find(referencia, Permiso.CONVERSAR)
    found = reuniones.find_reunion(solicitud, reunion)
    held = request.form.get("se_hizo") == "si"
    with transaction():
        reuniones.marcar(solicitud, found, actor=quien(), se_hizo=held)
    flash(_("Anotado."), "success")
    return volver(solicitud, "reuniones")
