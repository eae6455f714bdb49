"""The firm is asked on its panel, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.respuestas import services
from consultores.respuestas.emails import firma_de
from plataforma.db import db

if TYPE_CHECKING:
    from consultores.respuestas.models import CasoResuelto
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def test_the_panel_asks_the_firm_until_it_has_answered(
    client: CheckingClient, caso: CasoResuelto, ana: Usuario, diego: Usuario
) -> None:
    page = f"/es/respuestas/acuerdo/{firma_de(caso)}/"
    assert page in client.as_user(ana).get("/es/panel/").text
    assert page not in client.as_user(diego).get("/es/panel/").text
    services.decidir(caso, acepta=False)
    db.session.commit()
    assert page not in client.as_user(ana).get("/es/panel/").text
