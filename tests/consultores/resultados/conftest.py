"""A request of Ana's that Diego answered and that closed on 15 January."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from consultores.resultados import services
from consultores.resultados.models import ConsultaResultado, Hito
from plataforma.db import db
from plataforma.jobs.services import run_due
from tests.factories.consultores import make_solicitud
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

CIERRE = datetime(2026, 1, 15, 15, 0, tzinfo=UTC)


@pytest.fixture
def reloj() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(CIERRE, tick=False) as clock:
        yield clock


@pytest.fixture
def dias(reloj: time_machine.Traveller) -> Callable[[float], None]:
    """Return a function that lets it be so many days after the closing, and the jobs be done."""

    def go(days: float) -> None:
        reloj.move_to(CIERRE + timedelta(days=days))
        run_due()
        db.session.expire_all()

    return go


@pytest.fixture
def cerrada(reloj: time_machine.Traveller, ana: Usuario, consultor: Consultor) -> Solicitud:
    solicitud = make_solicitud(ana, consultor, hasta="cerrada")
    db.session.commit()
    run_due()
    return solicitud


@pytest.fixture
def consulta(cerrada: Solicitud, dias: Callable[[float], None]) -> ConsultaResultado:
    """What is asked of Ana at 90 days, sent."""
    dias(90.5)
    return consulta_de(cerrada)


def consulta_de(solicitud: Solicitud, hito: Hito = Hito.NOVENTA) -> ConsultaResultado:
    row = ConsultaResultado
    return db.session.query(row).filter_by(solicitud_id=solicitud.id, hito=hito).one()


def dicho(exporto: str = "si", **values: object) -> services.Dicho:
    from consultores.resultados.models import Exporto

    return services.Dicho(exporto=Exporto(exporto), **values)  # type: ignore[arg-type]


@pytest.fixture
def otra_firma() -> Usuario:
    """A firm in Brazil."""
    return make_usuario("Paula Rocha", pais="BR", idioma="pt")
