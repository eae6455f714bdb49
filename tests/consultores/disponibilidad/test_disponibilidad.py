"""The next free slot, and the page on which a consultant says when they attend."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from consultores.disponibilidad.queries import ofertas_de
from consultores.disponibilidad.services import (
    FechasAlRevesError,
    FechasPasadasError,
    MuyLejosError,
    ausentarse,
    guardar,
    pausar,
    quitar_ausencia,
    reanudar,
)
from consultores.red import proximo
from consultores.red.models_agenda import Ausencia, Horario
from consultores.red.proximo import Motivo, motivo_de, proximo_dia
from plataforma.clock import now
from plataforma.db import db
from plataforma.dias_habiles import es_habil, hoy
from tests.factories.consultores import make_consultor, make_solicitud

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

URL = "/es/consultores/disponibilidad/"
DAY = timedelta(days=1)


@pytest.fixture
def consultor(diego: Usuario) -> Consultor:
    return make_consultor(diego)


@pytest.fixture
def un_lunes(monkeypatch: pytest.MonkeyPatch) -> date:
    """Monday 7 December 2026, nine in the morning in Bogotá; the 8th is a holiday there."""
    moment = now().replace(year=2026, month=12, day=7, hour=14, minute=0, second=0, microsecond=0)
    monkeypatch.setattr(proximo, "now", lambda: moment)
    monkeypatch.setattr(proximo, "hoy", moment.date)
    monkeypatch.setattr("consultores.red.models.hoy", moment.date)
    return moment.date()


# The next free slot


def test_without_hours_of_their_own_today_counts_until_six(
    consultor: Consultor, un_lunes: date
) -> None:
    assert proximo_dia(consultor) == un_lunes


def test_after_the_last_hour_of_today_it_is_the_next_business_day(
    consultor: Consultor, un_lunes: date
) -> None:
    consultor.horario = [Horario(dia=d, desde=time(6), hasta=time(8, 30)) for d in range(5)]
    assert proximo_dia(consultor) == date(2026, 12, 9)  # the 8th is a holiday in Colombia


def test_a_day_on_which_they_do_not_attend_is_passed_over(
    consultor: Consultor, un_lunes: date
) -> None:
    consultor.horario = [Horario(dia=3, desde=time(9), hasta=time(12))]
    assert proximo_dia(consultor) == date(2026, 12, 10)


def test_days_away_are_passed_over(consultor: Consultor, un_lunes: date) -> None:
    consultor.ausencias = [Ausencia(desde=un_lunes, hasta=date(2026, 12, 11))]
    assert motivo_de(consultor) == Motivo.AUSENCIA
    assert proximo_dia(consultor) == date(2026, 12, 14)


def test_a_pause_is_passed_over(consultor: Consultor, un_lunes: date) -> None:
    consultor.pausa_hasta = date(2026, 12, 12)
    assert motivo_de(consultor) == Motivo.PAUSA
    assert proximo_dia(consultor) == date(2026, 12, 14)  # the first business day after it


def test_who_is_full_has_no_day(consultor: Consultor, ana: Usuario) -> None:
    consultor.cupo = 1
    make_solicitud(ana, consultor)
    assert motivo_de(consultor) == Motivo.LLENO
    assert proximo_dia(consultor) is None


def test_who_is_away_for_years_has_no_day(consultor: Consultor) -> None:
    consultor.ausencias = [Ausencia(desde=hoy(), hasta=hoy() + timedelta(days=800))]
    assert proximo_dia(consultor) is None


def test_the_slot_of_the_page_is_a_business_day(
    client: CheckingClient, consultor: Consultor
) -> None:
    day = proximo_dia(consultor)
    assert day is not None
    assert es_habil(day, "CO")
    assert "Próximo lugar: " in client.get("/es/consultores/diego-restrepo/").text


# Days away


def test_days_that_overlap_or_touch_become_one(consultor: Consultor, diego: Usuario) -> None:
    start = hoy() + 10 * DAY
    ausentarse(consultor, start, start + 3 * DAY, actor=diego)
    ausentarse(consultor, start + 8 * DAY, start + 9 * DAY, actor=diego)
    ausentarse(consultor, start + 2 * DAY, start + 7 * DAY, actor=diego)
    db.session.flush()
    assert [(a.desde, a.hasta) for a in consultor.ausencias] == [(start, start + 9 * DAY)]


def test_days_apart_stay_apart(consultor: Consultor, diego: Usuario) -> None:
    start = hoy() + 10 * DAY
    ausentarse(consultor, start, start, actor=diego)
    ausentarse(consultor, start + 2 * DAY, start + 2 * DAY, actor=diego)
    assert len(consultor.ausencias) == 2


@pytest.mark.parametrize(
    ("first", "last", "error"),
    [
        (-5, -1, FechasPasadasError),
        (3, 2, FechasAlRevesError),
        (300, 400, MuyLejosError),
    ],
)
def test_days_that_make_no_sense_are_refused(
    consultor: Consultor, diego: Usuario, first: int, last: int, error: type[Exception]
) -> None:
    with pytest.raises(error):
        ausentarse(consultor, hoy() + first * DAY, hoy() + last * DAY, actor=diego)


def test_taking_days_away_twice_is_once(consultor: Consultor, diego: Usuario) -> None:
    ausentarse(consultor, hoy(), hoy() + DAY, actor=diego)
    quitar_ausencia(consultor, hoy(), actor=diego)
    quitar_ausencia(consultor, hoy(), actor=diego)
    assert consultor.ausencias == []


@pytest.mark.parametrize("days", [-1, 0])
def test_a_pause_ends_in_the_future(consultor: Consultor, diego: Usuario, days: int) -> None:
    with pytest.raises(FechasPasadasError):
        pausar(consultor, hoy() + days * DAY, actor=diego)


def test_a_pause_can_be_ended(consultor: Consultor, diego: Usuario) -> None:
    pausar(consultor, hoy() + DAY, actor=diego)
    assert not consultor.recibe_solicitudes
    reanudar(consultor, actor=diego)
    reanudar(consultor, actor=diego)
    assert consultor.recibe_solicitudes


def test_hours_that_stay_keep_their_row(consultor: Consultor, diego: Usuario) -> None:
    hours = (0, time(9), time(12))
    guardar(consultor, actor=diego, cupo=3, horas=[hours])
    db.session.flush()
    kept = consultor.horario[0].id
    guardar(consultor, actor=diego, cupo=3, horas=[hours, (1, time(9), time(12))])
    db.session.flush()
    assert consultor.horario[0].id == kept
    assert consultor.cupo == 3


# The page


def send(client: CheckingClient, path: str = "", **data: Any) -> Any:
    return client.send(f"{URL}{path}", data, follow_redirects=True)


def test_the_page_is_for_consultants(client: CheckingClient, ana: Usuario) -> None:
    assert client.as_user(ana).get(URL).status_code == 404


def test_it_is_reached_from_the_panel_and_from_the_own_profile(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    me = client.as_user(diego)
    assert f'href="{URL}"' in me.get("/es/panel/").text
    assert f'href="{URL}"' in me.get("/es/consultores/diego-restrepo/").text


def test_hours_and_capacity_are_kept(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    page = send(client.as_user(diego), cupo="2", desde_1="09:00", hasta_1="12:30")
    assert "Guardamos cuándo atiende" in page.text
    db.session.expire_all()
    assert consultor.cupo == 2
    assert [(h.dia, h.desde, h.hasta) for h in consultor.horario] == [(1, time(9), time(12, 30))]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"cupo": "0"}, "entre 1 y 20"),
        ({"cupo": "muchas"}, "número entero"),
        ({"cupo": "2", "desde_0": "09:00"}, "deje las dos en blanco"),
        ({"cupo": "2", "desde_0": "12:00", "hasta_0": "09:00"}, "va después de la inicial"),
    ],
)
def test_hours_that_make_no_sense_are_refused(
    client: CheckingClient, consultor: Consultor, diego: Usuario, data: dict[str, str], said: str
) -> None:
    page = client.as_user(diego).send(URL, data)
    assert page.status_code == 422
    assert said in page.text
    assert consultor.horario == []


def test_days_away_are_added_and_taken_away_on_the_page(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    me, first = client.as_user(diego), (hoy() + DAY).isoformat()
    page = send(me, "ausencias/", desde=first, hasta=(hoy() + 3 * DAY).isoformat())
    assert "Guardamos esos días" in page.text
    assert f'value="{first}"' in page.text
    page = send(me, "ausencias/quitar/", desde=first)
    assert "No marcó ninguno" in page.text


@pytest.mark.parametrize("sent", ["", "mañana", "2026-13-40"])
def test_what_is_no_day_takes_nothing_away(
    client: CheckingClient, consultor: Consultor, diego: Usuario, sent: str
) -> None:
    ausentarse(consultor, hoy(), hoy(), actor=diego)
    send(client.as_user(diego), "ausencias/quitar/", desde=sent)
    assert len(consultor.ausencias) == 1


def test_days_that_are_over_get_a_message(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    past = (hoy() - 3 * DAY).isoformat()
    page = send(client.as_user(diego), "ausencias/", desde=past, hasta=past)
    assert "Esos días ya pasaron" in page.text


def test_the_page_says_why_nothing_comes(
    client: CheckingClient, consultor: Consultor, diego: Usuario
) -> None:
    me = client.as_user(diego)
    assert "Recibe solicitudes" in me.get(URL).text
    page = send(me, "pausa/", vuelve=(hoy() + 5 * DAY).isoformat())
    assert "Ahora no recibe solicitudes" in page.text
    assert "Está en pausa hasta el" in page.text
    assert "Recibe solicitudes" in send(me, "pausa/terminar/").text


def test_figures_say_what_became_of_each_offer(
    client: CheckingClient, consultor: Consultor, ana: Usuario, diego: Usuario
) -> None:
    assert "no le ofrecimos ninguna" in client.as_user(diego).get(URL).text
    make_solicitud(ana, consultor, "aceptada")
    found = ofertas_de(consultor.id, now() - timedelta(days=365))
    assert (found.ofrecidas, found.aceptadas, found.declinadas, found.sin_respuesta) == (1, 1, 0, 0)
    assert "Le ofrecimos" in client.as_user(diego).get(URL).text


def test_an_offer_whose_time_ran_out_was_not_answered(consultor: Consultor, ana: Usuario) -> None:
    offer = make_solicitud(ana, consultor).asignaciones[0]
    offer.responder_antes_el = now() - timedelta(hours=1)
    db.session.flush()
    assert ofertas_de(consultor.id, now() - timedelta(days=365)).sin_respuesta == 1


def test_offers_of_long_ago_are_not_counted(consultor: Consultor, ana: Usuario) -> None:
    make_solicitud(ana, consultor)
    assert ofertas_de(consultor.id, now() + DAY).ofrecidas == 0
