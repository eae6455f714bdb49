"""What is done is agreed on: proposed with the acceptance, agreed with one tap, or changed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from consultores.solicitudes.errors import YaNoEsSuyaError
from consultores.solicitudes.estados import ActoImposibleError, Estado
from consultores.trabajo import alcance
from consultores.trabajo.errors import AlcanceCambioError, FechaDeEntregaError, SinAlcanceError
from plataforma.clock import now, to_zone
from tests.factories.consultores import make_solicitud
from tests.factories.trabajo import propuesta

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@pytest.fixture
def aceptada(solicitud: Solicitud, diego: Usuario) -> Solicitud:
    alcance.aceptar(solicitud, propuesta(solicitud), actor=diego)
    return solicitud


def test_accepting_proposes_and_the_date_agreed_is_the_promise(
    solicitud: Solicitud, ana: Usuario, diego: Usuario
) -> None:
    day = to_zone(now(), "America/Bogota").date() + timedelta(days=1)
    alcance.aceptar(solicitud, propuesta(solicitud, entrega_el=day), actor=diego)
    alcance.acordar(solicitud, version=1, actor=ana)
    assert solicitud.estado == Estado.EN_CURSO
    assert solicitud.meta_el is not None
    assert to_zone(solicitud.meta_el, "America/Bogota").date() == day


def test_a_day_that_is_past_or_beyond_the_promise_is_refused(
    solicitud: Solicitud, consultor: Consultor, diego: Usuario
) -> None:
    last = alcance.ultimo_dia(solicitud, consultor)
    for day in (now().date() - timedelta(days=1), last + timedelta(days=1)):
        with pytest.raises(FechaDeEntregaError):
            alcance.aceptar(solicitud, propuesta(solicitud, entrega_el=day), actor=diego)


def test_two_tabs_agree_only_with_the_version_that_was_read(
    aceptada: Solicitud, ana: Usuario, diego: Usuario
) -> None:
    alcance.pedir_cambio(aceptada, actor=ana, texto="También el flete.", intento="c")
    alcance.proponer(aceptada, propuesta(aceptada, horas=6), actor=diego)
    with pytest.raises(AlcanceCambioError):
        alcance.acordar(aceptada, version=1, actor=ana)
    alcance.acordar(aceptada, version=2, actor=ana)
    with pytest.raises(ActoImposibleError):
        alcance.acordar(aceptada, version=2, actor=ana)


def test_the_same_proposal_twice_is_one_version(aceptada: Solicitud, diego: Usuario) -> None:
    alcance.proponer(aceptada, propuesta(aceptada), actor=diego)
    assert [v.version for v in alcance.list_versiones(aceptada)] == [1]


def test_a_wish_for_a_change_is_a_message_and_the_consultants_turn(
    client: CheckingClient, aceptada: Solicitud, ana: Usuario, diego: Usuario
) -> None:
    url = f"/es/asistencia/{aceptada.referencia}/"
    sent = {"texto": "También <b>el flete</b>.", "intento": "c"}
    assert client.as_user(ana).send(f"{url}alcance/cambio/", sent).status_code == 303
    page = client.as_user(diego).get(url).text
    assert "corrija la propuesta" in page
    assert "&lt;b&gt;el flete" in page
    alcance.proponer(aceptada, propuesta(aceptada, horas=9), actor=diego)
    assert "<del>4</del>" in client.as_user(ana).get(url).text


def test_without_a_proposal_there_is_nothing_to_agree_with(
    ana: Usuario, consultor: Consultor
) -> None:
    with pytest.raises(SinAlcanceError):
        alcance.acordar(make_solicitud(ana, consultor, "aceptada"), version=1, actor=ana)


def test_a_stranger_proposes_nothing(aceptada: Solicitud, fabian: Usuario) -> None:
    with pytest.raises(YaNoEsSuyaError):
        alcance.proponer(aceptada, propuesta(aceptada, horas=9), actor=fabian)


def test_who_is_only_asked_reads_no_name(
    client: CheckingClient, solicitud: Solicitud, ana: Usuario, diego: Usuario
) -> None:
    solicitud.empresa = "Dulces Ana SRL"
    url = f"/es/asistencia/{solicitud.referencia}/"
    page = client.as_user(diego).get(url).text
    assert "Dulces Ana SRL" not in page
    assert ana.nombre not in page
    assert "La empresa lo eligió a usted" in page
    alcance.aceptar(solicitud, propuesta(solicitud), actor=diego)
    assert "Dulces Ana SRL" in client.get(url).text
