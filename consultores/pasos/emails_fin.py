"""Mails to who asked: the request ended otherwise than they wished, and what they can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from consultores.pasos.emails import aviso, firm, nombre, to
from consultores.solicitudes.causas import Desenlace
from consultores.solicitudes.relojes import PLAZOS, Reloj

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from consultores.avisos import Aviso
    from consultores.solicitudes.models import Solicitud


def terminada(s: Solicitud, motivo: str) -> None:
    """Tell it in the words of how it ended."""
    tell = POR_DESENLACE.get(Desenlace(s.desenlace))
    if tell is not None and not motivo:
        tell(s)
    else:
        cancelada_por_otros(s, motivo)


@to(firm)
def cancelada_por_otros(s: Solicitud, motivo: str) -> Aviso:
    return aviso(
        s,
        _("La solicitud %(ref)s terminó", ref=s.referencia),
        [
            _("Se cerró sin que nadie pudiera atenderla hasta el final. El motivo:"),
            _("Puede pedirla otra vez con un toque: lo que escribió está guardado."),
        ],
        _("Ver mi solicitud"),
        cita=motivo,
    )


@to(firm)
def sin_consultor(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("No encontramos quién atienda %(ref)s", ref=s.referencia),
        [
            _(
                "Buscamos %(dias)s días hábiles y nadie de la red pudo tomar: %(titulo)s",
                dias=PLAZOS[Reloj.ASIGNACION].limite,
                titulo=s.titulo,
            ),
            _("No es culpa suya. La Secretaría y la contraparte de su país ya lo saben."),
            _("Mire si alguien del directorio puede ayudarle y pídalo a esa persona."),
            _("También puede pedirlo otra vez más adelante: entran consultores nuevos cada mes."),
        ],
        _("Ver el directorio"),
        endpoint="red.buscar",
    )


@to(firm)
def sin_respuesta(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Cerramos %(ref)s: faltaban datos", ref=s.referencia),
        [
            _("No recibimos los datos que faltaban en: %(titulo)s", titulo=s.titulo),
            _("Lo que usted escribió sigue guardado. Cuando los tenga, haga una solicitud nueva."),
        ],
        _("Ver mi solicitud"),
    )


@to(firm)
def sin_contacto(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Cerramos %(ref)s por falta de contacto", ref=s.referencia),
        [
            _(
                "%(nombre)s no pudo comunicarse con usted en %(dias)s días hábiles.",
                nombre=nombre(s),
                dias=PLAZOS[Reloj.CONTACTO].limite,
            ),
            _("Si todavía necesita ayuda, revise el correo y el teléfono de su cuenta."),
            _("Después haga una solicitud nueva."),
        ],
        _("Ver mi solicitud"),
    )


POR_DESENLACE: Mapping[Desenlace, Callable[[Solicitud], None]] = {
    Desenlace.SIN_CONSULTOR: sin_consultor,
    Desenlace.SIN_RESPUESTA: sin_respuesta,
    Desenlace.SIN_CONTACTO: sin_contacto,
}
