"""Meetings in the cockpit: attendance beside each person, the next one among what to do."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cursos.cohortes.alcance import Vista
from cursos.encuentros.models import Asistencia, Forma
from cursos.tablero.asistencia import leer
from plataforma.clock import now
from plataforma.db import db
from tests.cursos.tablero.gente import BASE, learner
from tests.factories.encuentros import make_encuentro

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def test_attendance_is_counted_over_the_meetings_held(cohorte: Cohorte, carla: Usuario) -> None:
    ada, bia = learner(cohorte, "Ada"), learner(cohorte, "Bia")
    vista = Vista(cohorte, cohorte.organizacion)
    assert leer(vista, None) == {}
    held = make_encuentro(cohorte, carla, inicio=now() - timedelta(days=2))
    make_encuentro(cohorte, carla)
    db.session.add(Asistencia(encuentro_id=held.id, participante_id=ada.id, forma=Forma.LISTA))
    db.session.flush()
    assert leer(vista, None) == {ada.id: "1 de 1", bia.id: "0 de 1"}
    assert leer(vista, [bia.id]) == {bia.id: "0 de 1"}


def test_the_next_meeting_is_something_for_today(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    learner(cohorte, "Ada", 1)
    coming = make_encuentro(cohorte, carla)
    page = client.as_user(carla).get(f"{BASE}/{cohorte.id}/").text
    assert f"Encuentro «{coming.titulo}»" in page.split("Cómo va la cohorte")[0]
