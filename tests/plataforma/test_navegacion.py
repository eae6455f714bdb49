"""Menus: each person sees the doors that open for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def test_a_visitor_may_sign_in(client: CheckingClient) -> None:
    page = client.get("/es/ayuda/").text
    assert 'href="/es/entrar/"' in page
    assert "/es/administracion/" not in page


@pytest.mark.parametrize("name", ["bruno", "elena", "gael"])
def test_staff_find_the_staff_pages(
    client: CheckingClient, request: pytest.FixtureRequest, name: str
) -> None:
    page = client.as_user(request.getfixturevalue(name)).get("/es/ayuda/").text
    assert 'href="/es/administracion/"' in page


def test_a_learner_finds_the_panel_and_no_staff_page(client: CheckingClient, ana: Usuario) -> None:
    page = client.as_user(ana).get("/es/ayuda/").text
    assert 'href="/es/panel/"' in page
    assert "/es/administracion/" not in page


def test_the_page_one_is_on_is_marked(client: CheckingClient) -> None:
    assert 'aria-current="page"' in client.get("/es/entrar/").text
