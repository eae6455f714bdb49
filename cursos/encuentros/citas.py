"""A meeting as an appointment of a calendar."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cursos.cohortes import direcciones
from plataforma.calendario import Cita, armar_ics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.encuentros.models import Encuentro

RINGS = timedelta(hours=1)


def cita_de(encuentro: Encuentro, lang: str) -> Cita:
    """Return the appointment, in the language of whose calendar it enters."""
    cohorte = encuentro.cohorte
    own = direcciones.mi_cohorte(cohorte.id, lang)
    lines = (cohorte.curso.titulo.en(lang), encuentro.indicaciones, encuentro.enlace, own)
    return Cita(
        uid=encuentro.uid,
        secuencia=encuentro.secuencia,
        titulo=f"{encuentro.titulo} · {cohorte.nombre}",
        inicio=encuentro.inicio,
        dura=timedelta(minutes=encuentro.minutos),
        zona=encuentro.zona,
        lugar=encuentro.lugar or encuentro.enlace,
        texto="\n".join(line for line in lines if line),
        url=encuentro.enlace or own,
        organiza=cohorte.organizacion.nombre,
        cancelada=encuentro.cancelado_el is not None,
    )


def invitacion(encuentro: Encuentro, para: str, lang: str) -> str:
    """Return the invitation of one person."""
    return armar_ics([cita_de(encuentro, lang)], para=para, aviso=RINGS)


def calendario(encuentros: Iterable[Encuentro], lang: str) -> str:
    """Return a file with these meetings."""
    return armar_ics([cita_de(e, lang) for e in encuentros], aviso=RINGS)
