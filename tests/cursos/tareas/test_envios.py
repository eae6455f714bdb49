"""A worksheet filled in without a signal, from one device and from two."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from cursos.catalogo.queries import find_version_actual
from cursos.tareas.envios import paginas
from cursos.tareas.models import Tarea
from plataforma.clock import now
from plataforma.db import db
from tests.cursos.sin_conexion.lotes import make_envio, send
from tests.factories.tareas import make_curso_con_tarea

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient


@pytest.fixture
def curso() -> Curso:
    return make_curso_con_tarea("con-tarea")


def draft(empresa: str, hours: float = 0, **which: Any) -> dict[str, Any]:
    done = now() - timedelta(hours=hours)
    campos = {"c.empresa": [empresa], "guardados": ["0"], "accion": ["auto"]}
    datos = {**(which or {"curso": "con-tarea"}), "campos": campos}
    return make_envio("borrador", datos=datos, hecho_el=done.isoformat())


def kept() -> Tarea:
    db.session.expire_all()
    return db.session.query(Tarea).one()


def other() -> dict[str, Any]:
    found = kept().otra
    assert found is not None
    return found


def test_a_draft_is_saved_once_and_the_page_is_told_its_number(
    client: CheckingClient, ana: Usuario, curso: Curso
) -> None:
    first = draft("Dulces")
    (done,) = send(client, ana, first)
    assert (done["estado"], done["nuevos"]) == ("aplicado", {"guardados": "1"})
    (again,) = send(client, ana, first)
    assert (again["estado"], again["nuevos"]) == ("repetido", {"guardados": "1"})
    assert kept().valores["empresa"] == "Dulces"
    assert kept().guardados == 1


def test_the_later_draft_stands_and_the_older_is_kept(
    client: CheckingClient, ana: Usuario, curso: Curso
) -> None:
    send(client, ana, draft("La última"))
    (late,) = send(client, ana, draft("La de antes", hours=2))
    assert late["estado"] == "conflicto"
    assert "otro dispositivo" in late["mensaje"]
    assert kept().valores["empresa"] == "La última"
    assert other()["empresa"] == "La de antes"


def test_a_later_draft_wins_over_what_the_page_had_not_seen(
    client: CheckingClient, ana: Usuario, curso: Curso
) -> None:
    send(client, ana, draft("Antes", hours=2))
    (done,) = send(client, ana, draft("Después"))
    assert done["estado"] == "aplicado"
    assert kept().valores["empresa"] == "Después"
    assert other()["empresa"] == "Antes"


@pytest.mark.parametrize("which", [{"hoja": "nada"}, {"curso": "nada"}])
def test_a_sheet_that_is_not_there_says_so(
    client: CheckingClient, ana: Usuario, which: dict[str, Any]
) -> None:
    (result,) = send(client, ana, draft("x", **which))
    assert result["estado"] == "rechazado"
    assert "ya no está" in result["mensaje"]


def test_the_form_says_that_it_may_wait_and_goes_along_with_the_course(
    client: CheckingClient, ana: Usuario, curso: Curso
) -> None:
    client.as_user(ana)
    assert 'data-envio="borrador"' in client.get("/es/cursos/con-tarea/tarea/").text
    version = find_version_actual(curso.id)
    assert version is not None
    with client.application.test_request_context("/es/"):
        assert [p.url for p in paginas(ana, version)] == ["/es/cursos/con-tarea/tarea/"]
