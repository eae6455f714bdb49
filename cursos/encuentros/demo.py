"""Meetings of the demonstration world: one held, one to come."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.cohortes.models import Cohorte, Participante
from cursos.encuentros.models import Asistencia, Encuentro, Forma
from plataforma.db import db
from plataforma.paises import zona_de

if TYPE_CHECKING:
    from plataforma.demo import Mundo

CAME = 0.7  # share of those who were at the meeting that was held
TITLES = {
    "es": ("Primer encuentro", "Segundo encuentro"),
    "pt": ("Primeiro encontro", "Segundo encontro"),
}
PLACES = {"es": "Sede de la cámara, sala grande", "pt": "Sede da câmara, sala grande"}


def load(world: Mundo) -> None:
    """Give every cohort a meeting that was held, with its attendance, and the next one."""
    for cohorte in db.session.scalars(select(Cohorte).order_by(Cohorte.id)).all():
        lang = "pt" if cohorte.organizacion.pais == "BR" else "es"
        held, _coming = (
            _meeting(world, cohorte, title, days, PLACES[lang])
            for title, days in zip(TITLES[lang], (30, -5), strict=True)
        )
        people = select(Participante).where(Participante.cohorte_id == cohorte.id)
        for p in db.session.scalars(people.order_by(Participante.id)).all():
            if world.azar.random() < CAME:
                db.session.add(
                    Asistencia(
                        encuentro_id=held.id,
                        participante_id=p.id,
                        forma=Forma.CODIGO if p.usuario_id else Forma.LISTA,
                        anotada_el=held.inicio,
                    )
                )


def _meeting(world: Mundo, cohorte: Cohorte, title: str, days: int, place: str) -> Encuentro:
    start = world.hace(days).replace(hour=18, minute=0, second=0, microsecond=0)
    encuentro = Encuentro(
        cohorte_id=cohorte.id,
        titulo=title,
        inicio=start,
        minutos=120,
        zona=zona_de(cohorte.organizacion.pais),
        lugar=place,
        semilla=secrets.token_hex(16),
        uid=f"demo-{cohorte.id}-{days}@escala.test",
        creado_el=start - timedelta(days=15),
    )
    db.session.add(encuentro)
    db.session.flush()
    return encuentro
