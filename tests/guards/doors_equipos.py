"""Who may pass the doors of organisations and their teams."""

from __future__ import annotations

from tests.guards.signs import CHAMBER, EVERYBODY, MANAGER, SIGNED_IN

DOORS: dict[str, str] = {
    "equipos.invitacion GET": EVERYBODY,
    "ficha.lista GET": EVERYBODY,
    "ficha.ver GET": EVERYBODY,
    "ficha.ver POST": EVERYBODY,
    "empresas.nueva GET": SIGNED_IN,
    "empresas.nueva POST": SIGNED_IN,
    "empresas.ver GET": SIGNED_IN,
    "equipos.aceptar POST": SIGNED_IN,
    "equipos.datos GET": CHAMBER,
    "equipos.datos POST": CHAMBER,
    "equipos.ver GET": CHAMBER,
    "equipos.invitar GET": MANAGER,
    "equipos.invitar POST": MANAGER,
    "equipos.irse GET": MANAGER,
    "equipos.irse POST": MANAGER,
    "equipos.miembro GET": MANAGER,
    "equipos.miembro POST": MANAGER,
    "equipos.quitar GET": MANAGER,
    "equipos.quitar POST": MANAGER,
    "equipos.reenviar POST": MANAGER,
    "equipos.retirar POST": MANAGER,
    "equipos.traspaso GET": MANAGER,
    "equipos.traspaso POST": MANAGER,
}
