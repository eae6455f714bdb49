"""What readers say of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.respuestas.models import VotoCaso
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.respuestas.models import CasoResuelto
    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


def test_one_reader_has_one_vote(client: CheckingClient, publicado: CasoResuelto) -> None:
    for said in ("no", "si", "si"):
        client.send(f"/es/respuestas/{publicado.slug}/sirve/", {"sirve": said})
    votes = db.session.scalars(select(VotoCaso.sirve)).all()
    assert votes == [True]
    assert "Le sirvió a 1 de 1." in client.get(f"/es/respuestas/{publicado.slug}/").text


def test_a_reported_error_reaches_the_owner_once(
    client: CheckingClient,
    publicado: CasoResuelto,
    elena: Usuario,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    for _ in range(2):
        client.send(
            f"/es/respuestas/{publicado.slug}/error/", {"texto": "Cambió la regla.", "intento": "a"}
        )
    assert ["Cambió la regla." in mail.texto for mail in buzon(elena)] == [True]
