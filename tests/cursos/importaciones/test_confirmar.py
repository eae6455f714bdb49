"""A list becomes people: once, all or nothing, and nobody is told before it is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from cursos.cohortes.errors import CupoError
from cursos.cohortes.models import CupoPais, EstadoParticipante, Participante
from cursos.cohortes.services import retirar
from cursos.importaciones.colocacion import colocar
from cursos.importaciones.confirmacion import confirmar
from cursos.importaciones.errors import TodaviaSeLeeError
from cursos.importaciones.models import FilaImportada
from cursos.importaciones.queries import contar
from cursos.inscripciones.models import Inscripcion
from plataforma.audit.models import AuditLine
from plataforma.db import db, transaction
from plataforma.email import Correo
from plataforma.jobs.services import run_due
from tests.cursos.importaciones.fallas import ends_at
from tests.factories.cohortes import (
    make_importacion,
    make_inscrito,
    make_lista,
    make_participante,
    make_subida,
)
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from cursos.importaciones.models import Importacion
    from plataforma.identidad.models import Usuario


def confirm(cohorte: Cohorte, actor: Usuario, text: str = "", **more: bool) -> Importacion:
    return confirmar(make_importacion(cohorte, actor, text).id, actor=actor, **more)


def people(cohorte: Cohorte) -> list[Participante]:
    found = select(Participante).where(Participante.cohorte_id == cohorte.id)
    return list(db.session.scalars(found.order_by(Participante.id)))


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_nothing_is_written_nor_mailed_before_the_confirmation(
    cohorte: Cohorte, carla: Usuario
) -> None:
    make_importacion(cohorte, carla)
    run_due()
    assert people(cohorte) == []
    assert count(Correo) == count(Inscripcion) == 0


def test_forty_people_with_two_wrong_rows(cohorte: Cohorte, carla: Usuario) -> None:
    make_usuario("Persona 0", correo="persona0@correo.com", idioma="pt")
    lista = confirm(cohorte, carla, make_lista(40))
    assert {name: n for name, n in lista.recibo.items() if n} == {
        "cuenta": 1,
        "correo": 33,
        "telefono": 4,
        "error": 2,
    }
    assert len(people(cohorte)) == 38
    run_due()
    kept = db.session.scalars(select(FilaImportada).order_by(FilaImportada.numero))
    assert [fila.celdas["correo"] for fila in kept] == ["sin-arroba-0", "sin-arroba-1"]


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
    assert lista.recibo["correo"] == 1
    assert count(Inscripcion) == 0


def test_a_second_click_changes_nothing(cohorte: Cohorte, carla: Usuario) -> None:
    lista = confirm(cohorte, carla)
    again = confirmar(lista.id, actor=carla)
    assert again.recibo == lista.recibo
    assert len(people(cohorte)) == 38
    run_due()
    assert count(Correo) == 33 + 1


def test_the_same_list_again_finds_nobody_new(cohorte: Cohorte, carla: Usuario) -> None:
    confirm(cohorte, carla)
    second = make_importacion(cohorte, carla)
    counted = contar(colocar(second))
    assert (counted.nuevas, counted.de("ya_estaba"), counted.de("error")) == (0, 38, 2)
    confirmar(second.id, actor=carla)
    assert len(people(cohorte)) == 38


def test_two_tabs_with_the_same_list_enrol_once(cohorte: Cohorte, carla: Usuario) -> None:
    first, second = (make_importacion(cohorte, carla) for _ in range(2))
    confirmar(first.id, actor=carla)
    assert confirmar(second.id, actor=carla).recibo["ya_estaba"] == 38
    assert len(people(cohorte)) == 38


def test_a_list_that_does_not_fit_enrols_nobody(cohorte: Cohorte, carla: Usuario) -> None:
    cohorte.cupo = 37
    with pytest.raises(CupoError):
        confirm(cohorte, carla)
    assert people(cohorte) == []


def test_who_left_is_not_brought_back_by_a_list(cohorte: Cohorte, carla: Usuario) -> None:
    luz = make_participante(cohorte, correo="luz@correo.com")
    retirar(luz, actor=carla)
    lista = confirm(cohorte, carla, "nombre,correo\nLuz,luz@correo.com")
    assert lista.recibo["retirada"] == 1
    assert luz.estado == EstadoParticipante.RETIRADO


def test_a_phone_that_somebody_else_of_the_cohort_has_is_an_error(
    cohorte: Cohorte, carla: Usuario
) -> None:
    make_participante(cohorte, correo="luz@correo.com", telefono="+59899123456")
    text = "nombre,correo,telefono\nEva,eva@correo.com,099123456\nLuz,,099123456"
    assert confirm(cohorte, carla, text).recibo["error"] == 2
    assert confirm(cohorte, carla, "nombre,telefono\nLuz,099123456").recibo["ya_estaba"] == 1


def test_an_account_that_is_in_by_another_address_is_not_enrolled_twice(
    cohorte: Cohorte, carla: Usuario, ana: Usuario
) -> None:
    present = make_inscrito(cohorte, ana)
    present.correo = "otra@correo.com"
    db.session.flush()
    lista = confirm(cohorte, carla, f"nombre,correo\nAna,{ana.correo}")
    assert lista.recibo["ya_estaba"] == 1


def test_the_confirmation_is_one_audit_line_without_names(cohorte: Cohorte, carla: Usuario) -> None:
    confirm(cohorte, carla)
    (line,) = db.session.scalars(
        select(AuditLine).where(AuditLine.accion == "cohorte.importar")
    ).all()
    assert line.actor == carla.seudonimo
    assert "persona" not in str(line.datos)


def test_mails_go_out_in_batches_and_once(cohorte: Cohorte, carla: Usuario) -> None:
    cohorte.cupo = 100
    confirm(cohorte, carla, make_lista(80, malas=0))
    assert run_due() > 3
    assert count(Correo) == 70
    run_due()
    assert count(Correo) == 70


def test_a_list_that_was_not_read_is_not_confirmed(cohorte: Cohorte, carla: Usuario) -> None:
    lista = make_subida(cohorte, carla)
    with pytest.raises(TodaviaSeLeeError):
        confirmar(lista.id, actor=carla)


def test_who_finds_no_seat_waits_in_the_order_of_the_list_and_is_not_told(
    cohorte: Cohorte, carla: Usuario
) -> None:
    cohorte.cupo = 2
    make_usuario("Zoe", correo="zoe@correo.com")
    text = "nombre,correo\nLuz,luz@correo.com\nEva,eva@correo.com\nZoe,zoe@correo.com"
    lista = confirm(cohorte, carla, text, espera=True)
    assert (lista.recibo["correo"], lista.recibo["cuenta"], lista.recibo["espera"]) == (2, 0, 1)
    assert [p.estado for p in people(cohorte)] == ["pendiente", "pendiente", "en_espera"]
    assert people(cohorte)[2].espera_el == lista.confirmada_el
    run_due()
    assert [m.para for m in db.session.scalars(select(Correo).order_by(Correo.id))] == [
        "luz@correo.com",
        "eva@correo.com",
    ]
    assert count(Inscripcion) == 0


def test_a_country_fills_its_own_seats_and_no_others(cohorte: Cohorte, carla: Usuario) -> None:
    cohorte.cupo = 3
    db.session.add(CupoPais(cohorte_id=cohorte.id, pais="BR", lugares=1))
    rows = [("A", "BR"), ("B", "BR"), ("C", "UY"), ("D", "AR"), ("E", "UY")]
    text = "nombre,correo,pais\n" + "\n".join(f"{n},{n}@correo.com,{p}" for n, p in rows)
    confirm(cohorte, carla, text, espera=True)
    waiting = {p.nombre for p in people(cohorte) if p.estado == EstadoParticipante.EN_ESPERA}
    assert waiting == {"B", "E"}


def test_a_tax_id_and_a_name_alone_enter_once(cohorte: Cohorte, carla: Usuario) -> None:
    text = "nombre,rut,pais\nLuz Peña,211003420017,UY\nEva Mota,211003420017,UY"
    assert confirm(cohorte, carla, text).recibo["tarjeta"] == 2
    assert confirm(cohorte, carla, text).recibo["ya_estaba"] == 2
    assert {p.identificador for p in people(cohorte)} == {"211003420017"}


def test_who_had_the_course_keeps_their_place(
    cohorte: Cohorte, carla: Usuario, ana: Usuario
) -> None:
    place = make_inscrito(cohorte, ana)
    own = place.inscripcion_id
    db.session.delete(place)
    db.session.flush()
    confirm(cohorte, carla, f"nombre,correo\nAna,{ana.correo}")
    (person,) = people(cohorte)
    assert (person.inscripcion_id, person.estado) == (own, EstadoParticipante.INSCRITO)
    acts = select(func.count()).where(AuditLine.accion == "inscripcion.crear")
    assert db.session.scalar(acts) == 0


def test_places_given_by_a_list_are_in_the_audit_log(
    cohorte: Cohorte, carla: Usuario, ana: Usuario
) -> None:
    confirm(cohorte, carla, f"nombre,correo\nAna,{ana.correo}")
    (person,) = people(cohorte)
    line = db.session.scalars(
        select(AuditLine).where(AuditLine.accion == "inscripcion.crear")
    ).one()
    assert line.datos == {"inscripciones": [person.inscripcion_id], "origen": "cohorte"}
    assert line.actor == carla.seudonimo


def test_everybody_belongs_to_the_chamber_that_brought_them(
    cohorte: Cohorte, carla: Usuario
) -> None:
    confirm(cohorte, carla)
    assert {p.organizacion_id for p in people(cohorte)} == {cohorte.organizacion_id}


def test_killed_anywhere_all_enter_or_nobody(
    cohorte: Cohorte, carla: Usuario, ana: Usuario
) -> None:
    with transaction():
        text = f"{make_lista(6, malas=1)}\nAna;{ana.correo};;"
        lista = make_importacion(cohorte, carla, text)

    def act() -> None:
        with transaction():
            confirmar(lista.id, actor=carla)

    statement = 1
    while not ends_at(statement, act):
        assert people(cohorte) == []
        assert count(Inscripcion) == 0
        statement += 1
    assert statement > 10
    assert (len(people(cohorte)), count(Inscripcion)) == (6, 1)
