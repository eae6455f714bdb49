"""What the panel shows of cohorts, to managers and to participants."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from plataforma.clock import now
from tests.factories.cohortes import make_cohorte, make_inscrito, make_participante
from tests.factories.identidad import make_organizacion

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def test_the_panel_leads_a_manager_to_the_stuck(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario, ana: Usuario
) -> None:
    make_inscrito(cohorte, ana, actividad_el=now() - timedelta(days=8), mejor_nota=55)
    page = client.as_user(carla).get("/es/panel/").text
    assert "1 persona detenida" in page
    assert f"/es/camara/litoral/cohortes/{cohorte.id}/?ver=detenidos" in page


def test_the_panel_shows_a_participant_the_deadline_and_what_waits(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario
) -> None:
    make_inscrito(cohorte, ana)
    other = make_cohorte(make_organizacion("Cámara del Sur"), "Otra")
    make_participante(other, correo=ana.correo)
    page = client.as_user(ana).get("/es/panel/").text
    assert f"/es/cuenta/cohortes/{cohorte.id}/" in page
    assert "Cámara del Sur le invita" in page
