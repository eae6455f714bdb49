"""All open work of one consultant: what it is, to whom it would go, and the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, url_for
from flask_login import current_user

from consultores.gestion import traspasos, vista
from consultores.gestion.forms import TraspasoForm
from consultores.permissions import Permiso
from consultores.red.queries import find_consultor
from consultores.solicitudes import turnos
from consultores.solicitudes.estados import Estado
from plataforma.access import puede_actual, requires
from plataforma.db import transaction
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkzeug.wrappers import Response

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud

    Answer = str | Response | tuple[str, int]

bp = Blueprint(
    "traspasos",
    __name__,
    url_prefix="/administracion/consultores/<slug>/traspaso",
    template_folder="templates",
)
ANTICIPADAS = 20  # requests of which the page says to whom they would go


@bp.route("/", methods=["GET", "POST"])
@requires(Permiso.VER_TODAS)
def nuevo(slug: str) -> Answer:
    """Show what would move, and do it when confirmed."""
    consultor, form = _find(slug), TraspasoForm()
    if form.validate_on_submit():
        with transaction():
            made = traspasos.pedir(
                consultor, actor=current_user, motivo=form.motivo.data, intento=form.marca
            )
        return redirect(url_for("traspasos.ver", slug=slug, traspaso=made.id), 303)
    requests = traspasos.abiertas(consultor, current_user)
    shown = render_template(
        "gestion/traspaso.html",
        consultor=consultor,
        form=form,
        solicitudes=requests,
        ofrecidas=sum(s.estado == Estado.ASIGNADA for s in requests),
        vista=vista,
        a_quien=_to_whom(consultor, requests[:ANTICIPADAS]),
    )
    return (shown, 422) if form.is_submitted() else shown


@bp.get("/<int:traspaso>/")
@requires(Permiso.VER_TODAS)
def ver(slug: str, traspaso: int) -> str:
    """Show the receipt; while it runs, how far it is."""
    consultor = _find(slug)
    found = traspasos.find_traspaso(consultor, traspaso)
    items = traspasos.items_de(found, current_user) if found else []
    if found is None or not (items or puede_actual(Permiso.DECIDIR)):
        raise NotFoundError
    return render_template(
        "gestion/recibo.html", consultor=consultor, traspaso=found, items=items, vista=vista
    )


def _find(slug: str) -> Consultor:
    """Return the consultant: of the own country, or with open work of its firms."""
    found = find_consultor(slug)
    if found is None:
        raise NotFoundError
    known = puede_actual(Permiso.VER_POSTULACION, found)
    if not known and not traspasos.toca(found, current_user):
        raise NotFoundError
    return found


def _to_whom(consultor: Consultor, requests: Sequence[Solicitud]) -> dict[int, str]:
    """Return who would be asked now, by request; nothing where others are asked already."""
    found = {}
    for s in requests:
        names = [p.consultor.nombre for p in turnos.elegir(s) if p.consultor.id != consultor.id]
        asked = [o.consultor.nombre for o in s.ofertas if o.consultor_id != consultor.id]
        found[s.id] = ", ".join(asked or names)
    return found
