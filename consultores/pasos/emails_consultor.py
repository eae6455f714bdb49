"""Mails to consultants about requests, in their language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from consultores.pasos.emails import aviso, of, owner, to
from consultores.solicitudes.causas import DESENLACES, Desenlace
from plataforma.i18n import fecha

if TYPE_CHECKING:
    from consultores.avisos import Aviso
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud


@to(of)
def ofrecida(s: Solicitud, _consultor: Consultor) -> Aviso:
    alone = len(s.ofertas) == 1
    return aviso(
        s,
        _("Una empresa le pide asistencia: %(ref)s", ref=s.referencia),
        [
            _("Su pregunta: %(titulo)s", titulo=s.titulo),
            _("Responda a más tardar el %(dia)s si la toma.", dia=fecha(s.responder_antes_el)),
            _("Si no puede, decline con un motivo: pasa a otra persona enseguida.")
            if alone
            else _("También la recibieron otras personas: la atiende la primera que acepta."),
        ],
        _("Leer y responder"),
    )


@to(of)
def tomada(s: Solicitud, _consultor: Consultor) -> Aviso:
    return aviso(
        s,
        _("Otra persona tomó %(ref)s", ref=s.referencia),
        [_("No tiene que hacer nada más con ella. La próxima vez le toca antes su turno.")],
        _("Ver mis solicitudes"),
        endpoint="seguimiento.lista",
    )


@to(of)
def vencida(s: Solicitud, _consultor: Consultor) -> Aviso:
    return aviso(
        s,
        _("La solicitud %(ref)s pasa a otra persona", ref=s.referencia),
        [
            _("Pasó el plazo para responder y la recibieron otros consultores."),
            _("Si no puede atender por un tiempo, márquelo en su disponibilidad."),
        ],
        _("Ver mis solicitudes"),
        endpoint="seguimiento.lista",
    )


@to(of)
def retirada(s: Solicitud, _consultor: Consultor) -> Aviso:
    return aviso(
        s,
        _("La solicitud %(ref)s pasa a otra persona", ref=s.referencia),
        [
            _("Ya no está con usted: la recibieron otros consultores."),
            _("No tiene que hacer nada más con ella."),
        ],
        _("Ver mis solicitudes"),
        endpoint="seguimiento.lista",
    )


@to(of)
def cancelada(s: Solicitud, _consultor: Consultor, motivo: str) -> Aviso:
    return aviso(
        s,
        _("La solicitud %(ref)s se canceló", ref=s.referencia),
        [_("No tiene que hacer nada más con ella. El motivo:")],
        _("Ver mis solicitudes"),
        cita=motivo or str(DESENLACES[Desenlace(s.desenlace)]),
        endpoint="seguimiento.lista",
    )


@to(owner)
def acordada(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("La empresa está de acuerdo: %(ref)s", ref=s.referencia),
        [
            _("Puede empezar: %(titulo)s", titulo=s.titulo),
            _("Entregue a más tardar el %(dia)s.", dia=fecha(s.entregar_antes_el)),
        ],
        _("Ver la solicitud"),
    )


@to(owner)
def ajustes_pedidos(s: Solicitud, motivo: str) -> Aviso:
    return aviso(
        s,
        _("La empresa pide ajustes en %(ref)s", ref=s.referencia),
        [
            _(
                "Entregue la versión corregida a más tardar el %(dia)s. La empresa escribió:",
                dia=fecha(s.entregar_antes_el),
            )
        ],
        _("Ver la solicitud"),
        cita=motivo,
    )


@to(owner)
def cerrada(s: Solicitud) -> Aviso:
    opinion = s.calificacion
    return aviso(
        s,
        _("La solicitud %(ref)s quedó cerrada", ref=s.referencia),
        [
            _("La empresa confirmó la entrega y calificó la asistencia. Gracias."),
            _("Puede leer la calificación y responderla una vez."),
        ],
        _("Ver la calificación"),
        cita=opinion.comentario if opinion else "",
    )


@to(owner)
def cerrada_sin_opinion(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("La solicitud %(ref)s quedó cerrada", ref=s.referencia),
        [_("Su entrega cuenta como hecha, sin calificación.")],
        _("Ver la solicitud"),
    )
