"""A form sent twice counts once; gone back to and changed, it says something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from consultores.gestion.models import NotaInterna
from consultores.reuniones.models import Reunion
from consultores.trabajo import horas
from consultores.trabajo.models import RegistroHoras
from plataforma.db import db
from tests.factories.consultores import make_solicitud
from tests.factories.trabajo import manana

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

TRABAJO = "/es/asistencia/{}/"
MESA = "/es/administracion/solicitudes/{}/"


@pytest.fixture
def en_curso(ana: Usuario, consultor: Consultor) -> Solicitud:
    return make_solicitud(ana, consultor, "en_curso")


@pytest.mark.parametrize(
    ("quien", "path", "dicho"),
    [
        ("diego", f"{TRABAJO}horas/", RegistroHoras.que),
        ("diego", f"{TRABAJO}reuniones/nueva/", Reunion.tema),
        ("elena", f"{MESA}notas/", NotaInterna.texto),
    ],
)
def test_a_form_counts_once_and_another_time_when_it_was_changed(
    client: CheckingClient,
    request: pytest.FixtureRequest,
    en_curso: Solicitud,
    quien: str,
    path: str,
    dicho: InstrumentedAttribute[str],
) -> None:
    client.as_user(request.getfixturevalue(quien))
    assert en_curso.consultor
    known = {
        "intento": "m",
        "dia": str(horas.dias(en_curso, en_curso.consultor)[1]),
        "tiempo": "1,5",
        "minutos": "60",
        "dia_1": str(manana().date()),
        "hora_1": "15:00",
    }
    for said in ("Revisé el arancel", "Revisé el origen", "Revisé el origen", "Revisé el arancel"):
        client.send(path.format(en_curso.referencia), {**known, dicho.key: said})
    kept = db.session.scalars(select(dicho).order_by(dicho.class_.id)).all()
    assert kept == ["Revisé el arancel", "Revisé el origen"]
