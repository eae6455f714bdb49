"""Who handed in a worksheet and where it stands; never what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.cohortes.alcance import de_toda
from cursos.tablero.hojas import count_hojas, list_hojas
from cursos.tareas.models import Entrega, EstadoEntrega, Tarea
from plataforma.db import db
from tests.cursos.tablero.gente import BASE, learner
from tests.factories.cursos import make_autor

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte, Participante
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

SECRET = "El secreto de la mermelada"


def hand_in(participante: Participante, *estados: EstadoEntrega) -> Entrega:
    """Let somebody hand in as often as there are states; return the last delivery."""
    place = participante.inscripcion
    assert place is not None
    tarea = Tarea(usuario_id=place.usuario_id, curso_id=place.curso_id, valores={"a": SECRET})
    db.session.add(tarea)
    db.session.flush()
    for n, estado in enumerate(estados, start=1):
        last = Entrega(
            tarea_id=tarea.id,
            version_id=place.version_id,
            numero=n,
            valores={"a": SECRET},
            estado=estado,
        )
        db.session.add(last)
        db.session.flush()
    return last


def test_only_the_last_delivery_of_a_person_counts(cohorte: Cohorte) -> None:
    hand_in(learner(cohorte, "Ada"), EstadoEntrega.CAMBIOS, EstadoEntrega.ENTREGADA)
    hand_in(learner(cohorte, "Bia"), EstadoEntrega.APROBADA)
    assert count_hojas(de_toda(cohorte)) == {EstadoEntrega.ENTREGADA: 1, EstadoEntrega.APROBADA: 1}
    waiting = list_hojas(de_toda(cohorte), EstadoEntrega.ENTREGADA, 1).filas
    assert [h.participante.nombre for h in waiting] == ["Ada"]


def test_the_chamber_sees_the_state_and_not_the_sheet(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    entrega = hand_in(learner(cohorte, "Ada"), EstadoEntrega.ENTREGADA)
    page = client.as_user(carla).get(f"{BASE}/{cohorte.id}/hojas/").text
    assert "Ada" in page
    assert "Entregada, espera revisión" in page
    assert SECRET not in page
    assert f"/tareas/{entrega.id}/" not in page
    assert "1 hoja de trabajo espera revisión." in client.get(f"{BASE}/{cohorte.id}/").text


def test_who_keeps_the_course_goes_on_to_the_review(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    from plataforma.permissions import Rol

    entrega = hand_in(learner(cohorte, "Ada"), EstadoEntrega.ENTREGADA)
    make_autor(carla, cohorte.curso)
    carla.poner_roles({Rol.AUTOR})
    db.session.flush()
    page = client.as_user(carla).get(f"{BASE}/{cohorte.id}/hojas/?estado=entregada").text
    assert f'href="/es/autoria/{cohorte.curso.slug}/tareas/{entrega.id}/"' in page
