"""Lists and cards: what each person sees, and what a page costs."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import pytest

from consultores.pasos.conversacion import escribir
from consultores.seguimiento.tarjetas import panel
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.models import Solicitud
from plataforma.clock import now
from plataforma.db import db
from tests.consultores.red.test_buscar import counted
from tests.factories.consultores import make_borrador, make_solicitud

if TYPE_CHECKING:
    from flask import Flask

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

MINE = "/es/asistencia/"


def make_many(persona: Usuario, consultor: Consultor, number: int) -> None:
    moment = now()
    db.session.add_all(
        Solicitud(
            referencia=secrets.token_hex(8), intento=secrets.token_hex(8), solicitante=persona,
            pais="PY", consultor=consultor, tipo="SOL-ACU", titulo="Arancel", descripcion="…",
            estado=Estado.ASIGNADA, enviada_el=moment, responder_antes_el=moment,
        )
        for _ in range(number)
    )  # fmt: skip
    db.session.flush()


@pytest.mark.parametrize(("url", "who"), [(MINE, "ana"), (f"{MINE}?papel=consultor", "diego")])
def test_a_list_costs_the_same_with_ten_and_with_a_thousand(
    client: CheckingClient,
    request: pytest.FixtureRequest,
    ana: Usuario,
    consultor: Consultor,
    url: str,
    who: str,
) -> None:
    client.as_user(request.getfixturevalue(who))
    make_many(ana, consultor, 10)
    with counted() as few:
        client.get(url)
    make_many(ana, consultor, 990)
    with counted() as many:
        assert client.get(url).status_code == 200
    assert len(many) == len(few) <= 16


def test_each_one_sees_the_own_requests(
    client: CheckingClient, ana: Usuario, fabian: Usuario, diego: Usuario, consultor: Consultor
) -> None:
    mine = make_solicitud(ana, consultor)
    assert mine.referencia in client.as_user(ana).get(MINE).text
    assert mine.referencia not in client.as_user(fabian).get(f"{MINE}?papel=consultor").text
    assert mine.referencia not in client.as_user(diego).get(f"{MINE}?papel=solicitante").text
    assert mine.referencia in client.as_user(diego).get(f"{MINE}?papel=consultor").text


@pytest.mark.parametrize("group", ["abiertas", "esperan", "vencidas", "cerradas", "<x>"])
def test_every_group_can_be_empty(client: CheckingClient, ana: Usuario, group: str) -> None:
    page = client.as_user(ana).get(f"{MINE}?estado={group}")
    assert "Nada por aquí" in page.text


def test_the_panel_counts_what_waits_for_each(
    app: Flask, ana: Usuario, diego: Usuario, consultor: Consultor, gael: Usuario
) -> None:
    make_solicitud(ana, consultor)
    make_solicitud(ana, consultor, "entregada")
    with app.test_request_context("/es/"):
        (asked,) = panel(diego)
        (mine,) = panel(ana)
        assert not list(panel(gael))
    assert asked.cifra == "1 solicitud"
    assert mine.cifra == "2 solicitudes"
    assert mine.texto == "1 espera un paso suyo"


def test_a_consultant_who_asked_nothing_begins_with_what_others_ask(
    client: CheckingClient, ana: Usuario, diego: Usuario, consultor: Consultor
) -> None:
    theirs = make_solicitud(ana, consultor)
    client.as_user(diego)
    assert theirs.referencia in client.get(MINE).text
    assert theirs.referencia not in client.get(f"{MINE}?papel=solicitante").text
    own = make_borrador(diego)
    assert own.referencia in client.get(MINE).text


def test_what_is_offered_comes_first_and_without_the_name_of_the_firm(
    client: CheckingClient, ana: Usuario, diego: Usuario, consultor: Consultor
) -> None:
    ana.empresa = "Dulces Ana"
    offered = make_solicitud(ana, consultor)
    taken = make_solicitud(ana, consultor, "aceptada")
    page = client.as_user(diego).get(f"{MINE}?papel=consultor").text
    assert page.index(offered.referencia) < page.index(taken.referencia)
    row = page[page.index(offered.referencia) : page.index(taken.referencia)]
    assert "Una empresa (Paraguay)" in row
    assert "Dulces Ana" not in row
    assert "Dulces Ana" in page


def test_messages_that_were_not_read_are_counted(
    client: CheckingClient, ana: Usuario, diego: Usuario, consultor: Consultor
) -> None:
    request = make_solicitud(ana, consultor, "aceptada")
    escribir(request, actor=diego, texto="¿Tiene la ficha técnica?", intento="1")
    db.session.flush()
    assert "1 mensaje sin leer" in client.as_user(ana).get(MINE).text
    client.get(f"/es/asistencia/{request.referencia}/")
    assert "sin leer" not in client.get(MINE).text
