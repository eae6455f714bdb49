"""Who may enter: nobody, unless the view says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import Blueprint

from plataforma.access import UndeclaredAccessError, public, requires
from plataforma.app import create_app
from plataforma.errors import ForbiddenError
from plataforma.part import Part
from tests.factories.identidad import make_invitado
from tests.plataforma.prueba import Permiso

if TYPE_CHECKING:
    from flask import Flask

    from config import Settings
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@pytest.fixture(scope="module")
def app(app_de_prueba: Flask) -> Flask:
    return app_de_prueba


def test_a_public_view_is_open(client: CheckingClient) -> None:
    assert client.get("/es/prueba/publica/").status_code == 200


def test_a_visitor_is_asked_to_sign_in_and_comes_back(client: CheckingClient) -> None:
    response = client.get("/pt/prueba/cuenta/?a=1")
    assert response.status_code == 303
    assert response.location == "/pt/entrar/?siguiente=/pt/prueba/cuenta/?a%3D1"


def test_after_a_post_there_is_nothing_to_come_back_to(client: CheckingClient) -> None:
    assert client.send("/es/prueba/cuenta/").status_code == 405


def test_anybody_signed_in_may_enter_an_authenticated_view(
    client: CheckingClient, fabian: Usuario
) -> None:
    assert client.as_user(fabian).get("/es/prueba/cuenta/").status_code == 200


def test_a_general_permission_is_decided_before_the_view(
    client: CheckingClient, elena: Usuario, ana: Usuario
) -> None:
    assert client.as_user(elena).get("/es/prueba/general/").status_code == 200
    assert client.as_user(ana).get("/es/prueba/general/").status_code == 403


def test_an_object_is_found_by_its_owner(client: CheckingClient, ana: Usuario) -> None:
    assert client.as_user(ana).get("/es/prueba/cosa/").status_code == 200


def test_who_may_see_but_not_touch_is_told_so(client: CheckingClient, ana: Usuario) -> None:
    ana.correo = "otra@escala.test"
    assert client.as_user(ana).get("/es/prueba/cosa/").status_code == 403


def test_for_a_stranger_there_is_nothing(client: CheckingClient, fabian: Usuario) -> None:
    assert client.as_user(fabian).get("/es/prueba/cosa/").status_code == 404


def test_a_view_that_forgets_to_authorize_shows_nothing(
    client: CheckingClient, ana: Usuario
) -> None:
    with pytest.raises(UndeclaredAccessError, match="never calls authorize"):
        client.as_user(ana).get("/es/prueba/olvida/")


def test_a_guest_enters_where_the_view_lets_guests_in(client: CheckingClient) -> None:
    assert client.as_guest(make_invitado()).get("/es/prueba/de-invitado/").text == "Ana Benítez"


@pytest.mark.parametrize("page", ["cuenta", "cosa", "general"])
def test_everywhere_else_a_guest_is_a_visitor(client: CheckingClient, page: str) -> None:
    assert "/entrar/" in client.as_guest(make_invitado()).get(f"/es/prueba/{page}/").location


def test_who_signed_in_is_no_guest(client: CheckingClient, ana: Usuario) -> None:
    client.as_guest(make_invitado("Fabián Quispe")).as_user(ana)
    assert client.get("/es/prueba/de-invitado/").text == ana.nombre


def with_view(settings: Settings, view: object) -> Flask:
    bp = Blueprint("suelta", __name__)
    bp.add_url_rule("/suelta/", "ver", view)  # type: ignore[arg-type]
    return create_app(settings, [Part(name="suelta", blueprints=[bp])])


def test_a_view_that_declares_nothing_stops_the_start(settings: Settings) -> None:
    with pytest.raises(UndeclaredAccessError, match=r"suelta\.ver .* add @public"):
        with_view(settings, lambda: "abierta")


def test_a_permission_that_no_table_has_stops_the_start(settings: Settings) -> None:
    with pytest.raises(UndeclaredAccessError, match="in no permission table"):
        with_view(settings, requires(Permiso.VER)(lambda: "abierta"))


def test_a_view_added_after_the_start_is_closed(settings: Settings) -> None:
    """Deny by default at run time too: something bypassed the check of declarations."""
    app = with_view(settings, public(lambda: "abierta"))
    app.view_functions["suelta.ver"] = lambda: "abierta"
    with app.test_request_context("/es/suelta/"), pytest.raises(ForbiddenError):
        app.preprocess_request()
