"""Mails about a mail that was not put where its author wanted it. Few, and never to machines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from sqlalchemy import func, select

from plataforma.buzon.models import Motivo
from plataforma.clock import now
from plataforma.db import db
from plataforma.direccion import direccion_completa
from plataforma.email import Correo, queue_mail
from plataforma.i18n import in_lang
from plataforma.identidad.invitados import correo_de, es_invitado

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plataforma.buzon.lectura import Leido
    from plataforma.buzon.manejadores import Resultado
    from plataforma.buzon.models import CorreoEntrante
    from plataforma.identidad.models import Usuario

PLANTILLA = "buzon/correo/aviso"
PER_HOUR = 5  # to one person: whoever needs more is talking with a machine
MAX_QUOTE = 20_000  # characters of a text that goes back to its author


@dataclass(frozen=True, kw_only=True)
class _Aviso:
    asunto: str
    parrafos: tuple[str, ...]
    puntos: tuple[str, ...] = ()
    cita: str = ""
    accion: str = ""
    enlace: str = ""


def retenido(mail: CorreoEntrante) -> None:
    """Tell the person that a mail waits for their word."""
    persona = _reader(mail)
    with in_lang(persona.idioma):
        if mail.motivo == Motivo.OTRA_DIRECCION:
            asunto = _subject(_("Llegó un correo desde otra dirección"), mail.titulo)
            parrafos = (
                _(
                    "Alguien respondió desde %(desde)s a un correo que era solo para usted.",
                    desde=mail.desde or mail.sobre,
                ),
                _("Si fue usted, ábralo y envíelo. Si no, descártelo: nadie más lo ha leído."),
            )
        else:
            asunto = _subject(_("Un correo suyo espera"), mail.titulo)
            parrafos = (
                _("Recibimos muchos correos suyos en una hora y guardamos este sin enviarlo."),
                _("Ábralo y decida si lo envía."),
            )
        enlace = direccion_completa("buzon.retenido", lang=persona.idioma, mail_id=mail.id)
        aviso = _Aviso(asunto=asunto, parrafos=parrafos, accion=_("Ver el correo"), enlace=enlace)
        _send(persona, aviso)


def no_tomado(mail: CorreoEntrante) -> None:
    """Tell a guest that a mail was not taken. What it said is not repeated: it may be forged."""
    persona = _reader(mail)
    with in_lang(persona.idioma):
        if mail.motivo == Motivo.OTRA_DIRECCION:
            parrafos = (
                _(
                    "Alguien respondió desde %(desde)s a un correo que era solo para usted.",
                    desde=mail.desde or mail.sobre,
                ),
                _("Si fue usted, responda otra vez desde la dirección en la que lee este correo."),
            )
        else:
            parrafos = (
                _("Recibimos muchos correos suyos en una hora y este no lo tomamos."),
                _("Envíelo otra vez dentro de una hora."),
            )
        asunto = _subject(_("Su correo no se entregó"), mail.titulo)
        _send(persona, _Aviso(asunto=asunto, parrafos=parrafos))


def no_entregado(
    mail: CorreoEntrante, leido: Leido, resultado: Resultado, no_tomados: Sequence[tuple[str, str]]
) -> None:
    """Say why it is not in the conversation, and give back what was written."""
    persona = _reader(mail)
    with in_lang(persona.idioma):
        if resultado.motivo == Motivo.VACIO:
            why: tuple[str, ...] = (
                _("No encontramos un texto suyo en el correo, ni archivos que podamos tomar."),
                _("Responda otra vez y escriba por encima de lo citado."),
            )
        else:
            why = resultado.parrafos or (_("Aquello a lo que respondía ya no existe."),)
        said = leido.texto or leido.entero
        if said:
            own = bool(leido.texto)
            why = (*why, _("Esto es lo que usted escribió:") if own else _("Esto es lo que llegó:"))
        reasons = dict(no_tomados)
        aviso = _Aviso(
            asunto=_subject(_("Su correo no se entregó"), mail.titulo),
            parrafos=why,
            cita=said,
            puntos=tuple(_file(a.nombre, reasons.get(a.nombre, "")) for a in leido.archivos),
            accion=_("Abrir en la página"),
            enlace=resultado.enlace,
        )
        _send(persona, aviso)


def entregado_en_parte(
    mail: CorreoEntrante, resultado: Resultado, no_tomados: Sequence[tuple[str, str]]
) -> None:
    """Say that the text is there, and what is not."""
    persona = _reader(mail)
    with in_lang(persona.idioma):
        parrafos = (_("Su mensaje ya está en la conversación."), *resultado.parrafos)
        if no_tomados:
            parrafos = (*parrafos, _("Estos archivos no se pudieron adjuntar:"))
        aviso = _Aviso(
            asunto=_subject(_("Parte de su correo no se entregó"), mail.titulo),
            parrafos=parrafos,
            puntos=tuple(_file(name, why) for name, why in no_tomados),
            accion=_("Abrir la conversación"),
            enlace=resultado.enlace,
        )
        _send(persona, aviso)


def _reader(mail: CorreoEntrante) -> Usuario:
    if mail.persona is None:
        raise LookupError("nobody to tell")
    return mail.persona


def _subject(said: str, titulo: str) -> str:
    return f"{said}: {titulo}" if titulo else said


def _file(name: str, why: str) -> str:
    return f"{name}: {why}" if why else name


def _send(persona: Usuario, aviso: _Aviso) -> None:
    para = correo_de(persona)
    recent = select(func.count()).where(
        Correo.para == para,
        Correo.plantilla == PLANTILLA,
        Correo.creado_el > now() - timedelta(hours=1),
    )
    if (db.session.scalar(recent) or 0) >= PER_HOUR:
        return
    queue_mail(
        para,
        PLANTILLA,
        idioma=persona.idioma,
        nombre=persona.nombre,
        titulo=aviso.asunto,
        parrafos=aviso.parrafos,
        puntos=aviso.puntos,
        cita=aviso.cita[:MAX_QUOTE],
        accion=aviso.accion,
        enlace=aviso.enlace,
        sin_cuenta=es_invitado(persona),
    )
