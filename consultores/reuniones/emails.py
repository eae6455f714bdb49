"""Mails about a meeting: proposed, agreed, changed, called off, tomorrow."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from consultores.pasos.emails import aviso, firm, owner, quien_pide, to
from consultores.reuniones import citas

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.avisos import Aviso
    from consultores.reuniones.models import Reunion
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario


def _chooses(s: Solicitud, r: Reunion) -> Usuario | None:
    return s.otra_parte(r.propuesta_por)


@to(_chooses)
def propuesta(s: Solicitud, r: Reunion) -> Aviso:
    who = _chooses(s, r)
    zone, lang = _clock(r, who), who.idioma if who else "es"
    moments = [" · ".join(citas.en_ambas(r, h.inicio, zone, lang)) for h in r.horarios]
    return aviso(
        s,
        _("Elija cuándo reunirse: %(ref)s", ref=s.referencia),
        [
            _(
                "%(nombre)s propone una reunión: %(tema)s. Elija uno de estos horarios:",
                nombre=quien_pide(s, r.propuesta_por),
                tema=r.tema,
            ),
            *moments,
        ],
        _("Elegir un horario"),
    )


def acordada(s: Solicitud, r: Reunion) -> None:
    _both(_agreed, s, r)


def cambio(s: Solicitud, r: Reunion) -> None:
    _both(_changed, s, r)


def cancelada(s: Solicitud, r: Reunion, *, al_consultor: bool = True) -> None:
    _both(_cancelled, s, r, al_consultor=al_consultor)


def recordatorio(s: Solicitud, r: Reunion) -> None:
    _both(_tomorrow, s, r)


def _agreed(s: Solicitud, r: Reunion) -> Aviso:
    text = _("La invitación va con este correo: ábrala para guardarla en su calendario.")
    title = _("Reunión acordada: %(ref)s", ref=s.referencia)
    return aviso(s, title, [r.tema, text], _("Ver la reunión"))


def _changed(s: Solicitud, r: Reunion) -> Aviso:
    text = _("La invitación de este correo cambia la de su calendario. Ahora es así:")
    title = _("Cambió la reunión: %(ref)s", ref=s.referencia)
    return aviso(s, title, [r.tema, text], _("Ver la reunión"))


def _cancelled(s: Solicitud, r: Reunion) -> Aviso:
    text = _("La reunión no se hará. Este correo la quita de su calendario.")
    title = _("Se canceló la reunión: %(ref)s", ref=s.referencia)
    return aviso(s, title, [r.tema, text], _("Ver la solicitud"), cita=r.motivo)


def _tomorrow(s: Solicitud, r: Reunion) -> Aviso:
    title = _("Mañana tiene una reunión: %(ref)s", ref=s.referencia)
    return aviso(s, title, [r.tema], _("Ver la reunión"))


def _both(
    say: Callable[[Solicitud, Reunion], Aviso],
    s: Solicitud,
    r: Reunion,
    *,
    al_consultor: bool = True,
) -> None:
    """Write to each side on its own clock, with the entry for its calendar."""
    for whom in (firm, owner) if al_consultor else (firm,):
        to(whom)(partial(_with_entry, say, whom))(s, r)


def _with_entry(
    say: Callable[[Solicitud, Reunion], Aviso],
    whom: Callable[[Solicitud], Usuario | None],
    s: Solicitud,
    r: Reunion,
) -> Aviso:
    persona = whom(s)
    said = say(s, r)
    if persona is None or r.inicio is None:
        return said
    zone, lang = _clock(r, persona), persona.idioma
    lines = [*said.parrafos, *citas.en_ambas(r, r.inicio, zone, lang)]
    if r.enlace and r.cancelada_el is None:
        lines.append(_("Enlace: %(enlace)s", enlace=r.enlace))
    entry = lambda para: citas.invitacion(r, para, zone, lang)  # noqa: E731 — bound to this person
    return replace(said, parrafos=lines, invitacion=entry)


def _clock(r: Reunion, persona: Usuario | None) -> str:
    if persona is not None and persona.id == r.solicitud.solicitante_id:
        return citas.zona_de_la_empresa(persona)
    return citas.zona_del_consultor(r.consultor)
