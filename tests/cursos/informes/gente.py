"""Many people of a cohort at once, and what a page says of them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from plataforma.clock import now
from plataforma.db import db
from tests.factories.cohortes import make_inscrito
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte, Participante


def poblar(
    cohorte: Cohorte, cuantas: int, *, terminan: int = 0, dias: int = 8, **line: Any
) -> list[Participante]:
    """Add people who joined `dias` days ago; the first ones finished today."""
    found = []
    for n in range(cuantas):
        done = now() if n < terminan else None
        linea = make_inscrito(cohorte, make_usuario(f"Persona {n}"), completada_el=done)
        linea.inscrito_el = (done or now()) - timedelta(days=dias)
        for name, value in line.items():
            setattr(linea, name, value)
        found.append(linea)
    db.session.flush()
    return found


def llano(page: str) -> str:
    """Return the words of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
