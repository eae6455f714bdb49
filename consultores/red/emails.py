"""Mails about an application or an accreditation, in the consultant's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from consultores.avisos import Aviso, enviar
from plataforma.i18n import fecha, in_lang

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.red.models import Consultor


def postulado(consultor: Consultor) -> None:
    _send(
        consultor,
        lambda: Aviso(
            asunto=_("Recibimos su postulación"),
            parrafos=[
                _("La Secretaría revisa sus datos y le responde por correo en 30 días o menos."),
                _("Mientras tanto puede corregir su postulación en la misma página."),
            ],
            accion=_("Ver mi postulación"),
            endpoint="red.postular",
        ),
    )


def acreditado(consultor: Consultor) -> None:
    _send(
        consultor,
        lambda: Aviso(
            asunto=_("Ya es consultor acreditado de la red"),
            parrafos=[
                _("Su ficha es pública y las empresas pueden pedirle asistencia."),
                _("La acreditación vale hasta el %(dia)s.", dia=fecha(consultor.vence_el)),
                _("Cada solicitud llega a este correo con la fecha límite de respuesta."),
            ],
            accion=_("Ver mi ficha"),
            endpoint="red.ver",
            valores={"slug": consultor.slug},
        ),
    )


def rechazado(consultor: Consultor, motivo: str) -> None:
    _send(
        consultor,
        lambda: Aviso(
            asunto=_("Su postulación necesita cambios"),
            parrafos=[
                _("La Secretaría no pudo acreditarle esta vez. El motivo:"),
                motivo,
                _("Puede corregir sus datos y postularse otra vez cuando quiera."),
            ],
            accion=_("Corregir y volver a postular"),
            endpoint="red.postular",
        ),
    )


def suspendido(consultor: Consultor, motivo: str) -> None:
    _send(
        consultor,
        lambda: Aviso(
            asunto=_("Su acreditación está suspendida"),
            parrafos=[
                _("Su ficha no aparece en la red y no recibe solicitudes nuevas. El motivo:"),
                motivo,
                _("Las solicitudes que ya aceptó siguen abiertas: termine lo acordado."),
            ],
            accion=_("Ver mis solicitudes"),
            endpoint="seguimiento.lista",
        ),
    )


def _send(consultor: Consultor, make: Callable[[], Aviso]) -> None:
    """Write in the language of who receives it; an institution without account gets no mail."""
    if consultor.usuario is None:
        return
    with in_lang(consultor.usuario.idioma):
        enviar(consultor.usuario, make())
