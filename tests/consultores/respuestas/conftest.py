"""A closed case of Ana's, that Diego answered and that helped."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine

from consultores.respuestas import services
from consultores.respuestas.services import Edicion, Propuesta
from plataforma.db import db
from plataforma.texto import TextoBilingue
from tests.factories.consultores import make_solicitud

if TYPE_CHECKING:
    from collections.abc import Iterator

    from consultores.red.models import Consultor
    from consultores.respuestas.models import CasoResuelto
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

HOY = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
PREGUNTA = "¿Cuánto se rebaja el arancel con una preferencia?"
RESPUESTA = "Divida la preferencia entre 100, reste ese número de 1 y multiplique por el arancel."


@pytest.fixture
def reloj() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(HOY, tick=False) as clock:
        yield clock


@pytest.fixture
def cerrada(reloj: object, ana: Usuario, consultor: Consultor) -> Solicitud:
    ana.empresa = "Dulces La Calera S.A."
    return make_solicitud(ana, consultor, hasta="cerrada")


@pytest.fixture
def caso(cerrada: Solicitud, diego: Usuario) -> CasoResuelto:
    """Proposed by Diego; Ana was asked."""
    made = services.proponer(cerrada, propuesta(), actor=diego)
    db.session.commit()
    return made


@pytest.fixture
def publicado(caso: CasoResuelto, elena: Usuario) -> CasoResuelto:
    services.decidir(caso, acepta=True)
    services.publicar(caso, edicion(), actor=elena)
    db.session.commit()
    return caso


def propuesta(pregunta: str = PREGUNTA, respuesta: str = RESPUESTA, mirado: str = "") -> Propuesta:
    return Propuesta(pregunta=pregunta, respuesta=respuesta, idioma="es", mirado=mirado)


def edicion(**changes: object) -> Edicion:
    values: dict[str, object] = {
        "pregunta": TextoBilingue(PREGUNTA, "Quanto a tarifa diminui com uma preferência?"),
        "respuesta": TextoBilingue(
            RESPUESTA, "Divida a preferência por 100, subtraia de 1 e multiplique pela tarifa."
        ),
        "fuentes": [{"titulo": "Acuerdo Regional 4, artículo 1", "url": "", "fecha": "2026-11-21"}],
        "area": "ORI",
    }
    return Edicion(**values | changes)  # type: ignore[arg-type]
