"""Mails to a consultant about a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from consultores.avisos import Aviso, enviar
from plataforma.i18n import in_lang

if TYPE_CHECKING:
    from consultores.valoracion.models import RevisionDeConsultor


def abierta(revision: RevisionDeConsultor) -> None:
    persona = revision.consultor.usuario
    if persona is None:
        return
    with in_lang(persona.idioma):
        text = _("Dos empresas seguidas calificaron bajo su asistencia. La Secretaría lo revisa.")
        calm = _("Nada cambia mientras tanto: sigue recibiendo solicitudes. Puede dar su versión.")
        enviar(persona, _aviso(revision, _("Revisamos dos solicitudes suyas"), [text, calm]))


def cerrada(revision: RevisionDeConsultor) -> None:
    persona = revision.consultor.usuario
    if persona is None:
        return
    with in_lang(persona.idioma):
        title, text = _("Terminó la revisión"), _("La Secretaría decidió, con este motivo:")
        enviar(persona, _aviso(revision, title, [text], cita=revision.motivo))


def _aviso(
    revision: RevisionDeConsultor, asunto: str, parrafos: list[str], cita: str = ""
) -> Aviso:
    return Aviso(
        asunto=asunto,
        parrafos=parrafos,
        accion=_("Ver la revisión"),
        endpoint="valoracion.revision",
        valores={"revision": revision.id},
        cita=cita,
    )
