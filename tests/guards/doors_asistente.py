"""The doors of asking for help, with and without an account."""

from __future__ import annotations

from tests.guards.signs import EVERYBODY, FIRM

# Of somebody without an account: Ana's request is of her account, so there is nothing for her.
GUEST = "-44443344"

DOORS: dict[str, str] = {
    "asistente.apunte GET": EVERYBODY,
    "asistente.apunte POST": EVERYBODY,
    "asistente.enlace GET": EVERYBODY,
    "asistente.enlace POST": EVERYBODY,
    "asistente.nueva GET": EVERYBODY,
    "asistente.nueva POST": EVERYBODY,
    "asistente.seguir GET": EVERYBODY,
    "asistente.seguir POST": EVERYBODY,
    "asistente.sin_cuenta GET": EVERYBODY,
    "asistente.sin_cuenta POST": EVERYBODY,
    "asistente.adjuntar POST": FIRM,
    "asistente.ayuda GET": FIRM,
    "asistente.ayuda POST": FIRM,
    "asistente.codigo_guardado POST": FIRM,
    "asistente.detalle GET": FIRM,
    "asistente.detalle POST": FIRM,
    "asistente.elegir GET": FIRM,
    "asistente.elegir POST": FIRM,
    "asistente.enviada GET": FIRM,
    "asistente.necesidad GET": FIRM,
    "asistente.necesidad POST": FIRM,
    "asistente.quitar_adjunto POST": FIRM,
    "asistente.revisar GET": FIRM,
    "asistente.revisar POST": FIRM,
    "asistente.codigo GET": GUEST,
    "asistente.codigo POST": GUEST,
    "asistente.codigo_nuevo POST": GUEST,
    "asistente.contacto GET": GUEST,
    "asistente.contacto POST": GUEST,
    "asistente.descargar_datos POST": GUEST,
    "asistente.mis_datos GET": GUEST,
    "asistente.mis_datos POST": GUEST,
    "asistente.otro_codigo POST": GUEST,
}
