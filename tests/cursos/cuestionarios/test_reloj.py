"""The clock of a timed quiz in a real browser: it saves what is chosen and ends by itself."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import make_server

from cursos.catalogo.queries import find_version_actual
from cursos.cuestionarios.services import comenzar
from plataforma.clock import now
from plataforma.db import db, transaction
from tests.cursos.credenciales.test_emitir_a_la_vez import own_app
from tests.cursos.cuestionarios.navegador import Navegador
from tests.factories.cursos import make_curso
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from playwright.sync_api import Browser, Page

__all__ = ["own_app"]
pytestmark = [pytest.mark.journey, pytest.mark.once]
LEFT = 12  # seconds


@pytest.fixture
def page(own_app: Flask, browser: Browser) -> Iterator[Page]:
    """The first question of a try whose time is nearly over."""
    with transaction():
        version = find_version_actual(make_curso("aduana").id)
        assert version is not None
        version.evaluacion = {**version.evaluacion, "limite_minutos": 5}
        persona = make_usuario()
        intento = comenzar(persona, version)
        name, _, cookie = Navegador.de(own_app, persona).cookie.partition("=")
        intento.vence_el = now() + timedelta(seconds=LEFT)
    server = make_server("127.0.0.1", 0, own_app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    base = f"http://127.0.0.1:{server.server_port}"
    context = browser.new_context()
    context.add_cookies([{"name": name, "value": cookie, "url": base}])
    shown = context.new_page()
    shown.goto(f"{base}/es/cursos/aduana/evaluacion/{intento.id}/1/")
    yield shown
    context.close()
    server.shutdown()
    thread.join()
    server.server_close()
    db.session.remove()


def test_what_is_chosen_is_saved_and_the_try_ends(page: Page) -> None:
    assert "Quedan 1 min" in page.inner_text("[data-reloj-aviso]")
    page.check("input[value=a]")
    page.wait_for_url("**/2/", timeout=LEFT * 1000)
    page.wait_for_url("**/resultado/", timeout=LEFT * 2000)
    assert "1 de 4 respuestas" in page.inner_text("main")
    assert "cuando terminó el tiempo" in page.inner_text("main")
