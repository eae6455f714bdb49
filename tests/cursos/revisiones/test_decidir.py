"""A tutor decides about a delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cursos.catalogo.queries import find_version_actual
from cursos.inscripciones.queries import find_inscripcion
from cursos.revisiones.errors import (
    FaltaComentarioError,
    FaltanNivelesError,
    ReemplazadaError,
    SuPropiaEntregaError,
    YaRevisadaError,
)
from cursos.revisiones.services import Decision, decidir
from cursos.tareas.models import EstadoEntrega
from plataforma.audit.models import AuditLine
from plataforma.db import db
from plataforma.email import Correo
from tests.factories.cursos import make_avances, make_inscripcion
from tests.factories.tareas import make_curso_con_tarea, make_entrega

if TYPE_CHECKING:
    from cursos.catalogo.models import Curso
    from plataforma.identidad.models import Usuario

NIVELES = {"cuenta": "bien", "fuente": "bien"}


@pytest.fixture
def curso() -> Curso:
    return make_curso_con_tarea("con-tarea")


def decision(**changes: Any) -> Decision:
    given: dict[str, Any] = {"aprobar": True, "vista": 0, "niveles": NIVELES} | changes
    return Decision(**given)


def test_an_approval_is_kept_told_and_audited(ana: Usuario, bruno: Usuario, curso: Curso) -> None:
    entrega = make_entrega(ana, curso)
    decidir(entrega, decision(comentario="Muy bien"), actor=bruno)
    assert entrega.estado == EstadoEntrega.APROBADA
    assert entrega.revisada_por_id == bruno.id
    mail = db.session.query(Correo).one()
    assert (mail.para, mail.idioma) == (ana.correo, "es")
    assert "Aprobaron su hoja" in mail.asunto
    assert "Muy bien" in mail.texto
    assert f"/es/cursos/{curso.slug}/tarea/entregas/1/" in mail.texto
    last = db.session.query(AuditLine).order_by(AuditLine.id.desc()).first()
    assert last
    assert last.accion == "tarea.aprobar"


def test_the_mail_is_in_the_language_of_the_person(
    bruno: Usuario, elena: Usuario, curso: Curso
) -> None:
    entrega = make_entrega(bruno, curso)
    change = decision(aprobar=False, niveles={}, comentarios={"precio": "¿De dónde sale?"})
    decidir(entrega, change, actor=elena)
    mail = db.session.query(Correo).one()
    assert mail.idioma == "pt"
    assert "/pt/cursos/" in mail.texto
    assert entrega.comentarios == {"precio": "¿De dónde sale?"}


def test_the_second_of_two_tutors_is_told(
    ana: Usuario, bruno: Usuario, elena: Usuario, curso: Curso
) -> None:
    entrega = make_entrega(ana, curso)
    decidir(entrega, decision(aprobar=False, comentario="Falta"), actor=bruno)
    with pytest.raises(YaRevisadaError) as raised:
        decidir(entrega, decision(), actor=elena)
    assert "Bruno Tavares" in str(raised.value)
    decidir(entrega, decision(vista=1), actor=elena)  # who has read it may decide again
    assert entrega.estado == EstadoEntrega.APROBADA
    with pytest.raises(YaRevisadaError):
        decidir(entrega, decision(vista=2), actor=bruno)


def test_an_old_delivery_is_not_decided(ana: Usuario, bruno: Usuario, curso: Curso) -> None:
    old = make_entrega(ana, curso)
    make_entrega(ana, curso, cantidad="9")
    with pytest.raises(ReemplazadaError):
        decidir(old, decision(), actor=bruno)


def test_nobody_approves_their_own(bruno: Usuario, curso: Curso) -> None:
    with pytest.raises(SuPropiaEntregaError):
        decidir(make_entrega(bruno, curso), decision(), actor=bruno)


def test_an_approval_has_all_levels_and_a_refusal_says_why(
    ana: Usuario, bruno: Usuario, curso: Curso
) -> None:
    entrega = make_entrega(ana, curso)
    with pytest.raises(FaltanNivelesError):
        decidir(entrega, decision(niveles={"cuenta": "bien"}), actor=bruno)
    with pytest.raises(FaltaComentarioError):
        decidir(entrega, decision(aprobar=False), actor=bruno)
    assert db.session.query(Correo).count() == 0


@pytest.mark.parametrize(
    ("rule", "handed_in", "approved"),
    [("no", True, True), ("entregada", True, True), ("aprobada", False, True)],
)
def test_the_worksheet_counts_for_the_course(
    ana: Usuario, bruno: Usuario, rule: str, *, handed_in: bool, approved: bool
) -> None:
    curso = make_curso_con_tarea()
    version = find_version_actual(curso.id)
    assert version
    version.datos = version.datos | {
        "cierre": {"lecciones": "todas", "evaluacion": "no", "tarea": rule}
    }
    place = make_inscripcion(ana, curso)
    make_avances(place, *(f"leccion-{n}" for n in range(1, 5)))
    entrega = make_entrega(ana, curso)
    found = find_inscripcion(ana.id, curso.id)
    assert found
    assert (found.completada_el is not None) == handed_in
    decidir(entrega, decision(), actor=bruno)
    assert (found.completada_el is not None) == approved
