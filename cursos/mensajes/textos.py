"""The ready texts, and a text filled in for one person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.cohortes import direcciones, mensajes
from cursos.cohortes.models import EstadoParticipante
from cursos.cohortes.queries import Situacion
from plataforma.i18n import fecha, in_lang
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.cohortes.alcance import Vista
    from cursos.cohortes.models import Participante
    from cursos.mensajes.models import MensajeCohorte

HUECOS = ("nombre", "camara", "curso", "cierre", "enlace")
_BRACES = re.compile(r"\{([^{}]*)\}")


def propuesto(situacion: Situacion | None) -> TextoBilingue:
    """Return what to write to people who stand there, with gaps for what differs."""
    text = mensajes.TEXTOS.get(situacion or Situacion.EN_CURSO)
    gaps = {name: "{" + name + "}" for name in HUECOS} | {"url": "{enlace}"}
    said = {}
    for lang in ("es", "pt"):
        with in_lang(lang):
            said[lang] = str(text) % gaps if text else ""
    return TextoBilingue(**said)


def asunto_propuesto() -> TextoBilingue:
    said = {}
    for lang in ("es", "pt"):
        with in_lang(lang):
            said[lang] = str(_("Su curso con %(camara)s", camara="{camara}"))
    return TextoBilingue(**said)


def desconocidos(text: str) -> list[str]:
    """Return the gaps that we cannot fill."""
    return [name for name in _BRACES.findall(text) if name not in HUECOS]


def idioma_de(p: Participante) -> str:
    """The language of the account, once there is one; else what the list says."""
    return p.usuario.idioma if p.usuario else p.idioma


def llenar(text: str, p: Participante, vista: Vista) -> str:
    """Fill the gaps in one pass: what a name says is never read as a gap."""
    lang = idioma_de(p)
    here = p.inscripcion.curso if p.inscripcion else vista.cohorte.curso
    with in_lang(lang):
        values = {
            "nombre": p.nombre.split(" ")[0],
            "camara": vista.organizacion.nombre,
            "curso": vista.cohorte.titulo.en(lang),
            "cierre": fecha(vista.cohorte.cierre),
            "enlace": mensajes.invitacion_url(p)
            if p.estado == EstadoParticipante.PENDIENTE
            else direcciones.curso(here.slug, lang),
        }
    return _BRACES.sub(lambda m: values.get(m[1], m[0]), text)


@dataclass(frozen=True)
class Muestra:
    """The message as one person gets it."""

    nombre: str
    idioma: str
    asunto: str
    texto: str


def muestras(
    mensaje: MensajeCohorte, personas: Sequence[Participante], vista: Vista
) -> list[Muestra]:
    """Return how it reads to the first person of each language."""
    first: dict[str, Participante] = {}
    for p in personas:
        first.setdefault(idioma_de(p), p)
    return [
        Muestra(
            p.nombre,
            lang,
            llenar(mensaje.asunto.en(lang), p, vista),
            llenar(mensaje.texto.en(lang), p, vista),
        )
        for lang, p in first.items()
    ]
