"""A list becomes people: once, all or nothing, and nobody is told before it is confirmed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import func, select

from cursos.cohortes.errors import CupoError
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.cohortes.services import retirar
from cursos.importaciones.models import EstadoImportacion, Importacion
from cursos.importaciones.reparto import repartir
from cursos.importaciones.services import (
    confirmar_importacion,
    descartar_importacion,
    preparar_importacion,
)
from cursos.inscripciones.models import Inscripcion
from cursos.planillas.planilla import leer_planilla
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from plataforma.errors import NotFoundError
from plataforma.jobs.services import run_due
from tests.factories.cohortes import make_inscrito, make_lista, make_participante
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario


def prepare(cohorte: Cohorte, actor: Usuario, text: str) -> Importacion:
    planilla = leer_planilla(text, cohorte.organizacion.pais)
    return preparar_importacion(cohorte, planilla, actor=actor)


def confirm(cohorte: Cohorte, actor: Usuario, text: str) -> Importacion:
    return confirmar_importacion(prepare(cohorte, actor, text).id, actor=actor)


def people(cohorte: Cohorte) -> list[Participante]:
    found = select(Participante).where(Participante.cohorte_id == cohorte.id)
    return list(db.session.scalars(found.order_by(Participante.id)))


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_nothing_is_written_nor_mailed_before_the_confirmation(
    cohorte: Cohorte, carla: Usuario
) -> None:
    prepare(cohorte, carla, make_lista())
    run_due()
    assert people(cohorte) == []
    assert count(Correo) == count(Inscripcion) == 0


def test_forty_people_with_two_wrong_rows(cohorte: Cohorte, carla: Usuario) -> None:
    make_usuario("Persona 0", correo="persona0@correo.com", idioma="pt")
    lista = confirm(cohorte, carla, make_lista(40))
    assert lista.recibo == {
        "con_cuenta": 1,
        "con_correo": 33,
        "con_telefono": 4,
        "ya_estaban": 0,
        "retiradas": 0,
        "con_error": 2,
    }
    assert len(people(cohorte)) == 38
    assert [kept["nombre"] for kept in lista.filas] == ["Persona Mala 0", "Persona Mala 1"]


def test_who_has_an_account_is_in_at_once_and_told_in_their_language(
    cohorte: Cohorte, carla: Usuario
) -> None:
    ana = make_usuario("Joana", correo="joana@correo.com", idioma="pt")
    confirm(cohorte, carla, "nombre,correo\nJoana,JOANA@correo.com\nLuz,luz@correo.com")
    joana, luz = people(cohorte)
    assert (joana.estado, joana.usuario_id) == (EstadoParticipante.INSCRITO, ana.id)
    assert (luz.estado, luz.usuario_id) == (EstadoParticipante.PENDIENTE, None)
    run_due()
    mails = {m.para: m for m in db.session.scalars(select(Correo))}
    assert mails["joana@correo.com"].idioma == "pt"
    assert "/pt/cuenta/cohortes/" in mails["joana@correo.com"].texto
    assert "/es/invitacion/" in mails["luz@correo.com"].texto


def test_an_address_that_nobody_proved_is_invited_not_enrolled(
    cohorte: Cohorte, carla: Usuario
) -> None:
    make_usuario("Otra", correo="luz@correo.com", correo_verificado_el=None)
    lista = confirm(cohorte, carla, "nombre,correo\nLuz,luz@correo.com")
    assert lista.recibo["con_correo"] == 1
    assert count(Inscripcion) == 0


def test_a_second_click_changes_nothing(cohorte: Cohorte, carla: Usuario) -> None:
    lista = confirm(cohorte, carla, make_lista())
    again = confirmar_importacion(lista.id, actor=carla)
    assert again.recibo == lista.recibo
    assert len(people(cohorte)) == 38
    run_due()
    assert count(Correo) == 33 + 1


def test_the_same_list_again_finds_nobody_new(cohorte: Cohorte, carla: Usuario) -> None:
    confirm(cohorte, carla, make_lista())
    second = prepare(cohorte, carla, make_lista())
    reparto = repartir(second)
    assert (reparto.nuevas, len(reparto.ya_estaban), len(reparto.con_error)) == (0, 38, 2)
    confirmar_importacion(second.id, actor=carla)
    assert len(people(cohorte)) == 38


def test_two_tabs_with_the_same_list_enrol_once(cohorte: Cohorte, carla: Usuario) -> None:
    first, second = (prepare(cohorte, carla, make_lista()) for _ in range(2))
    confirmar_importacion(first.id, actor=carla)
    assert confirmar_importacion(second.id, actor=carla).recibo["ya_estaban"] == 38
    assert len(people(cohorte)) == 38


def test_a_list_that_does_not_fit_enrols_nobody(cohorte: Cohorte, carla: Usuario) -> None:
    cohorte.cupo = 37
    with pytest.raises(CupoError):
        confirm(cohorte, carla, make_lista())
    assert people(cohorte) == []


def test_who_left_is_not_brought_back_by_a_list(cohorte: Cohorte, carla: Usuario) -> None:
    luz = make_participante(cohorte, correo="luz@correo.com")
    retirar(luz, actor=carla)
    lista = confirm(cohorte, carla, "nombre,correo\nLuz,luz@correo.com")
    assert lista.recibo["retiradas"] == 1
    assert luz.estado == EstadoParticipante.RETIRADO


def test_a_phone_that_somebody_else_of_the_cohort_has_is_an_error(
    cohorte: Cohorte, carla: Usuario
) -> None:
    make_participante(cohorte, correo="luz@correo.com", telefono="+59899123456")
    text = "nombre,correo,telefono\nEva,eva@correo.com,099123456\nLuz,,099123456"
    assert confirm(cohorte, carla, text).recibo["con_error"] == 2
    assert confirm(cohorte, carla, "nombre,telefono\nLuz,099123456").recibo["ya_estaban"] == 1


def test_an_account_that_is_in_by_another_address_is_not_enrolled_twice(
    cohorte: Cohorte, carla: Usuario, ana: Usuario
) -> None:
    present = make_inscrito(cohorte, ana)
    present.correo = "otra@correo.com"
    db.session.flush()
    lista = confirm(cohorte, carla, f"nombre,correo\nAna,{ana.correo}")
    assert lista.recibo["ya_estaban"] == 1


def test_the_confirmation_is_one_audit_line_without_names(cohorte: Cohorte, carla: Usuario) -> None:
    confirm(cohorte, carla, make_lista())
    (line,) = db.session.scalars(
        select(AuditLine).where(AuditLine.accion == "cohorte.importar")
    ).all()
    assert line.actor == carla.seudonimo
    assert "persona" not in str(line.datos)


def test_a_discarded_list_is_gone(cohorte: Cohorte, carla: Usuario) -> None:
    lista = prepare(cohorte, carla, make_lista())
    descartar_importacion(lista)
    assert (lista.filas, lista.lectura) == ([], {})
    with pytest.raises(NotFoundError):
        confirmar_importacion(lista.id, actor=carla)


def test_mails_go_out_in_batches_and_once(cohorte: Cohorte, carla: Usuario) -> None:
    cohorte.cupo = 100
    confirm(cohorte, carla, make_lista(80, malas=0))
    assert run_due() > 3
    assert count(Correo) == 70
    run_due()
    assert count(Correo) == 70


def test_old_wrong_rows_and_forgotten_lists_go_with_the_next_list(
    cohorte: Cohorte, carla: Usuario
) -> None:
    with time_machine.travel(now() - timedelta(days=31)):
        old = confirm(cohorte, carla, make_lista())
        forgotten = prepare(cohorte, carla, make_lista())
    prepare(cohorte, carla, make_lista())
    db.session.expire_all()
    assert (old.filas, old.recibo["con_error"]) == ([], 2)
    assert (forgotten.estado, forgotten.filas) == (EstadoImportacion.DESCARTADA, [])
