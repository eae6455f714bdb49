"""Cohorts whose people completed their course, and lots at each point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.lotes import services
from cursos.lotes.queries_lotes import find_for_change
from plataforma.clock import now
from plataforma.db import db
from tests.factories.cohortes import make_cohorte, make_inscrito
from tests.factories.identidad import make_organizacion, make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte, Participante
    from cursos.lotes.models import Lote
    from plataforma.identidad.models import Usuario


def make_completo(cohorte: Cohorte, usuario: Usuario) -> Participante:
    """Add somebody who completed the course before it granted anything."""
    return make_inscrito(cohorte, usuario, completada_el=now(), aprobada_el=now(), mejor_nota=90)


def make_grupo(cuantas: int, *, completas: bool = True) -> Cohorte:
    """Add a chamber with a cohort of so many people."""
    cohorte = make_cohorte(make_organizacion())
    for n in range(cuantas):
        person = make_usuario(f"Persona {n:04d}")
        (make_completo if completas else make_inscrito)(cohorte, person)
    return cohorte


def make_lote(cohorte: Cohorte) -> Lote:
    """Open a draft."""
    return services.empezar(cohorte)


def make_pedido(cohorte: Cohorte, actor: Usuario, motivo: str = "Cierre del curso") -> Lote:
    """Open a draft and decide on what it proposes."""
    lote = make_lote(cohorte)
    services.pedir(lote, actor, motivo=motivo, huella=services.eleccion(lote).huella)
    db.session.flush()
    found = find_for_change(lote.id)
    assert found is not None
    return found
