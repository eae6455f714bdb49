"""A meeting on the clocks and in the calendars of both sides."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from consultores.solicitudes.estados import Papel
from plataforma.calendario import Cita, armar_ics, cuando
from plataforma.direccion import direccion_completa
from plataforma.i18n import DEFAULT_ZONE, get_lang, in_lang
from plataforma.paises import zona_de

if TYPE_CHECKING:
    from datetime import datetime

    from consultores.red.models import Consultor
    from consultores.reuniones.models import Reunion
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

AVISO = timedelta(hours=1)


def zona_del_consultor(consultor: Consultor) -> str:
    """Return the clock on which a consultant lives: the account's, or the country's."""
    account = consultor.usuario.zona_horaria if consultor.usuario else ""
    return account or zona_de(consultor.pais) or DEFAULT_ZONE


def zona_de_la_empresa(persona: Usuario) -> str:
    return persona.zona_horaria or DEFAULT_ZONE


def en_ambas(reunion: Reunion, inicio: datetime, propia: str, lang: str) -> list[str]:
    """Say a moment on the reader's clock, and on the other one where it differs."""
    firm = zona_de_la_empresa(reunion.solicitud.solicitante)
    zones = [propia, firm, zona_del_consultor(reunion.consultor)]
    seen: dict[object, str] = {}
    for zone in zones:
        local = cuando(inicio, reunion.dura, zone, lang)
        seen.setdefault(local.partition("(")[0], local)
    return list(seen.values())


def invitacion(reunion: Reunion, para: str, zona: str, lang: str) -> str:
    """Return the calendar entry of one side; a later one with the same name replaces it."""
    if reunion.inicio is None:
        return ""
    solicitud, names = reunion.solicitud, {"referencia": reunion.solicitud.referencia}
    page = direccion_completa("seguimiento.ver", lang=lang, **names)
    with in_lang(lang):
        about = _(
            "Solicitud %(ref)s: %(titulo)s", ref=solicitud.referencia, titulo=solicitud.titulo
        )
    cita = Cita(
        uid=reunion.uid,
        secuencia=reunion.secuencia,
        titulo=f"{reunion.tema} · {reunion.consultor.nombre}",
        inicio=reunion.inicio,
        dura=reunion.dura,
        zona=zona,
        lugar=reunion.enlace,
        texto="\n".join(line for line in (about, reunion.enlace, page) if line),
        url=reunion.enlace or page,
        organiza=reunion.consultor.nombre,
        cancelada=reunion.cancelada_el is not None,
    )
    return armar_ics([cita], para=para, aviso=AVISO)


def momentos(reunion: Reunion, persona: Usuario, papel: Papel | None) -> dict[str, Any]:
    """Say when a meeting is, and what is proposed for it, on both clocks."""
    lang, own = get_lang(), zona_propia(reunion.solicitud, persona, papel)
    return {
        "cuando": en_ambas(reunion, reunion.inicio, own, lang) if reunion.inicio else [],
        "horarios": [(h, en_ambas(reunion, h.inicio, own, lang)) for h in reunion.horarios],
        "elige": papel is not None and papel != reunion.propuesta_por,
    }


def zona_propia(solicitud: Solicitud, persona: Usuario, papel: Papel | None) -> str:
    """Return the reader's clock: a consultant's profile counts where the account has none."""
    if papel == Papel.CONSULTOR and solicitud.consultor is not None:
        return zona_del_consultor(solicitud.consultor)
    return zona_de_la_empresa(persona)
