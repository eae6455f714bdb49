"""The blueprint of asking; each `routes*.py` adds its views, and `vistas.py` names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request

from consultores.asistente import invitados
from plataforma.access import Vuelta, on_guest_return
from plataforma.identidad.invitados import find_invitado
from plataforma.identidad.sessions import last_guest

if TYPE_CHECKING:
    from flask.blueprints import BlueprintSetupState

bp = Blueprint("asistente", __name__, url_prefix="/asistencia", template_folder="templates")


@bp.record_once
def register(state: BlueprintSetupState) -> None:
    on_guest_return(state.app, _vuelta)


def _vuelta() -> Vuelta | None:
    """The guest comes back with the code of the request; of another request they are a stranger."""
    guest = find_invitado(last_guest())
    solicitud = invitados.solicitud_de(guest) if guest else None
    here = (request.view_args or {}).get("referencia")
    if guest is None or solicitud is None or solicitud.referencia != here:
        return None
    if not solicitud.enviada_el:  # nobody has its code yet
        return None
    return Vuelta(guest, "asistente.seguir", {"referencia": solicitud.referencia})
