"""Who answers for a published answer, also when the one who published it cannot any more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from consultores.respuestas.responsables import responsables_de
from plataforma.audit.models import AuditLine
from plataforma.db import db
from plataforma.jobs.services import run_due
from plataforma.permissions import Rol
from tests.consultores.respuestas.conftest import HOY

if TYPE_CHECKING:
    from collections.abc import Callable

    import time_machine

    from consultores.respuestas.models import CasoResuelto
    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@pytest.fixture
def de_nadie(publicado: CasoResuelto, elena: Usuario, gael: Usuario) -> CasoResuelto:
    """Of Paraguay, whose counterpart Gael is; who published it holds no role any more."""
    gael.pais = "PY"
    elena.poner_roles([])
    db.session.commit()
    return publicado


def test_who_published_it_answers_for_it(publicado: CasoResuelto, elena: Usuario) -> None:
    assert responsables_de(publicado) == [elena]


def test_without_an_owner_who_edits_for_the_country_does(
    de_nadie: CasoResuelto, gael: Usuario
) -> None:
    assert responsables_de(de_nadie) == [gael]


def test_without_a_counterpart_the_secretariat_does(
    de_nadie: CasoResuelto, gael: Usuario, fabian: Usuario
) -> None:
    gael.pais = "UY"
    fabian.poner_roles([Rol.ADMINISTRACION])
    db.session.commit()
    assert responsables_de(de_nadie) == [fabian]


def test_a_review_that_is_due_and_an_error_reach_them(
    client: CheckingClient,
    de_nadie: CasoResuelto,
    gael: Usuario,
    reloj: time_machine.Traveller,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    client.send(f"/es/respuestas/{de_nadie.slug}/error/", {"texto": "Cambió.", "intento": "a"})
    reloj.move_to(HOY + timedelta(days=185))
    run_due()
    subjects = {mail.asunto for mail in buzon(gael)}
    assert subjects == {"Reportaron un error en una respuesta", "Revise una respuesta publicada"}


def test_an_editor_takes_it_over_once(
    client: CheckingClient, de_nadie: CasoResuelto, gael: Usuario, elena: Usuario
) -> None:
    elena.poner_roles([Rol.ADMINISTRACION])
    db.session.commit()
    address = f"/es/administracion/respuestas/{de_nadie.id}/"
    editor = client.as_user(gael)
    assert f"Responde por este texto: {elena.nombre}." in editor.get(address).text
    for _ in range(2):
        editor.send(f"{address}tomar/")
    assert responsables_de(de_nadie) == [gael]
    page = editor.get(address).text
    assert f"Responde por este texto: {gael.nombre}." in page
    assert "Responder yo por este texto" not in page
    lines = select(func.count(AuditLine.id)).where(AuditLine.accion == "caso.tomar")
    assert db.session.scalar(lines) == 1
