"""Meetings enter both calendars, change there and leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from consultores.pasos import marcha
from consultores.reuniones import services as reuniones
from consultores.reuniones.errors import EnlaceError, HorariosError, ReunionCambioError
from consultores.reuniones.services import Idea
from tests.factories.consultores import make_solicitud
from tests.factories.trabajo import make_reunion, manana

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@pytest.fixture
def en_curso(ana: Usuario, consultor: Consultor) -> Solicitud:
    return make_solicitud(ana, consultor, "en_curso")


def entry(mail: Correo) -> tuple[str, str, int, str]:
    """Return (method, name, sequence, status) of what goes along with a mail."""
    calendar: Any = Calendar.from_ical(mail.calendario)
    event = calendar.walk("VEVENT")[0]
    return str(calendar["METHOD"]), str(event["UID"]), event["SEQUENCE"], str(event["STATUS"])


def test_what_is_chosen_enters_both_calendars(
    en_curso: Solicitud, ana: Usuario, diego: Usuario, buzon: Callable[[Usuario], list[Correo]]
) -> None:
    made = make_reunion(en_curso, agreed=True)
    for persona in (ana, diego):
        mail = buzon(persona)[0]
        assert entry(mail) == ("REQUEST", made.uid, 0, "CONFIRMED")
        calendar: Any = Calendar.from_ical(mail.calendario)
        event = calendar.walk("VEVENT")[0]
        assert event["DTSTART"].dt == manana(15)
        assert str(event["ATTENDEE"]) == f"mailto:{persona.correo}"


def test_another_moment_replaces_the_entry_and_calling_off_takes_it_out(
    en_curso: Solicitud, ana: Usuario, diego: Usuario, buzon: Callable[[Usuario], list[Correo]]
) -> None:
    made = make_reunion(en_curso, agreed=True)
    other = Idea(tema=made.tema, minutos=60, horarios=[manana(20)], enlace=made.enlace)
    reuniones.cambiar(en_curso, made, other, actor=diego)
    assert made.inicio == manana(15)  # holds until the other side has chosen
    reuniones.elegir(en_curso, made, made.horarios[0].id, actor=ana)
    assert entry(buzon(ana)[0]) == ("REQUEST", made.uid, 1, "CONFIRMED")
    reuniones.cancelar(en_curso, made, actor=ana, motivo="No puedo.")
    assert entry(buzon(diego)[0]) == ("CANCEL", made.uid, 2, "CANCELLED")


def test_nobody_chooses_what_they_proposed(en_curso: Solicitud, diego: Usuario) -> None:
    made = make_reunion(en_curso)
    with pytest.raises(ReunionCambioError):
        reuniones.elegir(en_curso, made, made.horarios[0].id, actor=diego)


def test_a_second_click_chooses_nothing_more(
    en_curso: Solicitud, ana: Usuario, buzon: Callable[[Usuario], list[Correo]]
) -> None:
    made = make_reunion(en_curso)
    chosen = made.horarios[0].id
    reuniones.elegir(en_curso, made, chosen, actor=ana)
    before = len(buzon(ana))
    with pytest.raises(ReunionCambioError):
        reuniones.elegir(en_curso, made, chosen, actor=ana)
    assert len(buzon(ana)) == before


@pytest.mark.parametrize("link", ["http://llamada.test/", "javascript:alert(1)", "llamada"])
def test_only_a_secure_link_is_taken(en_curso: Solicitud, link: str) -> None:
    with pytest.raises(EnlaceError):
        make_reunion(en_curso, enlace=link)


def test_moments_that_are_past_too_many_or_twice_are_refused(en_curso: Solicitud) -> None:
    many = [manana(h) for h in (12, 13, 14, 15)]
    for moments in ([], many, [manana(15), manana(15)], [manana(15, dias=-1)]):
        with pytest.raises(HorariosError):
            make_reunion(en_curso, horarios=moments)


def test_a_cancelled_request_takes_its_meetings_along(
    en_curso: Solicitud, ana: Usuario, diego: Usuario, buzon: Callable[[Usuario], list[Correo]]
) -> None:
    made = make_reunion(en_curso, agreed=True)
    marcha.cancelar(en_curso, actor=ana, motivo="Ya lo resolvimos.")
    assert made.cancelada_el is not None
    entries = [m for m in buzon(diego) if m.calendario]
    assert entry(entries[0]) == ("CANCEL", made.uid, 1, "CANCELLED")


def test_a_meeting_of_another_request_is_not_found(
    client: CheckingClient, en_curso: Solicitud, ana: Usuario, consultor: Consultor
) -> None:
    other = make_reunion(make_solicitud(ana, consultor, "en_curso"))
    url = f"/es/asistencia/{en_curso.referencia}/reuniones/{other.id}/cancelar/"
    assert client.as_user(ana).get(url).status_code == 404


def test_who_has_no_mail_takes_the_entry_from_the_page(
    client: CheckingClient, en_curso: Solicitud, ana: Usuario
) -> None:
    made = make_reunion(en_curso, agreed=True)
    url = f"/es/asistencia/{en_curso.referencia}/reuniones/{made.id}/reunion.ics"
    assert url in client.as_user(ana).get(f"/es/asistencia/{en_curso.referencia}/").text
    sent = client.get(url)
    assert sent.mimetype == "text/calendar"
    calendar: Any = Calendar.from_ical(sent.data)
    event = calendar.walk("VEVENT")[0]
    assert (event["UID"], event["DTSTART"].dt) == (made.uid, manana(15))


@pytest.mark.parametrize("agreed", [True, False])
def test_a_meeting_that_is_not_agreed_or_is_off_has_no_entry(
    client: CheckingClient, en_curso: Solicitud, ana: Usuario, *, agreed: bool
) -> None:
    made = make_reunion(en_curso, agreed=agreed)
    if agreed:
        reuniones.cancelar(en_curso, made, actor=ana, motivo="No puedo.")
    url = f"/es/asistencia/{en_curso.referencia}/reuniones/{made.id}/reunion.ics"
    assert client.as_user(ana).get(url).mimetype != "text/calendar"


def test_a_moment_begun_among_the_others_stays_in_view(
    client: CheckingClient, en_curso: Solicitud, diego: Usuario
) -> None:
    url = f"/es/asistencia/{en_curso.referencia}/reuniones/nueva/"
    assert '<details class="desplegable">' in client.as_user(diego).get(url).text
    page = client.send(url, {"tema": "Repasar", "minutos": "60", "dia_2": "2099-01-01"})
    assert page.status_code == 422
    assert "Cada horario lleva su día y su hora." in page.text
    assert '<details class="desplegable" open>' in page.text
