"""The list: whose consultants one sees, how each stands, and what a page costs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from consultores.carga.fila import Filtro, Orden, Situacion
from consultores.carga.queries import contar, find_fila
from consultores.carga.vista import estados
from consultores.pasos import ofertas
from consultores.red.models import Desempeno
from consultores.solicitudes.desempeno import actualizar, callada
from consultores.solicitudes.models import Asignacion, Respuesta
from plataforma.clock import now
from plataforma.db import db
from tests.factories.consultores import make_postulado, make_solicitud
from tests.factories.identidad import make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

from tests.consultores.carga.mundo import (
    FILE,
    LIST,
    asked,
    away,
    back_today,
    due,
    expired,
    full,
    make_named,
    names,
    offer,
    pausing,
    silent,
    suspended,
    without_account,
)

# What happened, in which situations one stands then, and what the row says.
STANDS = [
    (full, {Situacion.AL_TOPE, Situacion.SIN_OFERTAS}, "Al tope"),
    (away, {Situacion.AUSENTE, Situacion.SIN_OFERTAS}, "Ausente hasta el"),
    (pausing, {Situacion.AUSENTE, Situacion.SIN_OFERTAS}, "En pausa hasta el"),
    (asked, {Situacion.CON_LUGAR}, "Con lugar"),
    (suspended, {Situacion.INACTIVO}, "Acreditación suspendida"),
    (expired, {Situacion.INACTIVO}, "Acreditación vencida"),
    (without_account, {Situacion.INACTIVO}, "Sin cuenta activa"),
    (due, {Situacion.CON_LUGAR, Situacion.SIN_OFERTAS}, "Debe renovar antes del"),
    (back_today, {Situacion.CON_LUGAR, Situacion.SIN_OFERTAS}, "Con lugar"),
]


@pytest.mark.parametrize(("act", "where", "said"), STANDS, ids=[s[0].__name__ for s in STANDS])
def test_each_situation_has_its_filter_and_its_words(
    app: Flask,
    consultor: Consultor,
    elena: Usuario,
    act: Callable[[Consultor], None],
    where: set[Situacion],
    said: str,
) -> None:
    act(consultor)
    db.session.flush()
    assert {s for s in Situacion if names(Filtro(situacion=s), elena)} == where
    assert {s for s, n in contar(Filtro(), elena).items() if n and s} == where
    with app.test_request_context("/es/"):
        assert any(text.startswith(said) for text, _tone in estados(find_fila(consultor)))


def test_who_only_applied_or_left_is_not_in_the_list(elena: Usuario, consultor: Consultor) -> None:
    make_postulado(make_usuario("Iván Soto"), nombre="Iván Soto")
    suspended(consultor)
    consultor.usuario = None
    db.session.flush()
    assert names(Filtro(), elena) == []


def test_gael_sees_those_of_his_country_and_elena_everybody(
    client: CheckingClient, consultor: Consultor, luz: Consultor, gael: Usuario, elena: Usuario
) -> None:
    assert names(Filtro(), elena) == [consultor.nombre, luz.nombre]
    client.as_user(gael)
    for where in ("", "?pais=CO", "?q=Diego", "?situacion=con_lugar"):
        assert consultor.nombre not in client.get(LIST + where).text
        assert consultor.nombre not in client.get(FILE + where).text
    assert luz.nombre in client.get(f"{LIST}?pais=CO").text
    assert client.get(f"{LIST}{luz.slug}/").status_code == 200
    assert client.get(f"{LIST}{consultor.slug}/").status_code == 404


def test_a_counterpart_without_a_country_sees_nobody(gael: Usuario, luz: Consultor) -> None:
    assert names(Filtro(), gael) == [luz.nombre]
    gael.pais = ""
    assert names(Filtro(), gael) == []


@pytest.mark.parametrize("who", ["ana", "diego"])
def test_others_do_not_see_it(
    client: CheckingClient, request: pytest.FixtureRequest, consultor: Consultor, who: str
) -> None:
    client.as_user(request.getfixturevalue(who))
    assert client.get(LIST).status_code == 403
    assert client.get(FILE).status_code == 403
    assert client.get(f"{LIST}{consultor.slug}/").status_code == 404


def test_each_filter_finds_its_own(consultor: Consultor, luz: Consultor, elena: Usuario) -> None:
    other = make_named("Íris Araújo", pais="BR", areas=["LOG"])
    assert names(Filtro(pais="MX"), elena) == [luz.nombre]
    assert names(Filtro(area="LOG"), elena) == [other.nombre]
    assert names(Filtro(q="iris ara"), elena) == [other.nombre]
    assert names(Filtro(q="100%"), elena) == []
    assert consultor.nombre not in names(Filtro(area="LOG", pais="BR"), elena)


def test_the_figures_are_those_of_the_last_90_days(
    ana: Usuario, consultor: Consultor, diego: Usuario
) -> None:
    taken, refused = make_solicitud(ana, consultor), make_solicitud(ana, consultor)
    ofertas.aceptar(taken, actor=diego)
    ofertas.declinar(refused, actor=diego, causa="sin_tiempo", motivo="Viajo.")
    late = make_solicitud(ana, consultor)
    offer(consultor, late.id, respuesta=Respuesta.RETIRADA, respondida_el=now())
    offer(consultor, late.id, respuesta=Respuesta.ACEPTADA, respondida_el=now(), dias_respuesta=6)
    old = now() - timedelta(days=91)
    silent(consultor, late.id, asignada_el=old, responder_antes_el=old)
    c = find_fila(consultor).cifras
    assert (c.ofrecidas, c.tomadas, c.rechazadas, c.calladas) == (5, 2, 1, 1)
    assert (c.a_tiempo, c.exigibles, c.mediana) == (2, 4, 0.0)
    assert sorted(c.dias) == [0, 0, 6]


def test_silence_is_counted_as_where_the_profile_counts_it(
    ana: Usuario, consultor: Consultor
) -> None:
    s = make_solicitud(ana, consultor)
    for answer in Respuesta:
        for days in (1, 5):
            moment = now() - timedelta(days=10 - days)
            if answer != Respuesta.PENDIENTE:
                offer(consultor, s.id, respuesta=answer, respondida_el=moment, dias_respuesta=0)
    db.session.flush()
    actualizar(consultor.id)
    in_sql = db.session.scalars(select(Asignacion).where(callada())).all()
    figures = db.session.get_one(Desempeno, consultor.id)
    assert len(in_sql) == figures.recibidas - figures.respondidas == 2  # withdrawn late, silent


def test_the_orders_put_first_what_they_name(
    ana: Usuario, consultor: Consultor, luz: Consultor, elena: Usuario
) -> None:
    idle = make_named("Íris Araújo")
    s = make_solicitud(ana, consultor)
    silent(luz, s.id)
    luz.ultima_oferta_el = now() - timedelta(days=20)
    db.session.flush()
    assert names(Filtro(), elena)[0] == consultor.nombre
    assert names(Filtro(orden=Orden.SILENCIO), elena)[0] == luz.nombre
    assert names(Filtro(orden=Orden.OFERTA), elena) == [idle.nombre, luz.nombre, consultor.nombre]
    assert names(Filtro(orden=Orden.NOMBRE), elena) == [consultor.nombre, idle.nombre, luz.nombre]
    assert names(Filtro(situacion=Situacion.CALLA), elena) == [luz.nombre]


def test_load_is_a_part_of_the_capacity(
    consultor: Consultor, luz: Consultor, elena: Usuario
) -> None:
    consultor.cupo, consultor.desempeno.abiertas = 10, 4
    luz.cupo, luz.desempeno.abiertas = 3, 2
    none = make_named("Sin Cupo")
    none.cupo = 0
    db.session.flush()
    assert names(Filtro(), elena) == [luz.nombre, consultor.nombre, none.nombre]


@pytest.mark.parametrize("where", ["", "?situacion=calla", "?orden=silencio", "?area=ORI&q=a"])
def test_the_page_costs_the_same_with_three_and_with_thirty(
    client: CheckingClient, elena: Usuario, ana: Usuario, consultor: Consultor, where: str
) -> None:
    def grow(first: int, last: int) -> None:
        s = make_solicitud(ana, consultor)
        for n in range(first, last):
            c = make_named(f"Paula Arias {n}")
            away(c)
            silent(c, s.id)

    client.as_user(elena)
    grow(1, 3)
    with counted() as few:
        client.get(LIST + where)
    grow(3, 30)
    with counted() as many:
        assert "Paula Arias" in client.get(LIST + where).text
    assert len(many) == len(few) <= 8


def test_the_page_turns_and_keeps_the_filter(
    client: CheckingClient, elena: Usuario, consultor: Consultor
) -> None:
    for n in range(27):
        make_named(f"Paula Arias {n:02}")
    first = client.as_user(elena).get(f"{LIST}?orden=nombre&situacion=con_lugar").text
    assert consultor.nombre in first
    assert "situacion=con_lugar&amp;orden=nombre&amp;pagina=2" in first
    assert "Paula Arias 26" not in first
    assert "Paula Arias 26" in client.get(f"{LIST}?orden=nombre&pagina=2").text


@pytest.mark.parametrize(
    "where",
    [
        "?situacion=x&orden=x&area=x&pais=x",
        "?pagina=-1",
        "?pagina=9999999",
        "?q=%00%25_'",
        "?pagina=x",
    ],
)
@pytest.mark.usefixtures("consultor")
def test_an_address_with_nonsense_shows_what_there_is(
    client: CheckingClient, elena: Usuario, where: str
) -> None:
    assert client.as_user(elena).get(LIST + where).status_code == 200
    assert client.get(FILE + where).status_code == 200
