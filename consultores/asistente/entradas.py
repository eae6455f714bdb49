"""What the views of asking share: how often one may try, and whom one may choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request
from flask_babel import lazy_gettext as _l

from consultores.red.queries import find_consultor
from plataforma import limits

if TYPE_CHECKING:
    from consultores.red.models import Consultor

ENVIOS = "20/day"
CREAR = "60/hour"  # of one address: a fair has one router
CORREOS = "6/hour"
PRUEBAS = "5/15minutes"  # of one number, known or not, from one address
DE_UNA_RED = "60/hour"
MOSTRADO = "codigo_mostrado"  # in the cookie: [number, code] until the person has it
CODIGO_MALO = _l(
    "El número y el código no coinciden. Revíselos: el código tiene 10 letras y números."
)
ESPERE = _l("Hubo cinco intentos con otro código. Espere 15 minutos y pruebe otra vez.")


def origen() -> str:
    return request.remote_addr or ""


def probar(referencia: str) -> bool:
    """Count a try of a code; return whether it may be made. The same for numbers that do not exist.

    Counted for each network address, so that a stranger cannot close a request to its owner.
    """
    number = "".join(c for c in referencia.upper() if c.isascii() and c.isalnum())[:20]
    return limits.hit("seguir", f"{number}|{origen()}", PRUEBAS) and limits.hit(
        "seguir.red", origen(), DE_UNA_RED
    )


def publico(slug: str) -> Consultor | None:
    """Return the consultant of an address, if everybody may see the profile."""
    found = find_consultor(slug) if slug.isprintable() else None
    return found if found is not None and found.es_publico else None
