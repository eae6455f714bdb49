"""Who is proposed, why, and who never is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from consultores.emparejamiento.queries import list_candidatos, list_impedimentos
from consultores.emparejamiento.services import A_LA_VEZ, elegir
from consultores.emparejamiento.vista import IMPEDIMENTOS, RAZONES
from consultores.pasos import admision, ofertas
from consultores.red.models import Ausencia, ConsultorAcuerdo, ConsultorSector, Vinculo
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.models import Asignacion
from plataforma.db import db
from plataforma.dias_habiles import hoy
from plataforma.organizaciones.models import Membresia, RolMembresia
from tests.factories.consultores import make_borrador, make_consultor
from tests.factories.identidad import make_organizacion, make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario


@pytest.fixture
def pedido(ana: Usuario) -> Solicitud:
    """Ana, of Paraguay, asks in Spanish about an agreement with Colombia."""
    ana.empresa = "Dulces Ana"
    return make_borrador(ana)


def named(name: str, **changes: Any) -> Consultor:
    cupo = changes.pop("cupo", 5)
    found = make_consultor(make_usuario(name, pais="CO"), nombre=name, **changes)
    found.cupo = cupo
    return found


def names(solicitud: Solicitud) -> list[str]:
    db.session.flush()
    return [c.consultor.nombre for c in list_candidatos(solicitud)]


def test_each_proposal_says_why(pedido: Solicitud) -> None:
    rosa = named("Rosa Peña")
    rosa.acuerdos.append(ConsultorAcuerdo(acuerdo="ACE-72"))
    rosa.sectores.append(ConsultorSector(sector="S04"))
    pedido.sector = "S04"
    db.session.flush()
    (found,) = list_candidatos(pedido)
    assert found.razones == ("area", "pais", "idioma", "acuerdo", "sector", "lugar")


def test_every_code_has_its_words(pedido: Solicitud) -> None:
    named("Rosa Peña")
    assert {c for p in elegir(pedido) for c in p.razones} <= set(RAZONES)


def test_country_and_language_come_before_sector(pedido: Solicitud) -> None:
    far = named("Lejos", paises=["CL"], pais="CL")
    far.sectores.append(ConsultorSector(sector="S04"))
    named("Cerca")
    pedido.sector = "S04"
    assert names(pedido) == ["Cerca", "Lejos"]


def test_a_visit_goes_to_who_travels_there(pedido: Solicitud) -> None:
    named("A Distancia")
    near = named("De Visita", pais="PY")
    near.presencial = True
    pedido.modalidad = "presencial"
    assert names(pedido) == ["De Visita", "A Distancia"]


def test_nobody_is_asked_in_a_language_that_they_do_not_speak(pedido: Solicitud) -> None:
    named("Só Português", idiomas=["pt"])
    db.session.flush()
    assert not elegir(pedido)
    assert names(pedido) == ["Só Português"]  # the firm may still choose


def test_who_does_not_serve_the_country_is_asked_only_when_nobody_does(pedido: Solicitud) -> None:
    named("Lejos", paises=["CL"], pais="CL")
    assert [p.consultor.nombre for p in elegir(pedido)] == ["Lejos"]
    named("Cerca")
    assert [p.consultor.nombre for p in elegir(pedido)] == ["Cerca"]


def full(c: Consultor, _s: Solicitud) -> None:
    c.cupo = 0


def away(c: Consultor, _s: Solicitud) -> None:
    c.ausencias.append(Ausencia(desde=hoy(), hasta=hoy() + timedelta(days=3)))


def pause(c: Consultor, _s: Solicitud) -> None:
    c.pausa_hasta = hoy() + timedelta(days=1)


def tied(c: Consultor, _s: Solicitud) -> None:
    c.vinculos.append(Vinculo(nombre="Dulces Ana", nombre_plegado="dulces ana"))


def same_firm(c: Consultor, _s: Solicitud) -> None:
    assert c.usuario
    c.usuario.empresa = "Dulces Ana"


def unwanted(_c: Consultor, s: Solicitud) -> None:
    s.no_con = "Otro Nombre\nROSA  pena"


def unwanted_firm(c: Consultor, s: Solicitud) -> None:
    c.vinculos.append(Vinculo(nombre="Mermeladas SA", nombre_plegado="mermeladas sa"))
    s.no_con = "Mermeladas"


def colleague_of_the_unwanted(c: Consultor, s: Solicitud) -> None:
    assert c.usuario
    c.usuario.empresa = "Mermeladas S.A."
    s.no_con = "mermeladas"


def same_organisation(c: Consultor, s: Solicitud) -> None:
    camara = make_organizacion("Cámara de Asunción")
    db.session.flush()
    s.organizacion_id = camara.id
    rol = RolMembresia.LECTOR
    db.session.add(Membresia(usuario_id=c.usuario_id, organizacion_id=camara.id, rol=rol))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (full, "lleno"),
        (away, "ausente"),
        (pause, "pausa"),
        (tied, "conflicto"),
        (same_firm, "conflicto"),
        (unwanted, "conflicto"),
        (unwanted_firm, "conflicto"),
        (colleague_of_the_unwanted, "conflicto"),
        (same_organisation, "conflicto"),
    ],
)
def test_one_thing_keeps_somebody_out_and_is_said(
    pedido: Solicitud, change: Any, code: str
) -> None:
    rosa = named("Rosa Peña")
    assert names(pedido) == ["Rosa Peña"]
    assert list_impedimentos(pedido, rosa) == []
    change(rosa, pedido)
    assert names(pedido) == []
    assert list_impedimentos(pedido, rosa) == [code]
    assert str(IMPEDIMENTOS[code])


def test_on_the_day_a_pause_ends_work_comes_again(pedido: Solicitud) -> None:
    rosa = named("Rosa Peña")
    rosa.pausa_hasta = hoy()
    assert names(pedido) == ["Rosa Peña"]
    assert list_impedimentos(pedido, rosa) == []
    assert rosa.recibe_solicitudes


def test_a_short_name_does_not_shut_out_half_the_network(pedido: Solicitud) -> None:
    named("Analía Ríos")
    pedido.no_con = "Ana\n%"
    assert names(pedido) == ["Analía Ríos"]


def test_who_was_not_fast_enough_may_be_asked_again(ana: Usuario) -> None:
    first, second = named("Rosa Peña"), named("Luz Vera")
    request = make_borrador(ana)
    admision.enviar(request, actor=ana)
    assert first.usuario
    assert second.usuario
    ofertas.aceptar(request, actor=first.usuario)
    ofertas.liberar(request, first)
    assert request.estado == Estado.ASIGNADA
    assert [a.consultor.nombre for a in request.ofertas] == ["Luz Vera"]


def test_the_network_asks_three_at_most_and_says_that_it_is_their_turn(pedido: Solicitud) -> None:
    for n in range(5):
        named(f"Consultor {n}")
    db.session.flush()
    found = elegir(pedido)
    assert len(found) == A_LA_VEZ
    assert all(p.razones[-1] == "turno" for p in found)


def test_equals_take_turns(ana: Usuario) -> None:
    people = [named(f"Consultor {n}", cupo=50) for n in range(6)]
    for _n in range(10):
        admision.enviar(make_borrador(ana), actor=ana)
    assert {len(_offers(c)) for c in people} == {5}  # 10 requests, 3 asked each time


def _offers(c: Consultor) -> list[int]:
    return list(db.session.scalars(select(Asignacion.id).where(Asignacion.consultor_id == c.id)))


def test_who_is_less_loaded_comes_before_who_waited_longer(ana: Usuario) -> None:
    busy, free = named("Con Trabajo", cupo=3), named("Con Lugar")
    busy.desempeno.abiertas = 2
    free.ultima_oferta_el = make_borrador(ana).creada_el
    assert names(make_borrador(ana)) == ["Con Lugar", "Con Trabajo"]


@pytest.mark.parametrize(("answers", "first"), [(2, "Rosa Peña"), (3, "Íris Souza")])
def test_late_answers_cost_the_turn_only_when_they_are_usual(
    pedido: Solicitud, answers: int, first: str
) -> None:
    late, other = named("Rosa Peña"), named("Íris Souza")
    late.desempeno.respondidas, late.desempeno.mediana_respuesta = answers, 3
    other.ultima_oferta_el = pedido.creada_el
    assert names(pedido)[0] == first


def test_a_fixed_number_of_statements(pedido: Solicitud) -> None:
    named("Uno")
    db.session.flush()
    with counted() as few:
        list_candidatos(pedido)
    for n in range(8):
        named(f"Otra {n}")
    db.session.flush()
    db.session.expire_all()
    with counted() as many:
        list_candidatos(pedido)
    assert len(many) <= len(few) + 2  # the request itself is read again
