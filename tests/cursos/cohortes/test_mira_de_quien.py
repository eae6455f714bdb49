"""The watch over a chamber's data sees what it has to see; each query of a cohort takes a scope."""

from __future__ import annotations

import ast
import inspect
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.cohortes import queries
from cursos.cohortes.models import Cohorte, Participante
from plataforma.db import db
from tests.factories.cohortes import make_cohorte, make_participante
from tests.whose import UnfilteredError, unfiltered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient

# What asks about one's own place, not about a cohort's people.
OWN = {"find_mi_participacion", "find_mi_linea", "list_mis_participaciones", "_mine"}


def reads_people(source: str) -> Iterator[str]:
    """Yield the functions that select people and take no scope."""
    for node in ast.parse(source).body:
        if not isinstance(node, ast.FunctionDef) or node.name in OWN:
            continue
        text = ast.unparse(node)
        taken = {a.arg for a in (*node.args.args, *node.args.kwonlyargs)}
        if "select(Participante" in text and not taken & {"alcance", "alcances"}:
            yield node.name


def test_each_query_about_people_takes_a_scope() -> None:
    assert list(reads_people(inspect.getsource(queries))) == []


def test_a_query_without_scope_is_found() -> None:
    fault = "def list_personas(cohorte_id):\n    return select(Participante.nombre)"
    assert list(reads_people(fault)) == ["list_personas"]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT participante.nombre FROM participante",
        "SELECT participante.nombre FROM participante WHERE participante.id = :id_1",
        "SELECT p.x FROM inscripcion p JOIN participante ON participante.inscripcion_id = p.id",
        "SELECT importacion.filas FROM importacion WHERE importacion.id = :id_1",
        "SELECT cohorte.nombre FROM cohorte WHERE cohorte.id = :id_1",
    ],
)
def test_a_statement_that_does_not_say_whose_is_seen(sql: str) -> None:
    assert unfiltered(sql)


def test_statements_that_say_whose_pass() -> None:
    whose = select(Participante).where(Participante.cohorte_id.in_([1]))
    held = select(Cohorte.id).where(Cohorte.id == 1).with_for_update()
    assert not unfiltered(str(whose))
    assert not unfiltered(str(held))


def test_a_page_that_forgets_the_filter_fails(
    app: Flask,
    client: CheckingClient,
    camara: Organizacion,
    carla: Usuario,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The planted fault: a person looked up by id alone."""
    cohorte = make_cohorte(camara)
    luz = make_participante(cohorte)

    def by_id(_alcance: object, participante_id: int) -> Participante | None:
        return db.session.scalar(select(Participante).where(Participante.id == participante_id))

    url = f"/es/camara/litoral/cohortes/{cohorte.id}/personas/{luz.id}/retirar/"
    client.as_user(carla)
    assert client.get(url).status_code == 200
    monkeypatch.setattr(queries, "find_participante", by_id)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", True)
    with pytest.raises(UnfilteredError, match="participante"):
        client.get(url)
