"""Peers of a cohort look at one another's sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.revisiones import pares
from cursos.revisiones.errors import (
    EntregueAntesError,
    FaltaComentarioError,
    SinTareasParaRevisarError,
    YaTieneDosError,
)
from cursos.revisiones.models import RevisionPar
from plataforma.db import db
from tests.factories.cohortes import make_cohorte, make_inscrito
from tests.factories.identidad import make_usuario
from tests.factories.tareas import make_curso_con_tarea, make_entrega

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient

NIVELES = {"cuenta": "bien", "fuente": "falta"}


@pytest.fixture
def curso() -> Curso:
    return make_curso_con_tarea("con-tarea")


@pytest.fixture
def grupo(camara: Organizacion, curso: Curso, ana: Usuario) -> list[Usuario]:
    """Ana and three others who handed in."""
    cohorte = make_cohorte(camara, curso=curso, entre_pares=True)
    people = [ana, *(make_usuario(f"Par {n}") for n in range(3))]
    for persona in people:
        make_inscrito(cohorte, persona)
        make_entrega(persona, curso, empresa=f"Firma secreta {persona.id}")
    return people


def test_each_gets_two_sheets_of_others_and_no_more(grupo: list[Usuario], curso: Curso) -> None:
    ana = grupo[0]
    given = [pares.pedir(ana, curso.id) for _ in range(2)]
    assert len({r.entrega.tarea.usuario_id for r in given} - {ana.id}) == 2
    with pytest.raises(YaTieneDosError):
        pares.pedir(ana, curso.id)


def test_the_work_is_spread(grupo: list[Usuario], curso: Curso) -> None:
    for persona in grupo:
        pares.pedir(persona, curso.id)
        pares.pedir(persona, curso.id)
    taken = [r.entrega_id for r in db.session.query(RevisionPar)]
    assert {taken.count(e) for e in taken} == {2}


def test_who_has_not_handed_in_waits(grupo: list[Usuario], curso: Curso, fabian: Usuario) -> None:
    with pytest.raises(EntregueAntesError):
        pares.pedir(fabian, curso.id)
    make_entrega(fabian, curso)
    with pytest.raises(SinTareasParaRevisarError):  # in no cohort
        pares.pedir(fabian, curso.id)


def test_without_the_setting_nobody_is_asked(
    camara: Organizacion, curso: Curso, ana: Usuario, fabian: Usuario
) -> None:
    cohorte = make_cohorte(camara, curso=curso)
    for persona in (ana, fabian):
        make_inscrito(cohorte, persona)
        make_entrega(persona, curso)
    assert not pares.situacion(ana.id, curso.id).participa


def test_advice_says_something(grupo: list[Usuario], curso: Curso) -> None:
    revision = pares.pedir(grupo[0], curso.id)
    with pytest.raises(FaltaComentarioError):
        pares.aconsejar(revision, NIVELES, "")
    pares.aconsejar(revision, NIVELES, "Falta la fuente del arancel.")
    assert revision.hecha_el


def test_neither_knows_the_other(
    client: CheckingClient, grupo: list[Usuario], curso: Curso
) -> None:
    ana = grupo[0]
    base = f"/es/cursos/{curso.slug}/tarea/"
    answer = client.as_user(ana).send(f"{base}pares/")
    page = client.get(answer.location).text
    assert "Firma secreta" not in page
    assert not [p.nombre for p in grupo[1:] if p.nombre in page]
    form = {"n.cuenta": "bien", "n.fuente": "falta", "comentario": "Diga de dónde sale."}
    assert client.send(answer.location, form).status_code == 303
    other = db.session.query(RevisionPar).one().entrega.tarea.usuario
    seen = client.as_user(other).get(f"{base}entregas/1/").text
    assert "Diga de dónde sale." in seen
    assert ana.nombre not in seen


def test_a_review_is_of_who_it_was_given_to(
    client: CheckingClient, grupo: list[Usuario], curso: Curso
) -> None:
    revision = pares.pedir(grupo[0], curso.id)
    url = f"/es/cursos/{curso.slug}/tarea/pares/{revision.id}/"
    assert client.as_user(grupo[1]).get(url).status_code == 404


def test_who_handed_in_is_invited_to_read_others_now(
    client: CheckingClient, grupo: list[Usuario], curso: Curso
) -> None:
    page = client.as_user(grupo[0]).get(f"/es/cursos/{curso.slug}/tarea/").text
    assert "Lea las hojas de otras dos personas" in page
    assert "Cuando entregue" not in page
