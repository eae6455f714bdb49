"""What goes where on the dashboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plataforma.panel.orden import arrange
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def card(titulo: str, grupo: str = "") -> Tarjeta:
    return Tarjeta(titulo=titulo, grupo=grupo, href="/es/")


def test_one_primary_three_beside_the_rest_as_a_list_and_the_shelf() -> None:
    cards = [
        card("a"),
        card("seguir", "principal"),
        card("otra", "principal"),
        card("b"),
        card("c"),
        card("x", "estante"),
    ]
    panel = arrange(cards)
    assert panel.principal
    assert panel.principal.titulo == "seguir"
    assert [c.titulo for c in panel.secundarias] == ["a", "otra", "b"]
    assert [c.titulo for c in panel.resto] == ["c"]
    assert [c.titulo for c in panel.estante] == ["x"]


def test_the_soonest_deadline_and_the_empty_shelf_have_their_places() -> None:
    cards = [card("lunes", "plazo"), card("martes", "plazo"), card("nada", "estante_vacio")]
    panel = arrange(cards)
    assert panel.plazo
    assert panel.plazo.titulo == "lunes"
    assert panel.principal
    assert panel.principal.titulo == "martes"
    assert panel.estante_vacio
    assert arrange([*cards, card("x", "estante")]).estante_vacio is None


def test_without_a_primary_the_first_card_is() -> None:
    panel = arrange([card("a"), card("b")])
    assert panel.principal
    assert panel.principal.titulo == "a"


def test_without_cards_there_is_no_primary() -> None:
    assert arrange([]).principal is None


def test_the_dashboard_greets_by_first_name(client: CheckingClient, ana: Usuario) -> None:
    assert "Hola, Ana." in client.as_user(ana).get("/es/panel/").text
