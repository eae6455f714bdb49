"""Answers to the survey of a cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cursos.satisfaccion.models import Valoracion
from plataforma.clock import now
from plataforma.db import db
from tests.factories.cohortes import make_inscrito
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte, Participante


def make_valoracion(participante: Participante, **values: Any) -> Valoracion:
    """Add somebody's answer: good marks unless told."""
    fields = {"utilidad": 5, "claridad": 4, "recomendacion": 5} | values
    row = Valoracion(participante_id=participante.id, **fields)
    db.session.add(row)
    db.session.flush()
    return row


def make_terminado(cohorte: Cohorte, nombre: str = "Tina Terminó", **line: Any) -> Participante:
    """Add somebody who finished; `line` goes to their line of the list."""
    linea = make_inscrito(cohorte, make_usuario(nombre), completada_el=now())
    for name, value in line.items():
        setattr(linea, name, value)
    db.session.flush()
    return linea
