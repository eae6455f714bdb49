"""Until when each module: set by hand or in even parts, reminded to who has not done it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.ajustes.services import DatosCohorte, cambiar_cohorte
from cursos.aprendizaje.models import AvanceLeccion
from cursos.catalogo.models import Leccion
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.plazos import queries, services
from cursos.plazos.errors import FueraDeCohorteError
from cursos.plazos.models import Plazo
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from plataforma.jobs.models import Job
from plataforma.jobs.services import run_due
from tests.factories.cohortes import make_cohorte, make_inscrito, make_participante
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from cursos.plazos.queries import Tramo
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def url(cohorte: Cohorte, query: str = "", slug: str = "litoral") -> str:
    return f"/es/camara/{slug}/cohortes/{cohorte.id}/plazos/{query}"


@pytest.fixture
def tramos(cohorte: Cohorte) -> list[Tramo]:
    return queries.list_tramos(cohorte, "es")


def make_plazo(cohorte: Cohorte, tramos: list[Tramo], carla: Usuario, days: int = 10) -> date:
    """Set a deadline of the first module, some days from now."""
    dia = now().date() + timedelta(days=days)
    services.guardar_plazos(cohorte, tramos, {tramos[0].campo: dia}, actor=carla)
    return dia


def due_now(name: str) -> None:
    """Do what was asked for later, now."""
    for job in db.session.scalars(select(Job).where(Job.nombre == name).order_by(Job.id)):
        job.no_antes_el = now()
    db.session.flush()
    run_due()


def do_module(p: Participante, tramo: Tramo) -> None:
    for leccion in db.session.scalars(select(Leccion).where(Leccion.modulo_id == tramo.modulo.id)):
        db.session.add(AvanceLeccion(inscripcion_id=p.inscripcion_id, leccion_clave=leccion.clave))
    db.session.flush()


def mailed() -> list[tuple[str, str]]:
    return [(m.para, m.asunto) for m in db.session.scalars(select(Correo).order_by(Correo.id))]


def test_even_parts_are_proposed_and_saved_only_when_sent(
    client: CheckingClient, cohorte: Cohorte, tramos: list[Tramo], carla: Usuario
) -> None:
    page = client.as_user(carla).get(url(cohorte, "?proponer=1")).text
    proposed = services.repartir(cohorte, tramos)
    assert all(f'value="{day.isoformat()}"' in page for day in proposed.values())
    assert max(proposed.values()) == cohorte.cierre
    assert db.session.scalar(select(Plazo)) is None
    form = {campo: day.isoformat() for campo, day in proposed.items()}
    assert client.send(url(cohorte), form).status_code == 303
    held = {t.campo: t.dia for t in queries.list_tramos(cohorte, "es")}
    assert held == proposed


def test_a_day_outside_the_cohort_is_said_beside_it_and_nothing_is_saved(
    client: CheckingClient, cohorte: Cohorte, tramos: list[Tramo], carla: Usuario
) -> None:
    late = (cohorte.cierre + timedelta(days=1)).isoformat()
    page = client.as_user(carla).send(url(cohorte), {tramos[0].campo: late})
    assert page.status_code == 422
    assert "Elija un día entre el comienzo y el cierre" in page.text
    assert late in page.text
    with pytest.raises(FueraDeCohorteError):
        services.guardar_plazos(cohorte, tramos, {tramos[0].campo: date(1999, 1, 1)}, actor=carla)
    assert db.session.scalar(select(Plazo)) is None


def test_blank_takes_the_deadline_away(
    client: CheckingClient, cohorte: Cohorte, tramos: list[Tramo], carla: Usuario
) -> None:
    make_plazo(cohorte, tramos, carla)
    client.as_user(carla).send(url(cohorte), {tramos[0].campo: ""})
    assert db.session.scalar(select(Plazo)) is None


def test_who_has_not_done_the_module_is_reminded_three_days_before(
    cohorte: Cohorte, tramos: list[Tramo], carla: Usuario
) -> None:
    joao = make_usuario("João", idioma="pt")
    make_inscrito(cohorte, joao)
    do_module(make_inscrito(cohorte, make_usuario("Ema")), tramos[0])
    make_inscrito(cohorte, make_usuario("Tina"), completada_el=now())
    make_participante(cohorte, "Pía")
    gone = make_inscrito(cohorte, make_usuario("Rita"))
    gone.estado = EstadoParticipante.RETIRADO
    dia = make_plazo(cohorte, tramos, carla)
    (job,) = db.session.scalars(select(Job).where(Job.nombre == services.RECORDAR))
    assert job.no_antes_el.date() == dia - timedelta(days=3)
    due_now(services.RECORDAR)
    assert mailed() == [(joao.correo, f"Faltam 3 dias: {tramos[0].modulo.titulo.pt}")]


def test_a_deadline_that_moved_is_not_reminded_of_at_the_old_day(
    cohorte: Cohorte, tramos: list[Tramo], carla: Usuario, ana: Usuario
) -> None:
    make_inscrito(cohorte, ana)
    make_plazo(cohorte, tramos, carla, days=10)
    again = queries.list_tramos(cohorte, "es")
    make_plazo(cohorte, again, carla, days=20)
    due_now(services.RECORDAR)
    assert len(mailed()) == 1


def test_saving_the_same_again_reminds_once(
    cohorte: Cohorte, tramos: list[Tramo], carla: Usuario, ana: Usuario
) -> None:
    make_inscrito(cohorte, ana)
    make_plazo(cohorte, tramos, carla)
    make_plazo(cohorte, queries.list_tramos(cohorte, "es"), carla)
    due_now(services.RECORDAR)
    assert len(mailed()) == 1


def test_the_closing_is_reminded_a_week_and_a_day_before_unless_it_moved(
    cohorte: Cohorte, carla: Usuario, ana: Usuario
) -> None:
    make_inscrito(cohorte, ana)
    make_inscrito(cohorte, make_usuario("Tina"), completada_el=now())
    for days in (40, 30):
        datos = DatosCohorte(
            nombre=cohorte.nombre,
            inicio=cohorte.inicio,
            cierre=now().date() + timedelta(days=days),
            cupo=cohorte.cupo,
        )
        cambiar_cohorte(cohorte, datos, actor=carla)
    due_now(services.RECORDAR_CIERRE)
    assert mailed() == [
        (ana.correo, "Queda una semana de curso"),
        (ana.correo, "Mañana cierra su curso"),
    ]


def test_sixty_people_are_reminded_in_batches_and_nobody_twice(
    cohorte: Cohorte, tramos: list[Tramo], carla: Usuario
) -> None:
    people = [make_usuario(f"Persona {n}") for n in range(60)]
    for persona in people:
        make_inscrito(cohorte, persona)
    make_plazo(cohorte, tramos, carla)
    due_now(services.RECORDAR)
    assert sorted(para for para, _ in mailed()) == sorted(p.correo for p in people)


def test_a_participant_sees_the_next_deadline(
    client: CheckingClient, cohorte: Cohorte, tramos: list[Tramo], carla: Usuario, ana: Usuario
) -> None:
    make_inscrito(cohorte, ana)
    make_plazo(cohorte, tramos, carla)
    page = client.as_user(ana).get(f"/es/cuenta/cohortes/{cohorte.id}/").text
    assert tramos[0].modulo.titulo.es in page


def test_another_chamber_finds_nothing(client: CheckingClient, cohorte: Cohorte) -> None:
    patricia = make_usuario("Patrícia")
    other = make_organizacion("Câmara do Sul", pais="BR")
    make_membresia(patricia, other)
    make_cohorte(other, "Sua")
    client.as_user(patricia)
    assert client.get(url(cohorte)).status_code == 404
    assert client.get(url(cohorte, slug=other.slug)).status_code == 404
