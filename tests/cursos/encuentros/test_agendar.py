"""A meeting is set, changed, called off; everybody is told, each in their language and hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar
from sqlalchemy import select

from cursos.cohortes.models import EstadoParticipante
from cursos.encuentros.errors import SinLugarError, YaPasoError
from cursos.encuentros.models import Encuentro
from cursos.encuentros.services import cambiar_encuentro, crear_encuentro
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo, build
from plataforma.jobs.models import Job
from plataforma.jobs.services import run_due
from tests.factories.cohortes import make_inscrito, make_participante
from tests.factories.encuentros import datos_encuentro, make_encuentro
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

FORM = {
    "titulo": "Primer encuentro",
    "dia": "2099-03-03",
    "hora": "15:00",
    "minutos": "90",
    "zona": "America/Montevideo",
    "lugar": "Sala Artigas",
}


def url(cohorte: Cohorte, rest: str = "", lang: str = "es") -> str:
    return f"/{lang}/camara/litoral/cohortes/{cohorte.id}/encuentros/{rest}"


def mails() -> list[Correo]:
    return list(db.session.scalars(select(Correo).order_by(Correo.id)))


def event_of(mail: Correo) -> tuple[str, dict[str, str]]:
    """Return the method and what the invitation of a mail says."""
    calendar = Calendar.from_ical(mail.calendario)
    (event,) = calendar.walk("VEVENT")
    return str(calendar["method"]), {name: str(event.get(name)) for name in event}


def test_the_form_sets_a_meeting_on_the_clock_that_was_chosen(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    carla.zona_horaria = "America/Montevideo"
    sent = client.as_user(carla).send(url(cohorte, "nuevo/"), FORM | {"zona": "America/La_Paz"})
    assert sent.status_code == 303
    made = db.session.scalars(select(Encuentro)).one()
    assert made.inicio == datetime(2099, 3, 3, 19, tzinfo=UTC)
    page = client.get(url(cohorte)).text
    assert "martes 3 de marzo, de 16:00 a 17:30 (hora de Montevideo)" in page
    assert "martes 3 de marzo, de 15:00 a 16:30 (hora de La Paz)" in page


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"lugar": ""}, "Escriba un lugar o un enlace"),
        ({"dia": "2020-01-01"}, "Esa fecha y hora ya pasaron"),
        ({"dia": "ayer"}, "Escriba la fecha completa"),
        ({"hora": "25:70"}, "Escriba la hora con dos puntos"),
        ({"minutos": "0"}, "Escriba un número entre 5 y 720"),
        ({"enlace": "javascript:alert(1)"}, "Copie el enlace entero"),
        ({"titulo": ""}, "Escriba un título"),
    ],
)
def test_what_cannot_be_is_said_and_the_rest_is_kept(
    client: CheckingClient,
    cohorte: Cohorte,
    carla: Usuario,
    change: dict[str, str],
    message: str,
) -> None:
    page = client.as_user(carla).send(url(cohorte, "nuevo/"), FORM | change)
    assert page.status_code == 422
    assert message in page.text
    assert 'value="90"' in page.text or change.get("minutos")
    assert db.session.scalar(select(Encuentro)) is None


def test_everybody_who_is_in_gets_an_invitation_in_their_language(
    cohorte: Cohorte, carla: Usuario
) -> None:
    joao = make_usuario("João", idioma="pt", pais="BR", zona_horaria="America/Sao_Paulo")
    make_inscrito(cohorte, joao)
    make_participante(cohorte, "Pía")  # has not come: it is not our place to write to her
    left = make_inscrito(cohorte, make_usuario("Rita"))
    left.estado = EstadoParticipante.RETIRADO
    start = datetime(2099, 3, 3, 18, tzinfo=UTC)
    crear_encuentro(cohorte, datos_encuentro(inicio=start), actor=carla)
    run_due()
    (mail,) = mails()
    assert mail.para == joao.correo
    assert mail.asunto == "Encontro: Primer encuentro"
    assert "terça-feira, 3 de março, das 15:00 às 16:30 (horário de São Paulo)" in mail.texto
    method, event = event_of(mail)
    assert method == "REQUEST"
    assert event["UID"] == db.session.scalars(select(Encuentro)).one().uid
    parts = [p.get_content_type() for p in build(mail).walk()]
    assert "text/calendar" in parts


def test_a_change_replaces_the_appointment_and_the_same_again_writes_to_nobody(
    cohorte: Cohorte, carla: Usuario, ana: Usuario
) -> None:
    make_inscrito(cohorte, ana)
    datos = datos_encuentro()
    encuentro = crear_encuentro(cohorte, datos, actor=carla)
    run_due()
    cambiar_encuentro(encuentro, datos, actor=carla)
    run_due()
    assert len(mails()) == 1
    cambiar_encuentro(encuentro, datos_encuentro(lugar="Otra sala"), actor=carla)
    run_due()
    first, second = mails()
    assert second.asunto == "Cambió: Primer encuentro"
    assert event_of(second)[1]["UID"] == event_of(first)[1]["UID"]
    assert event_of(second)[1]["SEQUENCE"] == "1"
    assert event_of(second)[1]["LOCATION"] == "Otra sala"


def test_calling_it_off_takes_it_out_of_the_calendar_once(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario, ana: Usuario
) -> None:
    make_inscrito(cohorte, ana)
    encuentro = make_encuentro(cohorte, carla)
    client.as_user(carla)
    for _click in range(2):
        assert client.send(url(cohorte, f"{encuentro.id}/cancelar/")).status_code == 303
    run_due()
    (mail,) = mails()  # the invitation that had not left is void
    method, event = event_of(mail)
    assert (method, event["STATUS"]) == ("CANCEL", "CANCELLED")


def test_the_reminder_leaves_a_day_before_and_not_for_what_was_moved(
    cohorte: Cohorte, carla: Usuario, ana: Usuario
) -> None:
    make_inscrito(cohorte, ana)
    encuentro = make_encuentro(cohorte, carla)
    cambiar_encuentro(
        encuentro, datos_encuentro(inicio=encuentro.inicio + timedelta(days=2)), actor=carla
    )
    run_due()
    reminders = select(Job).where(Job.nombre == "encuentros.recordar").order_by(Job.id)
    waiting = db.session.scalars(reminders).all()
    assert [j.no_antes_el for j in waiting] == [
        encuentro.inicio - timedelta(days=3),
        encuentro.inicio - timedelta(days=1),
    ]
    for job in waiting:
        job.no_antes_el = now()
    db.session.flush()
    run_due()
    assert [m.asunto for m in mails()] == ["Cambió: Primer encuentro", "Mañana: Primer encuentro"]


def test_sixty_people_are_told_in_batches_and_nobody_twice(
    cohorte: Cohorte, carla: Usuario
) -> None:
    people = [make_usuario(f"Persona {n}") for n in range(60)]
    for persona in people:
        make_inscrito(cohorte, persona)
    make_encuentro(cohorte, carla)
    run_due()
    assert sorted(m.para for m in mails()) == sorted(p.correo for p in people)


def test_a_meeting_needs_a_place_and_a_future(cohorte: Cohorte, carla: Usuario) -> None:
    with pytest.raises(SinLugarError):
        crear_encuentro(cohorte, datos_encuentro(lugar=""), actor=carla)
    with pytest.raises(YaPasoError):
        crear_encuentro(cohorte, datos_encuentro(inicio=now() - timedelta(hours=1)), actor=carla)


def test_the_calendar_file_has_every_meeting_with_its_clock(
    client: CheckingClient, cohorte: Cohorte, carla: Usuario
) -> None:
    make_encuentro(cohorte, carla)
    make_encuentro(cohorte, carla, titulo="Segundo encuentro; con, signos")
    sent = client.as_user(carla).get(url(cohorte, "encuentros.ics"))
    assert sent.mimetype == "text/calendar"
    events = Calendar.from_ical(sent.get_data()).walk("VEVENT")
    assert [str(e["summary"]).split(" · ")[0] for e in events] == [
        "Primer encuentro",
        "Segundo encuentro; con, signos",
    ]
    starts = {str(e["dtstart"].params["TZID"]) for e in events}
    assert starts == {"America/Montevideo"}
