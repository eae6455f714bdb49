"""How often one may try, and who is never locked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.client import CheckingClient
from tests.factories.identidad import make_usuario
from tests.plataforma.entrada.conftest import CLAVE
from tests.plataforma.entrada.correo import code_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from werkzeug.test import TestResponse

    from plataforma.identidad.models import Usuario

    Enter = Callable[..., TestResponse]

WRONG = "una clave equivocada"


def fail_ten_times(enter: Enter, correo: str, app: Flask) -> None:
    stranger = CheckingClient(app)
    for number in range(10):
        enter(correo, WRONG, browser=stranger, environ_base={"REMOTE_ADDR": f"203.0.113.{number}"})


def test_after_ten_wrong_tries_the_account_waits_even_from_many_addresses(
    app: Flask, con_clave: Usuario, enter: Enter
) -> None:
    fail_ten_times(enter, con_clave.correo, app)
    response = enter(con_clave.correo)
    assert response.status_code == 422
    assert "muchos intentos" in response.text


def test_an_unknown_account_waits_after_ten_wrong_tries_too(app: Flask, enter: Enter) -> None:
    fail_ten_times(enter, "nadie@escala.test", app)
    assert "muchos intentos" in enter("nadie@escala.test", WRONG).text


def test_the_owner_still_enters_from_a_device_that_entered_before(
    app: Flask, client: CheckingClient, con_clave: Usuario, enter: Enter
) -> None:
    enter(con_clave.correo)
    client.send("/es/salir/")
    fail_ten_times(enter, con_clave.correo, app)
    assert enter(con_clave.correo).status_code == 303


def test_the_device_of_another_account_spares_nobody(
    app: Flask, con_clave: Usuario, fabian: Usuario, enter: Enter
) -> None:
    fabian.clave_hash = con_clave.clave_hash
    enter(fabian.correo)
    fail_ten_times(enter, con_clave.correo, app)
    assert "muchos intentos" in enter(con_clave.correo, browser=CheckingClient(app)).text


def test_a_forged_device_cookie_spares_nobody(
    app: Flask, client: CheckingClient, con_clave: Usuario, enter: Enter
) -> None:
    client.set_cookie("escala-equipo", "eyJpZCI6IngiLCJjdWVudGFzIjpbXX0.falsa.firma")
    fail_ten_times(enter, con_clave.correo, app)
    assert "muchos intentos" in enter(con_clave.correo).text


def test_the_owner_still_enters_with_a_code_from_a_new_device(
    app: Flask, client: CheckingClient, con_clave: Usuario, enter: Enter
) -> None:
    fail_ten_times(enter, con_clave.correo, app)
    client.send("/es/entrar/", {"correo": con_clave.correo, "modo": "codigo"})
    response = client.send("/es/entrar/codigo/", {"codigo": code_in(con_clave.correo)})
    assert response.status_code == 303


def test_sixty_people_behind_one_address_enter_in_spite_of_typing_errors(
    app: Flask, con_clave: Usuario, enter: Enter
) -> None:
    router = {"REMOTE_ADDR": "198.51.100.7"}
    for number in range(60):
        persona = make_usuario(f"Persona {number}", clave_hash=con_clave.clave_hash)
        browser = CheckingClient(app)
        if number % 2:
            enter(persona.correo, WRONG, browser=browser, environ_base=router)
        response = enter(persona.correo, CLAVE, browser=browser, environ_base=router)
        assert response.status_code == 303, number


def test_a_machine_that_goes_on_failing_is_stopped_by_its_address(
    app: Flask, con_clave: Usuario, enter: Enter, monkeypatch: object
) -> None:
    from plataforma.entrada import attempts

    origin = attempts.Origen(direccion="198.51.100.9")
    for number in range(300):
        attempts.count_failure(f"cuenta-{number}", origin)
    assert not attempts.may_try("otra", origin)
    assert attempts.may_try("otra", attempts.Origen(direccion="198.51.100.10"))


def test_at_most_five_mails_an_hour_leave_and_the_page_stays_the_same(
    app: Flask, ana: Usuario
) -> None:
    from tests.plataforma.entrada.correo import mails_to

    for _ in range(7):
        browser = CheckingClient(app)
        response = browser.send("/es/entrar/", {"correo": ana.correo, "modo": "codigo"})
        assert response.headers["Location"] == "/es/entrar/codigo/"
    assert len(mails_to(ana.correo)) == 5
