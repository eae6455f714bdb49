"""Diego accredited, and a request of Ana's in his hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from plataforma.db import db
from plataforma.email import Correo
from tests.factories.consultores import make_consultor, make_solicitud

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario


@pytest.fixture
def consultor(diego: Usuario) -> Consultor:
    return make_consultor(diego)


@pytest.fixture
def solicitud(ana: Usuario, consultor: Consultor) -> Solicitud:
    """A request that Diego has to answer."""
    return make_solicitud(ana, consultor)


@pytest.fixture
def buzon() -> Callable[[Usuario], list[Correo]]:
    """Return the mails queued for a person, newest first."""

    def mails(persona: Usuario) -> list[Correo]:
        query = select(Correo).where(Correo.para == persona.correo).order_by(Correo.id.desc())
        return list(db.session.scalars(query))

    return mails
