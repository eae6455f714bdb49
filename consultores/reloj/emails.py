"""Mails of the clock: one reminder for each step, and what comes when the time passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from consultores.pasos.emails import aviso, firm, nombre, of, owner, sigo_aqui, to
from consultores.pasos.emails_empresa import que_sigue
from plataforma.i18n import fecha

if TYPE_CHECKING:
    from datetime import datetime

    from consultores.avisos import Aviso
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud


@to(firm)
def recordar_datos(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Complete su solicitud %(ref)s", ref=s.referencia),
        [
            _("Todavía faltan datos en: %(titulo)s", titulo=s.titulo),
            _(
                "Complétela a más tardar el %(dia)s. Si sigue sin datos el %(fin)s, la cerramos.",
                dia=fecha(s.meta_el),
                fin=fecha(s.limite_el),
            ),
        ],
        _("Completar mi solicitud"),
    )


def recordar_ofertas(s: Solicitud) -> None:
    """Remind those who were asked and did not answer yet."""
    for offer in s.ofertas:
        _recordar_oferta(s, offer.consultor, offer.responder_antes_el)


@to(of)
def _recordar_oferta(s: Solicitud, _consultor: Consultor, dia: datetime) -> Aviso:
    return aviso(
        s,
        _("Una empresa espera su respuesta: %(ref)s", ref=s.referencia),
        [
            _("Su pregunta: %(titulo)s", titulo=s.titulo),
            _("Responda a más tardar el %(dia)s si la toma.", dia=fecha(dia)),
            _("Si no puede, decline con un motivo: pasa a otra persona enseguida."),
        ],
        _("Leer y responder"),
    )


@to(firm)
def recordar_alcance(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Acuerde qué va a recibir: %(ref)s", ref=s.referencia),
        [
            _("%(nombre)s aceptó ayudarle con: %(titulo)s", nombre=nombre(s), titulo=s.titulo),
            _(
                "Diga si está de acuerdo con lo que le propone. Si no dice nada, el trabajo"
                " empieza el %(dia)s.",
                dia=fecha(s.limite_el),
            ),
        ],
        _("Ver mi solicitud"),
    )


@to(owner)
def recordar_entrega(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Se acerca la entrega de %(ref)s", ref=s.referencia),
        [
            _("La empresa espera el resultado de: %(titulo)s", titulo=s.titulo),
            _("Entregue a más tardar el %(dia)s.", dia=fecha(s.meta_el)),
            _("Si necesita más tiempo, escríbale ahora y acuerden una pausa con fecha."),
        ],
        _("Ver la solicitud"),
    )


@to(owner)
def pasa_la_fecha(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Pasó la fecha de entrega de %(ref)s", ref=s.referencia),
        [
            _(
                "Prometió entregar el %(dia)s: %(titulo)s",
                dia=fecha(s.meta_el),
                titulo=s.titulo,
            ),
            _("La empresa y la contraparte de su país lo saben."),
            _(
                "Si no entrega a más tardar el %(fin)s, pasa a otra persona.",
                fin=fecha(s.limite_el),
            ),
        ],
        _("Ver la solicitud"),
    )


@to(firm)
def se_demora(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Se demora su solicitud %(ref)s", ref=s.referencia),
        [
            _(
                "%(nombre)s debía entregar el %(dia)s y todavía no lo hizo.",
                nombre=nombre(s),
                dia=fecha(s.meta_el),
            ),
            _("Le avisamos a la contraparte de su país. Usted no tiene que hacer nada."),
            _(
                "Si no hay entrega a más tardar el %(fin)s, buscamos a otra persona.",
                fin=fecha(s.limite_el),
            ),
        ],
        _("Ver mi solicitud"),
    )


@to(firm)
def recordar_contacto(s: Solicitud) -> Aviso:
    return sigo_aqui(
        s,
        _("¿Todavía necesita ayuda? %(ref)s", ref=s.referencia),
        [
            _(
                "%(nombre)s quiere ayudarle y no logra comunicarse. Es sobre: %(titulo)s",
                nombre=nombre(s),
                titulo=s.titulo,
            ),
            _(
                "Dígalo con un toque. Si no sabemos de usted hasta el %(dia)s, la cerramos.",
                dia=fecha(s.limite_el),
            ),
        ],
    )


@to(firm)
def recordar_conformidad(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("¿Le sirve el resultado de %(ref)s?", ref=s.referencia),
        [
            _("Ya puede leer el resultado de: %(titulo)s", titulo=s.titulo),
            _(
                "Díganos si le sirve. Si no dice nada, la damos por cerrada el %(dia)s.",
                dia=fecha(s.limite_el),
            ),
        ],
        _("Leer el resultado"),
    )


@to(firm)
def encontrada(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Hay novedades de %(ref)s", ref=s.referencia),
        [
            _("Encontramos a quién preguntarle por: %(titulo)s", titulo=s.titulo),
            que_sigue(s),
        ],
        _("Ver mi solicitud"),
    )


@to(firm)
def sigue_buscando(s: Solicitud) -> Aviso:
    return aviso(
        s,
        _("Seguimos buscando: %(ref)s", ref=s.referencia),
        [
            _("Todavía nadie de la red tiene lugar para: %(titulo)s", titulo=s.titulo),
            _("Probamos otra vez cada día hábil. Usted también puede elegir a alguien."),
            _(
                "Si el %(dia)s no hay nadie, la cerramos y le decimos qué puede hacer.",
                dia=fecha(s.limite_el),
            ),
        ],
        _("Ver mi solicitud"),
    )
