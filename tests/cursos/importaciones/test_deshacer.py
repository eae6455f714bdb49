"""For a day a list can be taken back; who has already begun stays."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import func, select

from cursos.cohortes.enlaces import enlace_de
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.encuentros.services import pasar_lista
from cursos.importaciones.confirmacion import confirmar
from cursos.importaciones.deshacer import deshacer
from cursos.importaciones.errors import FueraDePlazoError, SinConfirmarError
from cursos.importaciones.models import EstadoImportacion
from cursos.inscripciones.models import Inscripcion
from cursos.inscripciones.services import anotar_actividad
from cursos.invitaciones.services import aceptar_invitacion
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo, EstadoCorreo
from plataforma.jobs.models import Job
from plataforma.jobs.services import run_due
from tests.factories.cohortes import (
    make_importacion,
    make_inscrito,
    make_lista,
    make_participante,
)
from tests.factories.encuentros import make_encuentro

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from cursos.importaciones.models import Importacion
    from plataforma.identidad.models import Usuario


def confirmed(cohorte: Cohorte, actor: Usuario, text: str = "") -> Importacion:
    return confirmar(make_importacion(cohorte, actor, text).id, actor=actor)


def names(cohorte: Cohorte) -> list[str]:
    found = select(Participante.nombre).where(Participante.cohorte_id == cohorte.id)
    return list(db.session.scalars(found.order_by(Participante.id)))


def test_everybody_who_has_not_come_is_taken_back(cohorte: Cohorte, carla: Usuario) -> None:
    lista = confirmed(cohorte, carla)
    deshacer(lista.id, actor=carla)
    assert names(cohorte) == []
    assert lista.estado == EstadoImportacion.DESHECHA
    assert (lista.recibo["deshechas"], lista.recibo["quedan"]) == (38, 0)


def test_who_accepted_meanwhile_stays(cohorte: Cohorte, carla: Usuario, ana: Usuario) -> None:
    lista = confirmed(cohorte, carla, make_lista(3, malas=0))
    first = db.session.scalars(select(Participante).order_by(Participante.id).limit(1)).one()
    aceptar_invitacion(enlace_de(first.semilla).token, ana)
    deshacer(lista.id, actor=carla)
    assert names(cohorte) == ["Persona Peña 0"]
    assert (lista.recibo["deshechas"], lista.recibo["quedan"]) == (2, 1)


def test_the_seats_that_it_leaves_go_to_who_waits(cohorte: Cohorte, carla: Usuario) -> None:
    cohorte.cupo = 3
    lista = confirmed(cohorte, carla, make_lista(3, malas=0))
    waiting = make_participante(
        cohorte, "Eva Espera", estado=EstadoParticipante.EN_ESPERA, espera_el=now()
    )
    deshacer(lista.id, actor=carla)
    assert names(cohorte) == ["Eva Espera"]
    assert waiting.estado == EstadoParticipante.PENDIENTE


def test_who_came_to_a_meeting_stays(cohorte: Cohorte, carla: Usuario) -> None:
    lista = confirmed(cohorte, carla, make_lista(3, malas=0))
    first = db.session.scalars(select(Participante).order_by(Participante.id).limit(1)).one()
    encuentro = make_encuentro(cohorte, carla)
    pasar_lista(encuentro, llegaron=[first.id], no_llegaron=[], actor=carla)
    deshacer(lista.id, actor=carla)
    assert names(cohorte) == ["Persona Peña 0"]


def test_an_account_that_did_nothing_loses_the_place_that_the_list_made(
    cohorte: Cohorte, carla: Usuario, ana: Usuario
) -> None:
    lista = confirmed(cohorte, carla, f"nombre,correo\nAna,{ana.correo}")
    assert db.session.scalar(select(func.count(Inscripcion.id))) == 1
    deshacer(lista.id, actor=carla)
    assert db.session.scalar(select(func.count(Inscripcion.id))) == 0
    line = db.session.scalars(
        select(AuditLine).where(AuditLine.accion == "cohorte.deshacer_lista")
    ).one()
    assert line.actor == carla.seudonimo
    assert (line.datos["personas"], len(line.datos["inscripciones"])) == (1, 1)


def test_an_account_that_began_keeps_place_and_seat(
    cohorte: Cohorte, carla: Usuario, ana: Usuario
) -> None:
    lista = confirmed(cohorte, carla, f"nombre,correo\nAna,{ana.correo}")
    anotar_actividad(db.session.scalars(select(Inscripcion)).one())
    deshacer(lista.id, actor=carla)
    assert names(cohorte) == ["Ana"]
    assert lista.recibo["quedan"] == 1


def test_a_place_from_before_the_list_is_not_touched(
    cohorte: Cohorte, carla: Usuario, ana: Usuario
) -> None:
    with time_machine.travel(now() - timedelta(days=3)):
        before = make_inscrito(cohorte, ana)
    db.session.delete(before)
    db.session.flush()
    lista = confirmed(cohorte, carla, f"nombre,correo\nAna,{ana.correo}")
    deshacer(lista.id, actor=carla)
    assert names(cohorte) == []
    assert db.session.scalar(select(func.count(Inscripcion.id))) == 1


def test_mails_that_have_not_left_do_not_leave(cohorte: Cohorte, carla: Usuario) -> None:
    lista = confirmed(cohorte, carla, make_lista(3, malas=0))
    send_later = select(Job).where(Job.nombre == "invitaciones.avisar")
    run_due(limit=2)
    assert not db.session.scalars(send_later.where(Job.estado == "pendiente")).all()
    waiting = select(func.count(Correo.id)).where(Correo.estado == EstadoCorreo.EN_COLA)
    assert db.session.scalar(waiting) == 3
    deshacer(lista.id, actor=carla)
    run_due()
    assert db.session.scalar(select(func.count(Correo.id))) == 0


def test_a_second_click_changes_nothing(cohorte: Cohorte, carla: Usuario) -> None:
    lista = confirmed(cohorte, carla)
    first = deshacer(lista.id, actor=carla).recibo
    assert deshacer(lista.id, actor=carla).recibo == first
    assert confirmar(lista.id, actor=carla).recibo == first
    assert names(cohorte) == []


def test_after_a_day_it_is_too_late(cohorte: Cohorte, carla: Usuario) -> None:
    lista = confirmed(cohorte, carla)
    with time_machine.travel(now() + timedelta(hours=25)), pytest.raises(FueraDePlazoError):
        deshacer(lista.id, actor=carla)
    assert len(names(cohorte)) == 38


def test_what_was_not_confirmed_cannot_be_taken_back(cohorte: Cohorte, carla: Usuario) -> None:
    lista = make_importacion(cohorte, carla)
    with pytest.raises(SinConfirmarError):
        deshacer(lista.id, actor=carla)


def test_people_of_other_lists_stay(cohorte: Cohorte, carla: Usuario) -> None:
    confirmed(cohorte, carla, "nombre,correo\nLuz,luz@correo.com")
    second = confirmed(cohorte, carla, "nombre,correo\nLuz,luz@correo.com\nEva,eva@correo.com")
    deshacer(second.id, actor=carla)
    assert names(cohorte) == ["Luz"]


def test_who_waited_is_taken_back_too(cohorte: Cohorte, carla: Usuario) -> None:
    cohorte.cupo = 1
    lista = make_importacion(cohorte, carla, make_lista(3, malas=0))
    confirmar(lista.id, actor=carla, espera=True)
    states = select(func.count(Participante.id)).where(
        Participante.estado == EstadoParticipante.EN_ESPERA
    )
    assert db.session.scalar(states) == 2
    deshacer(lista.id, actor=carla)
    assert names(cohorte) == []
