"""People with passwords, and the steps of entering."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from plataforma.db import db
from plataforma.identidad.passwords import hash_password

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.test import TestResponse

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

CLAVE = "mate amargo y tortas fritas"
STEP_ONE = {
    "nombre": "Lucía Ibáñez",
    "correo": "lucia@quesos.example",
    "pais": "EC",
    "empresa": "Quesos La Cañada",
}
STEP_TWO = {"clave": CLAVE, "servicio": "y"}


@pytest.fixture
def con_clave(ana: Usuario) -> Usuario:
    """Ana, who has a password."""
    ana.clave_hash = hash_password(CLAVE)
    db.session.commit()
    return ana


@pytest.fixture
def enter(client: CheckingClient) -> Callable[..., TestResponse]:
    """Fill in the sign-in form."""

    def fill(correo: str, clave: str = CLAVE, **more: Any) -> TestResponse:
        browser = more.pop("browser", client)
        options = {k: more.pop(k) for k in ("environ_base", "headers") if k in more}
        data = {"correo": correo, "clave": clave, "modo": "clave"} | more
        response: TestResponse = browser.send("/es/entrar/", data, **options)
        return response

    return fill


@pytest.fixture
def sign_up(client: CheckingClient) -> Callable[..., TestResponse]:
    """Go through both steps of the sign-up; the answer leads to the code."""

    def fill(**changes: Any) -> TestResponse:
        browser = changes.pop("browser", client)
        lang = changes.pop("lang", "es")
        one = {k: changes.pop(k, v) for k, v in STEP_ONE.items()}
        first = browser.send(f"/{lang}/alta/", one)
        assert first.status_code == 303, first.text
        data = {k: v for k, v in (STEP_TWO | changes).items() if v is not None}
        response: TestResponse = browser.send(f"/{lang}/alta/permisos/", data)
        return response

    return fill


def without_tokens(response: TestResponse, *names: str) -> str:
    """Return the answer without what is random in every answer, nor the address typed."""
    text = re.sub(r'(name="csrf_token"[^>]*value=")[^"]+', r"\1", response.text)
    for name in names:
        text = text.replace(name, "…")
    return f"{response.status_code} {response.headers.get('Location')}\n{text}"
