"""What the network keeps of a consultant in step: the search, and what stays of who leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.red.models import Consultor, EstadoConsultor
from plataforma import audit
from plataforma.busqueda import request_update
from plataforma.db import db
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

FUENTE = "consultores"  # name of the search source
NADIE = "cuenta-cerrada"  # address of a consultant who left, with a number


def bloquear(consultor: Consultor) -> None:
    """Read the row again and hold it: of two acts at the same time the second sees the first."""
    audit.take_turn()  # offers change consultants while they hold the turn
    db.session.execute(select(Consultor.id).where(Consultor.id == consultor.id).with_for_update())
    db.session.refresh(consultor)


def olvidar(consultor: Consultor, *, actor: Usuario, con_historia: bool) -> None:
    """The account closed: take the profile away; requests keep a consultant without a name."""
    audit.record("consultor.olvidar", ("consultor", consultor.id), actor=actor)
    request_update(FUENTE, clave(consultor))
    if not con_historia:
        db.session.delete(consultor)
        return
    consultor.usuario = None
    consultor.slug = f"{NADIE}-{consultor.id}"
    consultor.estado = EstadoConsultor.SUSPENDIDO
    consultor.nombre = consultor.nombre_plegado = "—"
    consultor.resumen = consultor.presentacion = TextoBilingue("", "")
    consultor.intereses = ""
    for held in ("areas", "subtemas", "sectores", "servicios", "acuerdos", "idiomas", "paises"):
        setattr(consultor, held, [])
    consultor.vinculos, consultor.ausencias, consultor.horario = [], [], []
    consultor.dictamenes = []


def clave(consultor: Consultor) -> str:
    """Return the key of the consultant's documents in the search."""
    return f"consultor:{consultor.id}"
