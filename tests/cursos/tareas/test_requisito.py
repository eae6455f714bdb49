"""The worksheet in the checklist of completion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.catalogo.queries import find_version_actual
from cursos.tareas.models import EstadoEntrega
from cursos.tareas.requisito import juzgar
from tests.factories.cursos import make_inscripcion
from tests.factories.tareas import make_curso_con_tarea, make_entrega

if TYPE_CHECKING:
    from flask import Flask

    from plataforma.identidad.models import Usuario


@pytest.mark.parametrize(
    ("rule", "state", "done"),
    [
        ("entregada", None, False),
        ("entregada", EstadoEntrega.ENTREGADA, True),
        ("entregada", EstadoEntrega.CAMBIOS, True),
        ("aprobada", EstadoEntrega.ENTREGADA, False),
        ("aprobada", EstadoEntrega.APROBADA, True),
    ],
)
def test_what_was_handed_in_counts_as_the_rule_says(
    app: Flask, ana: Usuario, rule: str, state: EstadoEntrega | None, *, done: bool
) -> None:
    curso = make_curso_con_tarea()
    version = find_version_actual(curso.id)
    assert version
    version.datos = version.datos | {"cierre": {"tarea": rule}}
    place = make_inscripcion(ana, curso)
    if state:
        make_entrega(ana, curso).estado = state
    with app.test_request_context("/es/"):
        found = juzgar(version, place)
    assert found.hecho == done
    assert found.endpoint == "tareas.ver"
