"""The form in which a consultant proposes a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.respuestas.models import CasoResuelto
from plataforma.db import db
from tests.consultores.respuestas.conftest import PREGUNTA, RESPUESTA

if TYPE_CHECKING:
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def test_a_question_in_several_lines_becomes_one(
    client: CheckingClient, cerrada: Solicitud, diego: Usuario
) -> None:
    said = {"pregunta": PREGUNTA.replace(" se ", "\r\n  se "), "respuesta": RESPUESTA}
    client.as_user(diego).send(f"/es/respuestas/proponer/{cerrada.referencia}/", said)
    asked = db.session.scalars(select(CasoResuelto.pregunta)).one()
    assert asked.es == PREGUNTA
