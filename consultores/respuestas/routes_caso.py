"""The two first yeses: the consultant proposes a case, the firm agrees with one tap or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from consultores.permissions import Permiso
from consultores.respuestas import queries, services
from consultores.respuestas.anonimo import firma_de
from consultores.respuestas.emails import leer_enlace
from consultores.respuestas.forms import ProponerForm
from consultores.respuestas.models import EstadoCaso
from consultores.respuestas.routes import bp
from consultores.respuestas.vista import CLASES
from consultores.solicitudes.acceso import find
from plataforma.access import public, requires
from plataforma.db import transaction
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from consultores.respuestas.anonimo import Hallazgo
    from consultores.solicitudes.models import Solicitud

    Answer = str | Response | tuple[str, int]


@bp.route("/proponer/<referencia>/", methods=["GET", "POST"])
@requires(Permiso.ATENDER)
def proponer(referencia: str) -> Answer:
    """Write the case without names; what would tell is pointed at before it goes."""
    solicitud = find(referencia, Permiso.ATENDER)
    if services.find_de(solicitud) is not None or not services.se_propone(solicitud):
        return render_template(
            "respuestas/propuesta.html", solicitud=solicitud, caso=services.find_de(solicitud)
        )
    form = ProponerForm(data=_first_words(solicitud))
    if form.validate_on_submit():
        found = services.hallazgos(solicitud, form.pregunta.data, form.respuesta.data)
        if not found or _looked(form, found):
            with transaction():
                services.proponer(
                    solicitud, form.propuesta(current_user.idioma), actor=current_user
                )
            flash(_("Propuesta enviada. Falta el acuerdo de la empresa y de un editor."), "success")
            return redirect(url_for("respuestas.proponer", referencia=referencia), 303)
        form.mirado.data = firma_de(found)
        return _propose(solicitud, form, found), 422
    page = _propose(solicitud, form, [])
    return (page, 422) if form.is_submitted() else page


def _looked(form: ProponerForm, found: list[Hallazgo]) -> bool:
    """Whether nothing grave is left and the rest was looked at, just as it stands."""
    return not any(h.grave for h in found) and form.marca_mirada == firma_de(found)


def _propose(solicitud: Solicitud, form: ProponerForm, found: list[Hallazgo]) -> str:
    return render_template(
        "respuestas/proponer.html", form=form, solicitud=solicitud, hallazgos=found, clases=CLASES
    )


def _first_words(solicitud: Solicitud) -> dict[str, str]:
    delivered = solicitud.entregables[-1].texto if solicitud.entregables else ""
    return {"pregunta": solicitud.titulo, "respuesta": delivered}


@bp.route("/acuerdo/<firma>/", methods=["GET", "POST"])
@public
def acuerdo(firma: str) -> Answer:
    """The firm reads what would be published. Opening the link decides nothing."""
    number = leer_enlace(firma)
    caso = queries.find_caso(number) if number is not None else None
    if caso is None or caso.solicitud is None:
        raise NotFoundError
    if request.method == "POST":
        said = request.form.get("acuerdo", "")
        if said not in ("si", "no"):
            raise NotFoundError
        with transaction():
            services.decidir(caso, acepta=said == "si")
        flash(_("Guardado. Gracias."), "success")
        return redirect(url_for("respuestas.acuerdo", firma=firma), 303)
    return render_template(
        "respuestas/acuerdo.html",
        caso=caso,
        pendiente=caso.estado == EstadoCaso.PROPUESTA,
        acordado=caso.consentida_el is not None,
    )
