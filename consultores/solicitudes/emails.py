"""Mails of a request: one function per message, each in the language of who receives it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

from flask_babel import gettext as _

from consultores.avisos import Aviso, enviar
from plataforma.i18n import fecha, in_lang

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Mensaje, Solicitud
    from plataforma.identidad.models import Usuario

P = ParamSpec("P")


def to(
    whom: Callable[..., Usuario | None],
) -> Callable[[Callable[P, Aviso]], Callable[P, None]]:
    """Make a function that says a message into one that sends it, if there is somebody to read."""

    def decorate(say: Callable[P, Aviso]) -> Callable[P, None]:
        @wraps(say)
        def send(*about: P.args, **named: P.kwargs) -> None:
            persona = whom(*about, **named)
            if persona is not None:
                with in_lang(persona.idioma):
                    enviar(persona, say(*about, **named))

        return send

    return decorate


def _firm(s: Solicitud, *_said: object) -> Usuario:
    return s.solicitante


def _consultant(s: Solicitud, *_said: object) -> Usuario | None:
    return s.consultor.usuario if s.consultor else None


@to(_firm)
def recibida(s: Solicitud) -> Aviso:
    return _aviso(
        s,
        _("Recibimos su solicitud %(ref)s", ref=s.referencia),
        [
            _("Su solicitud: %(titulo)s", titulo=s.titulo),
            _(
                "Responde %(nombre)s, a más tardar el %(dia)s. Le avisamos por correo.",
                nombre=_name(s),
                dia=fecha(s.responder_antes_el),
            ),
        ],
        _("Ver mi solicitud"),
    )


@to(_consultant)
def asignada(s: Solicitud) -> Aviso:
    return _aviso(
        s,
        _("Una empresa le pide asistencia: %(ref)s", ref=s.referencia),
        [
            _("Su pregunta: %(titulo)s", titulo=s.titulo),
            _(
                "La empresa espera saber a más tardar el %(dia)s si usted acepta.",
                dia=fecha(s.responder_antes_el),
            ),
            _("Si no puede, decline con un motivo: la empresa elige a otra persona enseguida."),
        ],
        _("Leer y responder"),
    )


@to(_firm)
def aceptada(s: Solicitud) -> Aviso:
    return _aviso(
        s,
        _("Aceptaron su solicitud %(ref)s", ref=s.referencia),
        [
            _("%(nombre)s aceptó ayudarle con: %(titulo)s", nombre=_name(s), titulo=s.titulo),
            _("Entrega a más tardar el %(dia)s.", dia=fecha(s.entregar_antes_el)),
            _("Si tiene documentos o datos que ayuden, escríbalos en la solicitud."),
        ],
        _("Ver mi solicitud"),
    )


@to(_firm)
def declinada(s: Solicitud, motivo: str) -> Aviso:
    return _aviso(
        s,
        _("Elija a otra persona para %(ref)s", ref=s.referencia),
        [_("El consultor no puede tomar su solicitud. Dio este motivo:")],
        _("Elegir a otra persona"),
        cita=motivo,
    )


@to(lambda _s, consultor: consultor.usuario)
def retirada(s: Solicitud, _consultor: Consultor) -> Aviso:
    return _aviso(
        s,
        _("La solicitud %(ref)s pasa a otra persona", ref=s.referencia),
        [
            _("La empresa no recibió respuesta en el plazo y elige a otro consultor."),
            _("No tiene que hacer nada más con ella."),
        ],
        _("Ver mis solicitudes"),
        endpoint="seguimiento.lista",
    )


@to(_firm)
def empezada(s: Solicitud) -> Aviso:
    return _aviso(
        s,
        _("Empezó el trabajo en %(ref)s", ref=s.referencia),
        [
            _("%(nombre)s ya trabaja en: %(titulo)s", nombre=_name(s), titulo=s.titulo),
            _("Entrega a más tardar el %(dia)s.", dia=fecha(s.entregar_antes_el)),
        ],
        _("Ver mi solicitud"),
    )


@to(_firm)
def entregada(s: Solicitud) -> Aviso:
    return _aviso(
        s,
        _("Ya tiene el resultado de %(ref)s", ref=s.referencia),
        [
            _(
                "%(nombre)s entregó su trabajo sobre: %(titulo)s",
                nombre=_name(s),
                titulo=s.titulo,
            ),
            _("Léalo y confirme que le sirve, o pida ajustes una vez."),
        ],
        _("Leer el resultado"),
    )


@to(_consultant)
def ajustes_pedidos(s: Solicitud, motivo: str) -> Aviso:
    return _aviso(
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


@to(_consultant)
def cerrada(s: Solicitud) -> Aviso:
    opinion = s.calificacion
    return _aviso(
        s,
        _("La solicitud %(ref)s quedó cerrada", ref=s.referencia),
        [
            _("La empresa confirmó la entrega y calificó la asistencia. Gracias."),
            _("Puede leer la calificación y responderla una vez."),
        ],
        _("Ver la calificación"),
        cita=opinion.comentario if opinion else "",
    )


@to(_firm)
def replicada(s: Solicitud) -> Aviso:
    opinion = s.calificacion
    return _aviso(
        s,
        _("El consultor respondió a su calificación de %(ref)s", ref=s.referencia),
        [_("%(nombre)s escribió:", nombre=_name(s))],
        _("Ver mi solicitud"),
        cita=opinion.replica if opinion else "",
    )


@to(_consultant)
def cancelada(s: Solicitud, motivo: str) -> Aviso:
    return _aviso(
        s,
        _("La empresa canceló la solicitud %(ref)s", ref=s.referencia),
        [_("No tiene que hacer nada más con ella. La empresa dio este motivo:")],
        _("Ver la solicitud"),
        cita=motivo,
    )


@to(_consultant)
def cerrada_sin_opinion(s: Solicitud) -> Aviso:
    return _aviso(
        s,
        _("La solicitud %(ref)s quedó cerrada", ref=s.referencia),
        [_("La empresa cerró su cuenta. Su entrega cuenta como hecha, sin calificación.")],
        _("Ver la solicitud"),
    )


@to(_firm)
def liberada(s: Solicitud) -> Aviso:
    return _aviso(
        s,
        _("Elija a otra persona para %(ref)s", ref=s.referencia),
        [
            _("Quien tenía su solicitud cerró su cuenta y borró lo que había escrito."),
            _("Lo que usted escribió sigue guardado: elija quién responde ahora."),
        ],
        _("Elegir a otra persona"),
    )


@to(_firm)
def sin_consultor(s: Solicitud) -> Aviso:
    return _aviso(
        s,
        _("El resultado de %(ref)s sigue con usted", ref=s.referencia),
        [
            _("La persona que le entregó el resultado cerró su cuenta."),
            _("Léalo y confirme que le sirve, o elija a otra persona."),
        ],
        _("Leer el resultado"),
    )


@to(lambda s, escrito: s.otra_parte(escrito.papel))
def mensaje(s: Solicitud, escrito: Mensaje) -> Aviso:
    return _aviso(
        s,
        _("Mensaje nuevo en %(ref)s", ref=s.referencia),
        [
            _(
                "%(nombre)s le escribió sobre: %(titulo)s",
                nombre=_author(s, escrito),
                titulo=s.titulo,
            )
        ],
        _("Leer y responder"),
        cita=escrito.texto,
    )


def _author(s: Solicitud, escrito: Mensaje) -> str:
    """A consultant signs with the professional name."""
    return _name(s) if escrito.autor_id != s.solicitante_id else escrito.autor.nombre


def _name(s: Solicitud) -> str:
    return s.consultor.nombre if s.consultor else ""


def _aviso(
    s: Solicitud,
    asunto: str,
    parrafos: list[str],
    accion: str,
    *,
    cita: str = "",
    endpoint: str = "seguimiento.ver",
) -> Aviso:
    values = {"referencia": s.referencia} if endpoint == "seguimiento.ver" else {}
    return Aviso(
        asunto=asunto,
        parrafos=parrafos,
        accion=accion,
        endpoint=endpoint,
        valores=values,
        cita=cita,
    )
