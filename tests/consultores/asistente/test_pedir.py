"""Asking for help: three steps, a draft that stays, one request however often it is sent."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import func, select

from consultores.pasos import admision, marcha
from consultores.solicitudes import borradores
from consultores.solicitudes.errors import (
    ConsultorNoDisponibleError,
    ConsultorPropioError,
    FaltanDatosError,
)
from consultores.solicitudes.estados import ActoImposibleError, Estado
from consultores.solicitudes.models import Asignacion, Solicitud
from consultores.taxonomia import TIPOS
from plataforma.db import db
from tests.factories.consultores import make_borrador, make_postulado, make_solicitud
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.red.models import Consultor
    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

NEW = "/es/asistencia/nueva/"
DETAIL = {
    "titulo": "¿Cuánto paga mi mermelada?",
    "producto": "Mermelada",
    "mercado": "CO",
    "descripcion": "Vendemos mermelada de guayaba y queremos entrar a Colombia.",
    "idioma": "es",
}


def only_request() -> Solicitud:
    return db.session.scalars(select(Solicitud)).one()


def test_the_topic_of_an_answer_comes_along(client: CheckingClient, ana: Usuario) -> None:
    page = client.as_user(ana).get(f"{NEW}?area=GEN").text
    assert "Tema: " in page
    assert page.index("SOL-OTR") < page.index("SOL-PLA")  # no need is of that topic alone
    client.send(NEW, {"tipo": "SOL-OTR", "intento": "t", "area": "GEN"})
    assert only_request().area == "GEN"


@pytest.mark.parametrize(("tipo", "area"), [("SOL-LOG", "GEN"), ("SOL-OTR", "XXX")])
def test_a_need_with_a_topic_keeps_its_own_and_a_made_up_one_is_dropped(
    client: CheckingClient, ana: Usuario, tipo: str, area: str
) -> None:
    client.as_user(ana).send(NEW, {"tipo": tipo, "intento": "t", "area": area})
    assert only_request().area == TIPOS[tipo].area


def test_the_topic_comes_along_without_an_account_too(client: CheckingClient) -> None:
    step = client.send(NEW, {"tipo": "SOL-OTR", "area": "GEN"})
    assert "area=GEN" in step.location
    assert 'value="GEN"' in client.get(step.location).text


def test_the_whole_way_from_the_profile_to_the_reference(
    client: CheckingClient, ana: Usuario, consultor: Consultor
) -> None:
    client.as_user(ana)
    assert "Diego Restrepo" in client.get(f"{NEW}?consultor={consultor.slug}").text
    step = client.send(NEW, {"tipo": "SOL-ACU", "intento": "a", "consultor": consultor.slug})
    assert step.location.endswith("/detalle/")
    helps = client.send(step.location, DETAIL)
    assert helps.location.endswith("/ayuda/")
    check = client.send(helps.location, {"sector": "S04", "modalidad": "remoto"})
    assert check.location.endswith("/revisar/")
    page = client.get(check.location).text
    assert "Responde Diego Restrepo, a más tardar el" in page
    assert "Cambiar" in page
    sent = client.send(check.location)
    assert sent.status_code == 303
    assert only_request().referencia in client.get(sent.location).text


@time_machine.travel(datetime(2026, 11, 24, 15, tzinfo=UTC), tick=False)
def test_the_date_is_shown_before_sending(
    client: CheckingClient, ana: Usuario, consultor: Consultor
) -> None:
    draft = make_borrador(ana, consultor)
    page = client.as_user(ana).get(f"/es/asistencia/{draft.referencia}/revisar/").text
    assert "Responde Diego Restrepo, a más tardar el 26 de noviembre de 2026." in page
    admision.enviar(draft, actor=ana)
    assert draft.responder_antes_el == datetime(2026, 11, 26, 23, tzinfo=UTC)  # 18:00 in Bogotá


def test_a_visitor_sees_the_cards_and_then_says_who_they_are(
    client: CheckingClient, consultor: Consultor
) -> None:
    asked = f"{NEW}?consultor={consultor.slug}"
    assert "Diego Restrepo" in client.get(asked).text
    step = client.send(asked, {"tipo": "SOL-ACU", "consultor": consultor.slug})
    assert step.location.endswith("/sin-cuenta/?tipo=SOL-ACU&consultor=diego-restrepo")
    page = client.get(step.location).text
    assert "siguiente=/es/asistencia/nueva/?tipo%3DSOL-ACU%26consultor%3Ddiego-restrepo" in page


def test_the_first_form_sent_twice_makes_one_draft(client: CheckingClient, ana: Usuario) -> None:
    client.as_user(ana)
    first = client.send(NEW, {"tipo": "SOL-ACU", "intento": "abc"})
    second = client.send(NEW, {"tipo": "SOL-ACU", "intento": "abc"})
    assert first.location == second.location
    assert only_request().estado == Estado.BORRADOR


def test_sending_twice_makes_one_request_and_one_assignment(
    client: CheckingClient, ana: Usuario, consultor: Consultor
) -> None:
    draft = make_borrador(ana, consultor)
    url = f"/es/asistencia/{draft.referencia}/revisar/"
    client.as_user(ana)
    client.send(url)
    again = client.send(url, follow_redirects=True)
    assert "Esta solicitud ya se envió" in again.text
    assert db.session.scalar(select(func.count(Asignacion.id))) == 1


def test_the_draft_waits_in_the_list(client: CheckingClient, ana: Usuario) -> None:
    draft = make_borrador(ana)
    page = client.as_user(ana).get("/es/asistencia/").text
    assert draft.referencia in page
    opened = client.get(f"/es/asistencia/{draft.referencia}/")
    assert opened.location.endswith("/revisar/")


def test_a_draft_is_its_authors_alone(
    client: CheckingClient, ana: Usuario, consultor: Consultor, elena: Usuario, diego: Usuario
) -> None:
    draft = make_borrador(ana, consultor)
    for somebody in (elena, diego):
        client.as_user(somebody)
        assert client.get(f"/es/asistencia/{draft.referencia}/").status_code == 404
        assert client.get(f"/es/asistencia/{draft.referencia}/detalle/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"titulo": ""}, "Escriba su pregunta en una línea."),
        ({"descripcion": ""}, "Cuente el problema con sus palabras"),
        ({"descripcion": "Ayuda"}, "Escriba entre 20 y 4000 caracteres."),
        ({"idioma": ""}, "Elija el idioma."),
    ],
)
def test_what_is_missing_is_said(
    client: CheckingClient, ana: Usuario, changes: dict[str, str], message: str
) -> None:
    draft = make_borrador(ana)
    page = client.as_user(ana).send(
        f"/es/asistencia/{draft.referencia}/detalle/", {**DETAIL, **changes}
    )
    assert page.status_code == 422
    assert message in page.text
    assert "Mermelada" in page.text


def test_no_kind_chosen_is_said(client: CheckingClient, ana: Usuario) -> None:
    page = client.as_user(ana).send(NEW, {"intento": "x"})
    assert page.status_code == 422
    assert "Elija qué necesita." in page.text


def test_who_came_without_a_consultant_chooses_with_reasons(
    client: CheckingClient, ana: Usuario, consultor: Consultor
) -> None:
    draft = make_borrador(ana)
    url = f"/es/asistencia/{draft.referencia}/elegir/"
    page = client.as_user(ana).get(url).text
    assert "Atiende a empresas de su país" in page
    chosen = client.send(url, {"consultor": consultor.slug})
    assert chosen.location.endswith("/revisar/")
    assert draft.elegido_id == consultor.id
    assert client.send(url, {"consultor": "nadie"}).status_code == 404


def test_nobody_for_the_area_says_what_to_do(client: CheckingClient, ana: Usuario) -> None:
    draft = make_borrador(ana)
    page = client.as_user(ana).get(f"/es/asistencia/{draft.referencia}/elegir/").text
    assert "Ahora nadie de este tema tiene lugar" in page
    assert "Que la red proponga a dos o tres" in page


def test_each_side_is_told_in_the_own_language(
    consultor: Consultor, diego: Usuario, buzon: Callable[[Usuario], list[Correo]]
) -> None:
    joana = make_usuario("Joana Prates", pais="BR", idioma="pt")
    request = make_solicitud(joana, consultor)
    (receipt,) = buzon(joana)
    assert receipt.idioma == "pt"
    assert f"/pt/asistencia/{request.referencia}/" in receipt.texto
    assert f"/es/asistencia/{request.referencia}/" in buzon(diego)[0].texto


def test_an_incomplete_draft_is_not_sent(ana: Usuario, consultor: Consultor) -> None:
    draft = borradores.empezar_borrador(ana, intento="x", tipo="SOL-ACU", consultor=consultor)
    with pytest.raises(FaltanDatosError):
        admision.enviar(draft, actor=ana)


def test_nobody_asks_oneself(diego: Usuario, consultor: Consultor) -> None:
    with pytest.raises(ConsultorPropioError):
        make_borrador(diego, consultor)


def test_a_full_consultant_takes_no_more(
    client: CheckingClient, ana: Usuario, consultor: Consultor
) -> None:
    consultor.cupo = 1
    draft = make_borrador(ana, consultor)
    make_solicitud(make_usuario("Rosa Peña"), consultor)
    with pytest.raises(ConsultorNoDisponibleError):
        admision.enviar(draft, actor=ana)
    page = client.as_user(ana).get(f"/es/asistencia/{draft.referencia}/revisar/").text
    assert "no recibe solicitudes ahora" in page
    assert "Elegir quién responde" in page


def test_a_draft_can_be_changed_and_thrown_away(client: CheckingClient, ana: Usuario) -> None:
    draft = make_borrador(ana)
    base = f"/es/asistencia/{draft.referencia}"
    client.as_user(ana)
    assert client.get(f"{base}/necesidad/").status_code == 200
    assert client.send(f"{base}/necesidad/", {"tipo": "SOL-LOG"}).status_code == 303
    assert draft.area == "LOG"
    assert client.send(f"{base}/descartar/").status_code == 303
    assert draft.referencia not in client.get("/es/asistencia/?estado=cerradas").text


def test_what_was_sent_is_no_draft_any_more(ana: Usuario, solicitud: Solicitud) -> None:
    with pytest.raises(ActoImposibleError):
        borradores.cambiar_tipo(solicitud, "SOL-LOG")
    with pytest.raises(ActoImposibleError):
        marcha.descartar(solicitud, actor=ana)


@pytest.mark.parametrize("step", ["necesidad", "detalle", "elegir", "revisar"])
def test_a_step_of_a_sent_request_shows_how_it_goes(
    client: CheckingClient, ana: Usuario, solicitud: Solicitud, step: str
) -> None:
    url = f"/es/asistencia/{solicitud.referencia}/{step}/"
    page = client.as_user(ana).get(url, follow_redirects=True)
    assert "ya se envió" in page.text


def test_who_is_not_in_the_network_is_not_chosen_nor_named(
    client: CheckingClient, ana: Usuario
) -> None:
    applicant = make_postulado()
    draft = make_borrador(ana)
    url = f"/es/asistencia/{draft.referencia}/elegir/"
    client.as_user(ana)
    for slug in (applicant.slug, "nadie", "a\0b"):
        assert client.send(url, {"consultor": slug}).status_code == 404
    assert draft.consultor is None
