"""Mails to who asks: one function per message, in their language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.pasos.emails import aviso, firm, nombre, sigo_aqui, to
from consultores.solicitudes.estados import Estado
from plataforma.clock import now
from plataforma.i18n import fecha

if TYPE_CHECKING:
    from consultores.avisos import Aviso
    from consultores.solicitudes.models import Solicitud


@to(firm)
def recibida(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Recibimos su solicitud %(ref)s", ref=s.referencia),
        [_("Su solicitud: %(titulo)s", titulo=s.titulo), que_sigue(s)],
        _("Ver mi solicitud"),
    )


def que_sigue(s: Solicitud) -> str:
    """Say who has the ball and by when there is news."""
    asked, dia = s.ofertas, fecha(s.vence_el)
    if len(asked) == 1:
        who = asked[0].consultor.nombre
        return str(
            _("Responde %(nombre)s, a más tardar el %(dia)s. Le avisamos.", nombre=who, dia=dia)
        )
    if asked:
        return str(
            ngettext(
                "La recibió %(num)s consultor. A más tardar el %(dia)s sabrá si la toma.",
                "La recibieron %(num)s consultores. A más tardar el %(dia)s sabrá quién la toma.",
                len(asked),
                dia=dia,
            )
        )
    if s.meta_el and s.limite_el and s.meta_el < now():  # looked for since long
        dia = fecha(s.limite_el)
    if s.estado == Estado.ENVIADA:
        return str(_("La lee la contraparte de su país, a más tardar el %(dia)s.", dia=dia))
    return str(_("Buscamos quién puede ayudarle. Le avisamos a más tardar el %(dia)s.", dia=dia))


@to(firm)
def admitida(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Su solicitud %(ref)s entró en la red", ref=s.referencia),
        [_("Su solicitud: %(titulo)s", titulo=s.titulo), que_sigue(s)],
        _("Ver mi solicitud"),
    )


@to(firm)
def en_espera(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Buscamos quién atienda %(ref)s", ref=s.referencia),
        [
            _("Hoy nadie de la red tiene lugar para: %(titulo)s", titulo=s.titulo),
            _("Probamos otra vez cada día y la contraparte de su país lo sabe."),
            _("Le avisamos a más tardar el %(dia)s.", dia=fecha(s.meta_el)),
        ],
        _("Ver mi solicitud"),
    )


@to(firm)
def observada(s: Solicitud, motivo: str) -> Aviso:
    return aviso(
        s,
        _("Faltan datos en %(ref)s", ref=s.referencia),
        [
            _("Complete su solicitud a más tardar el %(dia)s. Hace falta:", dia=fecha(s.meta_el)),
        ],
        _("Completar mi solicitud"),
        cita=motivo,
    )


@to(firm)
def rechazada(s: Solicitud, motivo: str) -> Aviso:
    return aviso(
        s,
        _("No podemos atender %(ref)s", ref=s.referencia),
        [
            _("La contraparte de su país leyó: %(titulo)s", titulo=s.titulo),
            _("La red no puede atenderla. El motivo:"),
        ],
        _("Ver mi solicitud"),
        cita=motivo,
    )


@to(firm)
def sin_respuesta(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Pasamos %(ref)s a otras personas", ref=s.referencia),
        [_("Quien la había recibido no respondió a tiempo. No es culpa suya."), que_sigue(s)],
        _("Ver mi solicitud"),
    )


@to(firm)
def reencaminada(s: Solicitud, motivo: str) -> Aviso:
    return aviso(
        s,
        _("Pasamos %(ref)s a otras personas", ref=s.referencia),
        [_("Quien la atendía ya no la tiene. Lo que usted escribió sigue igual."), que_sigue(s)],
        _("Ver mi solicitud"),
        cita=motivo,
    )


@to(firm)
def aceptada(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Aceptaron su solicitud %(ref)s", ref=s.referencia),
        [
            _("%(nombre)s aceptó ayudarle con: %(titulo)s", nombre=nombre(s), titulo=s.titulo),
            _("Entrega a más tardar el %(dia)s.", dia=fecha(s.entregar_antes_el)),
            _("Si tiene documentos o datos que ayuden, escríbalos en la solicitud."),
        ],
        _("Ver mi solicitud"),
    )


@to(firm)
def declinada(s: Solicitud, motivo: str) -> Aviso:
    return aviso(
        s,
        _("Pasamos %(ref)s a otras personas", ref=s.referencia),
        [que_sigue(s), _("Quien la había recibido no puede tomarla. Dio este motivo:")],
        _("Ver mi solicitud"),
        cita=motivo,
    )


@to(firm)
def empezada(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Empezó el trabajo en %(ref)s", ref=s.referencia),
        [
            _("%(nombre)s ya trabaja en: %(titulo)s", nombre=nombre(s), titulo=s.titulo),
            _("Entrega a más tardar el %(dia)s.", dia=fecha(s.entregar_antes_el)),
        ],
        _("Ver mi solicitud"),
    )


@to(firm)
def entregada(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Ya tiene el resultado de %(ref)s", ref=s.referencia),
        [
            _(
                "%(nombre)s entregó su trabajo sobre: %(titulo)s",
                nombre=nombre(s),
                titulo=s.titulo,
            ),
            _("Léalo y confirme que le sirve, o pida ajustes una vez."),
        ],
        _("Leer el resultado"),
    )


@to(firm)
def replicada(s: Solicitud) -> Aviso:
    opinion = s.calificacion
    return aviso(
        s,
        _("El consultor respondió a su calificación de %(ref)s", ref=s.referencia),
        [_("%(nombre)s escribió:", nombre=nombre(s))],
        _("Ver mi solicitud"),
        cita=opinion.replica if opinion else "",
    )


@to(firm)
def sin_consultor(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("El resultado de %(ref)s sigue con usted", ref=s.referencia),
        [
            _("La persona que le entregó el resultado cerró su cuenta."),
            _("Léalo y confirme que le sirve, o elija a otra persona."),
        ],
        _("Leer el resultado"),
    )


@to(firm)
def liberada(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Pasamos %(ref)s a otras personas", ref=s.referencia),
        [
            _("Quien tenía su solicitud cerró su cuenta y borró lo que había escrito."),
            que_sigue(s),
        ],
        _("Ver mi solicitud"),
    )


@to(firm)
def sin_contacto(s: Solicitud, motivo: str) -> Aviso:
    return sigo_aqui(
        s,
        _("No logramos comunicarnos: %(ref)s", ref=s.referencia),
        [
            _("%(nombre)s quiso comunicarse con usted y no pudo. Escribió:", nombre=nombre(s)),
            _(
                "Si todavía necesita ayuda, dígalo con un toque antes del %(dia)s.",
                dia=fecha(s.limite_el),
            ),
        ],
        cita=motivo,
    )


@to(firm)
def prorrogada(s: Solicitud, motivo: str) -> Aviso:
    return aviso(
        s,
        _("Nueva fecha para %(ref)s", ref=s.referencia),
        [
            _(
                "La contraparte dio más tiempo: la entrega es a más tardar el %(dia)s. El motivo:",
                dia=fecha(s.entregar_antes_el),
            )
        ],
        _("Ver mi solicitud"),
        cita=motivo,
    )


@to(firm)
def cerrada_por_plazo(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Cerramos %(ref)s", ref=s.referencia),
        [
            _("El resultado está entregado y pasó el tiempo para pedir ajustes."),
            _("Todavía puede leerlo y decirnos si le sirvió."),
        ],
        _("Ver el resultado"),
    )
