"""The consultant's hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, render_template
from flask_babel import gettext as _

from consultores.permissions import Permiso
from consultores.solicitudes.acceso import find
from consultores.solicitudes.estados import Papel
from consultores.solicitudes.paginas import tarde, volver
from consultores.trabajo import horas
from consultores.trabajo.blueprint import bp
from consultores.trabajo.errors import DiaDeHorasError, HorasError
from consultores.trabajo.forms import HorasForm
from plataforma.access import quien, requires
from plataforma.db import transaction
from plataforma.i18n import numero

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response

    from consultores.solicitudes.models import Solicitud
    from consultores.trabajo.models import RegistroHoras

    Answer = str | Response | tuple[str, int]


@bp.route("/<referencia>/horas/", methods=["GET", "POST"])
@requires(Permiso.ATENDER)
def anotar_horas(referencia: str) -> Answer:
    solicitud = find(referencia, Permiso.ATENDER)
    if not _is_working(solicitud) or solicitud.consultor is None:
        return tarde(solicitud)
    form = HorasForm(data={"dia": horas.dias(solicitud, solicitud.consultor)[1]})

    def act() -> None:
        work = form.trabajo()
        horas.anotar(solicitud, work, actor=quien(), intento=form.marca_con(work))

    return _save(solicitud, form, act, None)


@bp.route("/<referencia>/horas/<int:registro>/", methods=["GET", "POST"])
@requires(Permiso.ATENDER)
def corregir_horas(referencia: str, registro: int) -> Answer:
    solicitud = find(referencia, Permiso.ATENDER)
    found = horas.find_horas(solicitud, registro)
    if not _is_working(solicitud):
        return tarde(solicitud)
    known = {"dia": found.dia, "tiempo": numero(found.cuartos / 4), "que": found.que}
    form = HorasForm(data=known)

    def act() -> None:
        horas.corregir(solicitud, found.id, form.trabajo(), actor=quien())

    return _save(solicitud, form, act, found)


def _is_working(solicitud: Solicitud) -> bool:
    return solicitud.papel_de(quien()) == Papel.CONSULTOR and horas.se_anotan(solicitud)


def _save(
    solicitud: Solicitud, form: HorasForm, act: Callable[[], None], known: RegistroHoras | None
) -> Answer:
    if form.validate_on_submit():
        try:
            with transaction():
                act()
        except DiaDeHorasError as error:
            form.dia.errors = [str(error)]
        except HorasError as error:
            form.tiempo.errors = [str(error)]
        else:
            flash(_("Horas anotadas. La empresa las ve."), "success")
            return volver(solicitud, "horas")
    shown = render_template("trabajo/horas.html", form=form, solicitud=solicitud, registro=known)
    return (shown, 422) if form.is_submitted() else shown


@bp.post("/<referencia>/horas/<int:registro>/quitar/")
@requires(Permiso.ATENDER)
def quitar_horas(referencia: str, registro: int) -> Response:
    solicitud = find(referencia, Permiso.ATENDER)
    with transaction():
        horas.quitar(solicitud, registro, actor=quien())
    flash(_("Quitó esas horas."), "success")
    return volver(solicitud, "horas")
