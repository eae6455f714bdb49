"""Lists and cards: what each person sees, and what a page costs."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import pytest

from consultores.seguimiento.tarjetas import administracion, panel
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.models import Solicitud
from plataforma.clock import now
from plataforma.db import db
from tests.consultores.red.test_buscar import counted
from tests.factories.consultores import make_borrador, make_solicitud
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from flask import Flask

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

MINE, ALL = "/es/asistencia/", "/es/administracion/solicitudes/"


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


@pytest.mark.parametrize(
    ("url", "who"), [(MINE, "ana"), (f"{MINE}?papel=consultor", "diego"), (ALL, "elena")]
)
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
    assert len(many) == len(few) <= 14


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


def test_administrators_see_all_and_counterparts_their_country(
    client: CheckingClient, ana: Usuario, elena: Usuario, gael: Usuario, consultor: Consultor
) -> None:
    paraguay = make_solicitud(ana, consultor)
    mexico = make_solicitud(make_usuario("Rosa Peña", pais="MX"), consultor)
    page = client.as_user(elena).get(ALL).text
    assert paraguay.referencia in page
    assert mexico.referencia in page
    assert mexico.referencia not in client.get(f"{ALL}?pais=PY&estado=asignada").text
    page = client.as_user(gael).get(f"{ALL}?pais=PY").text
    assert mexico.referencia in page
    assert paraguay.referencia not in page
    assert client.get(f"{MINE}{mexico.referencia}/").status_code == 200
    assert client.get(f"{MINE}{paraguay.referencia}/").status_code == 404


def test_others_do_not_see_the_list_of_all(client: CheckingClient, ana: Usuario) -> None:
    assert client.as_user(ana).get(ALL).status_code == 403


def test_the_panel_counts_what_waits_for_each(
    app: Flask, ana: Usuario, diego: Usuario, consultor: Consultor, gael: Usuario
) -> None:
    make_solicitud(ana, consultor)
    make_solicitud(ana, consultor, "entregada")
    with app.test_request_context("/es/"):
        (asked,) = panel(diego)
        (mine,) = panel(ana)
        assert not list(panel(gael))
        assert not list(administracion(ana))
        (staff,) = administracion(gael)
    assert asked.cifra == "1 solicitud"
    assert mine.cifra == "2 solicitudes"
    assert mine.texto == "1 espera un paso suyo"
    assert staff.texto == "0 abiertas"


def test_a_consultant_who_asked_nothing_begins_with_what_others_ask(
    client: CheckingClient, ana: Usuario, diego: Usuario, consultor: Consultor
) -> None:
    theirs = make_solicitud(ana, consultor)
    client.as_user(diego)
    assert theirs.referencia in client.get(MINE).text
    assert theirs.referencia not in client.get(f"{MINE}?papel=solicitante").text
    own = make_borrador(diego)
    assert own.referencia in client.get(MINE).text
