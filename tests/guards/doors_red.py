"""The doors of the network's directory."""

from __future__ import annotations

from tests.guards.signs import DESK, EVERYBODY, NETWORK

OWN = "-4444+44+"  # what a consultant (or who applies: Fabián) does for themselves alone

# Diego and his requests are of other countries than Gael's.
MOVES = "-33333+43"
SEES = "-44444+44"

DOORS: dict[str, str] = {
    "disponibilidad.ver GET": OWN,
    "disponibilidad.ver POST": OWN,
    "disponibilidad.ausentarse POST": OWN,
    "disponibilidad.quitar POST": OWN,
    "disponibilidad.pausar POST": OWN,
    "disponibilidad.reanudar POST": OWN,
    "red.buscar GET": EVERYBODY,
    "red.comparar GET": EVERYBODY,
    "red.filtros GET": EVERYBODY,
    "red.ver GET": EVERYBODY,
    "promesa.ver GET": EVERYBODY,
    "promesa.datos_csv GET": EVERYBODY,
    "promesa.datos_json GET": EVERYBODY,
    "traspasos.nuevo GET": MOVES,
    "traspasos.nuevo POST": MOVES,
    "traspasos.ver GET": MOVES,
    "carga.lista GET": NETWORK,
    "carga.planilla GET": NETWORK,
    "carga.ver GET": SEES,
    "gestion.lista GET": NETWORK,
    "gestion.ver GET": DESK,
    "gestion.admitir POST": DESK,
    "gestion.reanudar POST": DESK,
    "gestion.dar GET": DESK,
    "gestion.dar POST": DESK,
    "gestion.elegir GET": DESK,
    "gestion.asignar POST": DESK,
    "gestion.anotar POST": DESK,
}
