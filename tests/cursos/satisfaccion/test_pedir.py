"""Who finishes a cohort is asked once by mail, in their language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.inscripciones.services import completar
from cursos.satisfaccion.services import PEDIR
from plataforma.db import db
from plataforma.email import Correo
from plataforma.jobs.models import Job
from plataforma.jobs.services import run_due
from tests.factories.cohortes import make_inscrito
from tests.factories.cursos import make_curso, make_inscripcion
from tests.factories.satisfaccion import make_valoracion

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte, Participante
    from plataforma.identidad.models import Usuario

TEMPLATE = "satisfaccion/email/encuesta"


@pytest.fixture
def linea(cohorte: Cohorte, ana: Usuario) -> Participante:
    """Ana on her way."""
    return make_inscrito(cohorte, ana)


def finish(linea: Participante) -> None:
    assert linea.inscripcion
    completar(linea.inscripcion)
    db.session.commit()


def asked() -> list[Correo]:
    db.session.commit()
    run_due()
    return list(db.session.scalars(select(Correo).where(Correo.plantilla == TEMPLATE)))


def test_who_finishes_is_asked_once(linea: Participante, cohorte: Cohorte, ana: Usuario) -> None:
    finish(linea)
    finish(linea)
    (mail,) = asked()
    assert mail.para == ana.correo
    assert f"/es/cuenta/cohortes/{cohorte.id}/encuesta/" in mail.texto
    assert cohorte.nombre in mail.asunto


def test_in_portuguese_for_who_reads_it(linea: Participante, ana: Usuario) -> None:
    ana.idioma = "pt"
    finish(linea)
    (mail,) = asked()
    assert mail.asunto.startswith("Como foi em")
    assert "/pt/cuenta/" in mail.texto


def test_who_learns_alone_is_not_asked(cohorte: Cohorte, ana: Usuario) -> None:
    completar(make_inscripcion(ana, cohorte.curso))
    assert asked() == []


def test_who_answered_before_the_mail_left_gets_none(linea: Participante) -> None:
    finish(linea)
    make_valoracion(linea)
    assert asked() == []


def test_whose_place_has_moved_on_is_not_asked(linea: Participante, ana: Usuario) -> None:
    place = linea.inscripcion
    assert place
    linea.inscripcion = make_inscripcion(ana, make_curso())
    db.session.flush()
    completar(place)
    db.session.commit()
    assert db.session.scalars(select(Job).where(Job.nombre == PEDIR)).all() == []
