"""Mails about an application or an accreditation, in the language of who receives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import ngettext

from consultores.acreditacion import enlaces
from consultores.avisos import Aviso, enviar
from plataforma.direccion import direccion_completa
from plataforma.email import queue_mail, secret
from plataforma.i18n import fecha, in_lang

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.acreditacion.models import Postulacion, Referencia
    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario

REFERENCIA = secret("postulaciones/correo/referencia")
CREDENCIAL = secret("postulaciones/correo/credencial")


def postulado(consultor: Consultor) -> None:
    _send(
        consultor.usuario,
        lambda: Aviso(
            asunto=_("Recibimos su postulación"),
            parrafos=[
                _("Su contraparte nacional la revisa y la Secretaría decide."),
                _("Le respondemos por correo en 30 días o menos."),
            ],
            accion=_("Ver mi postulación"),
            endpoint="acreditacion.postular",
        ),
    )


def por_revisar(contraparte: Usuario, p: Postulacion) -> None:
    """A new application of the counterpart's country."""
    due = p.opinar_antes_el
    _send(
        contraparte,
        lambda: Aviso(
            asunto=_("Hay una postulación por revisar"),
            parrafos=[
                _("%(nombre)s pide ser parte de la red.", nombre=nombre_de(p)),
                _(
                    "Dé su recomendación hasta el %(dia)s. Después, la Secretaría puede decidir "
                    "sin ella.",
                    dia=fecha(due),
                ),
            ],
            accion=_("Revisar la postulación"),
            endpoint="acreditacion_revision.ver",
            valores={"clave": p.clave},
        ),
    )


def observada(p: Postulacion) -> None:
    _send(
        p.usuario,
        lambda: Aviso(
            asunto=_("A su postulación le falta algo"),
            parrafos=[
                _("Nada se perdió: complete lo que falta y envíela otra vez."),
                _("Esto nos dijeron quienes la revisan:"),
            ],
            cita=p.observacion,
            accion=_("Completar la postulación"),
            endpoint="acreditacion.postular",
        ),
    )


def acreditado(consultor: Consultor) -> None:
    _send(
        consultor.usuario,
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
        consultor.usuario,
        lambda: Aviso(
            asunto=_("Su postulación necesita cambios"),
            parrafos=[
                _("La Secretaría no pudo acreditarle esta vez. El motivo:"),
                motivo,
                _("Puede postularse otra vez cuando quiera: sus datos siguen guardados."),
            ],
            accion=_("Corregir y volver a postular"),
            endpoint="acreditacion.postular",
        ),
    )


def suspendido(consultor: Consultor, motivo: str) -> None:
    _send(
        consultor.usuario,
        lambda: Aviso(
            asunto=_("Su acreditación está suspendida"),
            parrafos=[
                _("Su ficha no aparece en la red y no recibe solicitudes nuevas. El motivo:"),
                motivo,
                _("Las solicitudes que ya aceptó siguen abiertas: termine lo acordado."),
                _("Puede responder una vez, con sus razones, en la página de su ficha."),
            ],
            accion=_("Responder"),
            endpoint="acreditacion_ficha.ver",
        ),
    )


def levantado(consultor: Consultor, motivo: str) -> None:
    _send(
        consultor.usuario,
        lambda: Aviso(
            asunto=_("Su suspensión terminó"),
            parrafos=[_("Su ficha vuelve a ser pública. La Secretaría escribió:"), motivo],
            accion=_("Ver mi ficha"),
            endpoint="acreditacion_ficha.ver",
        ),
    )


def descargo(consultor: Consultor, quien: Usuario, texto: str) -> None:
    """Whoever suspended reads the answer."""
    _send(
        quien,
        lambda: Aviso(
            asunto=_("Un consultor suspendido respondió"),
            parrafos=[_("%(nombre)s escribió:", nombre=consultor.nombre)],
            cita=texto,
            accion=_("Ver al consultor"),
            endpoint="acreditacion_administracion.ver",
            valores={"slug": consultor.slug},
        ),
    )


def renovado(consultor: Consultor) -> None:
    _send(
        consultor.usuario,
        lambda: Aviso(
            asunto=_("Su acreditación quedó renovada"),
            parrafos=[_("Vale hasta el %(dia)s.", dia=fecha(consultor.vence_el))],
            accion=_("Ver mi ficha"),
            endpoint="acreditacion_ficha.ver",
        ),
    )


def ampliado(consultor: Consultor) -> None:
    _send(
        consultor.usuario,
        lambda: Aviso(
            asunto=_("Su acreditación se amplió"),
            parrafos=[_("Las áreas y el nivel nuevos ya están en su ficha.")],
            accion=_("Ver mi ficha"),
            endpoint="acreditacion_ficha.ver",
        ),
    )


def sin_cambios(p: Postulacion, motivo: str) -> None:
    """A renewal or an extension was refused: what the person has stays as it is."""
    _send(
        p.usuario,
        lambda: Aviso(
            asunto=_("No pudimos aceptar su pedido"),
            parrafos=[
                _("La acreditación que ya tiene no cambia. El motivo:"),
                motivo,
                _("Puede pedirlo otra vez cuando quiera."),
            ],
            accion=_("Ver mi ficha"),
            endpoint="acreditacion_ficha.ver",
        ),
    )


def por_vencer(consultor: Consultor, dias: int) -> None:
    """60, 30 and 7 days before; a second run of the job sends nothing more."""
    _send(
        consultor.usuario,
        lambda: Aviso(
            asunto=ngettext(
                "Su acreditación vence en %(num)s día",
                "Su acreditación vence en %(num)s días",
                dias,
            ),
            parrafos=[
                _("Vale hasta el %(dia)s.", dia=fecha(consultor.vence_el)),
                _("Renovarla es una sola página: confirma sus datos y declara sus vínculos."),
            ],
            accion=_("Renovar"),
            endpoint="acreditacion_ficha.renovar",
            clave=_once(consultor, dias),
        ),
    )


def vencido(consultor: Consultor) -> None:
    _send(
        consultor.usuario,
        lambda: Aviso(
            asunto=_("Su acreditación venció"),
            parrafos=[
                _("Su ficha ya no aparece en la red y no recibe solicitudes nuevas."),
                _("Todavía puede renovarla, sin empezar de nuevo."),
            ],
            accion=_("Renovar"),
            endpoint="acreditacion_ficha.renovar",
            clave=_once(consultor, 0),
        ),
    )


def _once(consultor: Consultor, dias: int) -> str:
    ends = f"{consultor.vence_el:%Y%m%d}" if consultor.vence_el else "nada"
    return f"acreditacion-{consultor.id}-{ends}-{dias}"


def pedir_referencia(r: Referencia) -> None:
    """Ask the referee, who has no account, in the language that the applicant chose."""
    asks = nombre_de(r.postulacion)
    mail = queue_mail(
        r.correo,
        REFERENCIA,
        idioma=r.idioma,
        nombre=r.nombre,
        quien=asks,
        relacion=r.relacion,
        enlace=_link("acreditacion_enlaces.referencia", r.idioma, token=enlaces.firmar(r)),
    )
    mail.origen = origen(r)


def origen(r: Referencia) -> str:
    """What marks the mails of a referee, so that they can be forgotten."""
    return f"referencia:{r.id}"


def referencia_respondida(r: Referencia) -> None:
    _send(
        r.postulacion.usuario,
        lambda: Aviso(
            asunto=_("Respondieron por una referencia"),
            parrafos=[_("%(nombre)s ya respondió.", nombre=r.nombre)],
            accion=_("Ver mi postulación"),
            endpoint="acreditacion.postular",
        ),
    )


def pedir_credencial(p: Postulacion, idioma: str) -> None:
    """Ask a member of the institution to say that the credential is theirs."""
    lang = idioma or p.usuario.idioma
    mail = queue_mail(
        p.miembro_correo,
        CREDENCIAL,
        idioma=lang,
        quien=nombre_de(p),
        enlace=_link("acreditacion_enlaces.credencial", lang, token=enlaces.firmar(p)),
    )
    mail.origen = f"postulacion:{p.id}"


def nombre_de(p: Postulacion) -> str:
    """Return the name of who applies, as the application says it."""
    said: str = p.seccion("datos").get("nombre") or ""
    return said or (p.consultor.nombre if p.consultor else p.usuario.nombre)


def _link(endpoint: str, lang: str, **values: Any) -> str:
    return direccion_completa(endpoint, lang=lang, **values)


def _send(persona: Usuario | None, make: Callable[[], Aviso]) -> None:
    """Write in the language of who receives it; an institution without account gets no mail."""
    if persona is None:
        return
    with in_lang(persona.idioma):
        enviar(persona, make())
