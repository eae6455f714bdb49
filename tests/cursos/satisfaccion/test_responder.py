"""Who finished or left a cohort answers once, and may change the answer while it is open."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.cohortes.models import EstadoParticipante
from cursos.cohortes.services import retirar
from cursos.satisfaccion import services
from cursos.satisfaccion.errors import CerradaError, TodaviaNoError
from cursos.satisfaccion.models import Valoracion
from plataforma.clock import now
from plataforma.db import db
from tests.factories.cohortes import make_inscrito, make_participante
from tests.factories.satisfaccion import make_valoracion

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte, Participante
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

GOOD = services.Respuesta(utilidad=5, claridad=4, recomendacion=3)


def url(cohorte: Cohorte, lang: str = "es") -> str:
    return f"/{lang}/cuenta/cohortes/{cohorte.id}/encuesta/"


def payload(**changes: str) -> dict[str, str]:
    form = {"utilidad": "5", "claridad": "4", "recomendacion": "3", "cambio": "El precio"}
    return form | changes


def answers() -> list[Valoracion]:
    db.session.expire_all()
    return list(db.session.scalars(select(Valoracion)))


@pytest.mark.usefixtures("de_ana")
def test_who_finished_answers(client: CheckingClient, cohorte: Cohorte, ana: Usuario) -> None:
    assert client.as_user(ana).send(url(cohorte), payload()).status_code == 303
    (row,) = answers()
    assert (row.utilidad, row.claridad, row.recomendacion) == (5, 4, 3)
    assert (row.cambio, row.falta, row.cambiada_el) == ("El precio", "", None)


@pytest.mark.usefixtures("de_ana")
def test_the_form_says_who_will_see_it_before_it_is_sent(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario
) -> None:
    page = client.as_user(ana).get(url(cohorte)).text
    assert "nunca quién" in page
    assert "sin su nombre" in page
    assert "5 personas o más" in page


@pytest.mark.usefixtures("de_ana")
def test_a_question_left_out_is_asked_again(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario
) -> None:
    sent = client.as_user(ana).send(url(cohorte), payload(claridad=""))
    assert sent.status_code == 422
    assert "Elija una de las cinco respuestas." in sent.text
    assert answers() == []


@pytest.mark.usefixtures("de_ana")
@pytest.mark.parametrize("mark", ["0", "6", "cinco", "5.5"])
def test_a_mark_off_the_scale_is_refused(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario, mark: str
) -> None:
    assert client.as_user(ana).send(url(cohorte), payload(utilidad=mark)).status_code == 422
    assert answers() == []


@pytest.mark.usefixtures("de_ana")
def test_sent_again_it_takes_the_place_of_the_first(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario
) -> None:
    client.as_user(ana).send(url(cohorte), payload())
    client.send(url(cohorte), payload(utilidad="2", falta="Tiempo"))
    (row,) = answers()
    assert (row.utilidad, row.falta) == (2, "Tiempo")
    assert row.cambiada_el is not None


@pytest.mark.usefixtures("de_ana")
def test_the_same_twice_is_no_change(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario
) -> None:
    client.as_user(ana).send(url(cohorte), payload())
    client.send(url(cohorte), payload())
    (row,) = answers()
    assert row.cambiada_el is None


def test_a_second_click_that_was_faster_does_no_harm(
    de_ana: Participante, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = iter([None, make_valoracion(de_ana, utilidad=1)])
    monkeypatch.setattr(services, "find_valoracion", lambda _id: next(found))
    assert services.responder(de_ana, GOOD).utilidad == 5
    assert len(answers()) == 1


def test_the_page_shows_the_answer_given(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario, de_ana: Participante
) -> None:
    make_valoracion(de_ana, cambio="Cobro en dólares")
    page = client.as_user(ana).get(url(cohorte)).text
    assert "Cobro en dólares" in page
    assert page.count(" checked") == 3


def test_who_left_answers_too_and_finds_it_on_the_panel(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario
) -> None:
    retirar(make_inscrito(cohorte, ana), actor=ana)
    db.session.commit()
    assert url(cohorte) in client.as_user(ana).get("/es/panel/").text
    assert client.send(url(cohorte), payload()).status_code == 303
    assert len(answers()) == 1
    assert url(cohorte) not in client.get("/es/panel/").text


def test_who_is_on_the_way_is_not_asked_yet(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario
) -> None:
    linea = make_inscrito(cohorte, ana)
    assert client.as_user(ana).get(url(cohorte)).status_code == 404
    with pytest.raises(TodaviaNoError):
        services.responder(linea, GOOD)


def test_who_left_before_coming_has_nothing_to_say(cohorte: Cohorte, ana: Usuario) -> None:
    linea = make_participante(cohorte, usuario_id=ana.id, estado=EstadoParticipante.RETIRADO)
    assert not services.puede_responder(linea)


@pytest.mark.parametrize(("days", "open_"), [(30, True), (31, False)])
def test_it_closes_thirty_days_after_the_cohort(
    de_ana: Participante,
    days: int,
    open_: bool,  # noqa: FBT001 — a case
) -> None:
    today = now().date()
    de_ana.cohorte.inicio = today - timedelta(days=90)
    de_ana.cohorte.cierre = today - timedelta(days=days)
    if open_:
        assert services.responder(de_ana, GOOD).claridad == 4
    else:
        with pytest.raises(CerradaError):
            services.responder(de_ana, GOOD)


def test_a_closed_one_is_shown_without_the_form(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario, de_ana: Participante
) -> None:
    cohorte.inicio, cohorte.cierre = now().date() - timedelta(90), now().date() - timedelta(31)
    db.session.commit()
    page = client.as_user(ana).get(url(cohorte)).text
    assert "La encuesta cerró" in page
    assert 'name="utilidad"' not in page
    assert client.send(url(cohorte), payload()).status_code != 303
    assert answers() == []


@pytest.mark.usefixtures("de_ana")
def test_somebody_elses_survey_is_not_found(
    client: CheckingClient, cohorte: Cohorte, fabian: Usuario
) -> None:
    assert client.as_user(fabian).get(url(cohorte)).status_code == 404
    assert client.send(url(cohorte), payload()).status_code == 404
    assert answers() == []


@pytest.mark.usefixtures("de_ana")
def test_the_page_of_the_cohort_offers_it(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario
) -> None:
    page = f"/es/cuenta/cohortes/{cohorte.id}/"
    assert "Responder la encuesta" in client.as_user(ana).get(page).text
    client.send(url(cohorte), payload())
    assert "Ver o cambiar mi respuesta" in client.get(page).text


@pytest.mark.usefixtures("de_ana")
def test_it_is_asked_in_portuguese(client: CheckingClient, cohorte: Cohorte, ana: Usuario) -> None:
    page = client.as_user(ana).get(url(cohorte, "pt")).text
    assert "Foi útil para a sua empresa?" in page
    assert "Sim, com certeza" in page
