"""Who may pass the doors of the mail that comes in."""

from __future__ import annotations

from tests.guards.signs import OWNER, SECRETARIAT

DOORS: dict[str, str] = {
    "buzon.lista GET": SECRETARIAT,
    "buzon.retenido GET": OWNER,
    "buzon.enviar POST": OWNER,
    "buzon.descartar POST": OWNER,
}
