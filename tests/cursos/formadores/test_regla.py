"""The credential is granted for two workshops that somebody else saw, and for nothing less."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine

from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.credenciales.models import EstadoCredencial
from cursos.credenciales.sustentos import mostrados
from cursos.formadores import queries
from cursos.formadores.errors import FaltanTalleresError, RevocadaError
from cursos.formadores.services import pedir
from plataforma.clock import now
from plataforma.db import db
from tests.cursos.formadores.conftest import confirm, make_taller
from tests.factories.diplomas import give, held

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion


def test_two_workshops_that_were_seen_are_enough(diego: Usuario, talleres: list[Cohorte]) -> None:
    credencial = pedir(diego)
    assert credencial.logro.codigo == "FF-1"
    assert [s.texto for s in mostrados(credencial, "es")] == [
        f"{c.curso.titulo.es} · {c.organizacion.nombre}" for c in talleres
    ]
    assert "Explicó el caso" not in credencial.documento


def test_asking_twice_issues_one(diego: Usuario, talleres: list[Cohorte]) -> None:
    assert pedir(diego).id == pedir(diego).id
    assert len(held(diego, "FF-1")) == 1


def test_one_is_not_enough(diego: Usuario, talleres: list[Cohorte]) -> None:
    talleres[0].facilitador_id = None
    db.session.flush()
    with pytest.raises(FaltanTalleresError):
        pedir(diego)


def test_a_cohort_that_has_not_closed_does_not_count(
    diego: Usuario, talleres: list[Cohorte]
) -> None:
    talleres[0].cierre = now().date() + timedelta(days=1)
    db.session.flush()
    with pytest.raises(FaltanTalleresError):
        pedir(diego)


def test_who_left_did_not_finish(diego: Usuario, talleres: list[Cohorte]) -> None:
    one = db.session.query(Participante).filter_by(cohorte_id=talleres[0].id).first()
    assert one is not None
    one.estado = EstadoParticipante.RETIRADO
    db.session.flush()
    assert [t.terminaron for t in queries.list_talleres(diego.id)] == [4, 5]
    with pytest.raises(FaltanTalleresError):
        pedir(diego)


def test_a_workshop_that_nobody_saw_does_not_count(
    camara: Organizacion, diego: Usuario, carla: Usuario
) -> None:
    give(diego, "MC-B1")
    seen, unseen = (make_taller(camara, diego, nombre) for nombre in ("Uno", "Dos"))
    confirm(seen, carla)
    with pytest.raises(FaltanTalleresError):
        pedir(diego)
    confirm(unseen, carla)
    assert pedir(diego).titular == diego.nombre


def test_who_does_not_hold_the_course_does_not_earn_it(
    camara: Organizacion, diego: Usuario, carla: Usuario
) -> None:
    for nombre in ("Uno", "Dos"):
        confirm(make_taller(camara, diego, nombre), carla)
    with pytest.raises(FaltanTalleresError):
        pedir(diego)


def test_a_revoked_one_does_not_come_back(diego: Usuario, talleres: list[Cohorte]) -> None:
    credencial = pedir(diego)
    credencial.estado, credencial.revocada_el = EstadoCredencial.REVOCADA, now()
    db.session.flush()
    with pytest.raises(RevocadaError):
        pedir(diego)


def test_a_new_term_asks_for_new_workshops(
    camara: Organizacion, diego: Usuario, carla: Usuario, talleres: list[Cohorte]
) -> None:
    first = pedir(diego)
    assert first.vence_el is not None
    with time_machine.travel(first.vence_el + timedelta(days=1), tick=False):
        give(diego, "MC-B1")
        with pytest.raises(FaltanTalleresError):
            pedir(diego)
        for nombre in ("Tres", "Cuatro"):
            confirm(make_taller(camara, diego, nombre), carla)
        assert pedir(diego).id != first.id
