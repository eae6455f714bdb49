"""Looking at the clock at a moment."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from consultores.reloj.services import mirar
from plataforma.clock import at
from plataforma.db import db
from plataforma.email import Correo
from plataforma.permissions import Rol
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario


LUNES = datetime(2027, 3, 8, 14, 0, tzinfo=UTC)  # no holiday near it in CO, PY, UY


@pytest.fixture(autouse=True)
def _un_lunes() -> Iterator[None]:
    with at(LUNES):
        yield


@pytest.fixture
def mirar_el() -> Callable[[datetime | None], None]:
    """Let the clock look at that moment, as its job does."""

    def look(moment: datetime | None) -> None:
        assert moment is not None
        db.session.commit()
        with at(moment):
            mirar()

    return look


def otra_vez(solicitud: Solicitud) -> Solicitud:
    """Return the request as the database has it now."""
    db.session.refresh(solicitud)
    return solicitud


def asuntos(usuario: Usuario) -> list[str]:
    found = select(Correo.asunto).where(Correo.para == usuario.correo).order_by(Correo.id)
    return list(db.session.scalars(found))


def contraparte(pais: str = "PY", idioma: str = "es") -> Usuario:
    return make_usuario("Gael Núñez", pais=pais, idioma=idioma, roles=(Rol.CONTRAPARTE,))


def last_text(usuario: Usuario) -> str:
    found = select(Correo.texto).where(Correo.para == usuario.correo).order_by(Correo.id.desc())
    return db.session.scalars(found).first() or ""
