"""Whoever closes the account, with everything that the parts know of them, is gone from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect, text

from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario
from tests.guards.world import make_world

if TYPE_CHECKING:
    from tests.client import CheckingClient


@pytest.mark.parametrize("who", ["ana", "bruno", "carla", "diego", "fabian", "gael"])
def test_everybody_may_close_and_leaves_no_name(client: CheckingClient, who: str) -> None:
    persona = make_world().people[who]
    surname, address = persona.nombre.split()[-1], persona.correo
    client.as_user(persona)
    assert address in client.send("/es/cuenta/privacidad/datos/").text
    assert client.send("/es/cuenta/cerrar/", {"correo": address}).status_code == 303
    assert persona.estado == EstadoUsuario.CERRADO
    tables = set(inspect(db.session.connection()).get_table_names()) - {"correo"}
    rows = (db.session.execute(text(f'SELECT * FROM "{t}"')).all() for t in sorted(tables))  # noqa: S608
    left = [str(row) for table in rows for row in table if surname in str(row)]
    assert not left
