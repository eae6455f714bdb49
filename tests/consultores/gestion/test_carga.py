"""Who carries what: whose consultants one sees, how each stands, and what a page costs."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import select

from consultores.gestion.carga import Filtro, Orden, Situacion
from consultores.gestion.carga_porques import porques
from consultores.gestion.carga_queries import contar, demanda, find_fila, listar
from consultores.gestion.carga_vista import estados
from consultores.pasos import ofertas
from consultores.red.models import Ausencia, Consultor, EstadoConsultor
from consultores.solicitudes.desempeno import callada, count_silences
from consultores.solicitudes.models import Asignacion, Respuesta
from plataforma.audit.models import AuditLine
from plataforma.clock import now
from plataforma.db import db
from plataforma.dias_habiles import hoy
from plataforma.identidad.models import EstadoUsuario
from tests.factories.consultores import make_consultor, make_postulado, make_solicitud
from tests.factories.identidad import make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LIST = "/es/administracion/carga/"
FILE = f"{LIST}consultores.csv"


@pytest.fixture
def luz() -> Consultor:
    """A consultant of Mexico, Gael's country."""
    return make_named("Luz Paredes", pais="MX")


def make_named(name: str, **changes: object) -> Consultor:
    return make_consultor(make_usuario(name), nombre=name, **changes)


def names(filtro: Filtro, persona: Usuario) -> list[str]:
    total = contar(filtro, persona)[filtro.situacion]
    return [f.nombre for f in listar(filtro, persona, total).filas]


def offer(consultor: Consultor, solicitud_id: int, **changes: object) -> Asignacion:
    """Add an offer that was made ten days ago, and is answered as the test says."""
    moment = now() - timedelta(days=10)
    values = {"asignada_el": moment, "responder_antes_el": moment + timedelta(days=2)} | changes
    made = Asignacion(solicitud_id=solicitud_id, consultor=consultor, **values)
    db.session.add(made)
    db.session.flush()
    return made


def silent(consultor: Consultor, solicitud_id: int, **changes: object) -> Asignacion:
    late = now() - timedelta(days=5)
    values = {"respuesta": Respuesta.SILENCIO, "respondida_el": late} | changes
    return offer(consultor, solicitud_id, **values)


def full(c: Consultor) -> None:
    c.desempeno.abiertas = c.cupo


def away(c: Consultor) -> None:
    c.ausencias.append(Ausencia(desde=hoy(), hasta=hoy() + timedelta(days=3)))


def pausing(c: Consultor) -> None:
    c.pausa_hasta = hoy() + timedelta(days=1)


def asked(c: Consultor) -> None:
    c.ultima_oferta_el = now() - timedelta(days=1)


def suspended(c: Consultor) -> None:
    c.estado = EstadoConsultor.SUSPENDIDO


def expired(c: Consultor) -> None:
    c.vence_el = now() - timedelta(days=1)


def without_account(c: Consultor) -> None:
    assert c.usuario
    c.usuario.estado = EstadoUsuario.SUSPENDIDO


def due(c: Consultor) -> None:
    c.vence_el = now() + timedelta(days=30)


def back_today(c: Consultor) -> None:
    c.pausa_hasta = hoy()


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
                offer(consultor, s.id, respuesta=answer, respondida_el=moment)
    rows = db.session.scalars(select(Asignacion)).all()
    in_sql = db.session.scalars(select(Asignacion).where(callada())).all()
    assert len(in_sql) == count_silences(rows) == 2  # withdrawn late, silent


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


def test_the_file_holds_whom_the_filter_shows_and_runs_no_formula(
    client: CheckingClient, elena: Usuario, consultor: Consultor, luz: Consultor
) -> None:
    luz.nombre = "=1+2"
    away(luz)
    db.session.commit()
    answer = client.as_user(elena).get(f"{FILE}?pais=MX")
    assert answer.headers["Cache-Control"] == "private, no-store"
    lines = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert [line[0] for line in lines] == ["Consultor", "'=1+2"]
    row = dict(zip(*lines, strict=True))
    assert (row["País"], row["Abiertas"], row["Cupo"]) == ("México", "0", "5")
    assert row["Ausente hasta"] == (hoy() + timedelta(days=3)).isoformat()
    assert consultor.nombre in client.get(FILE).text


@pytest.mark.usefixtures("consultor")
def test_the_download_leaves_an_audit_line_without_names(
    client: CheckingClient, elena: Usuario
) -> None:
    client.as_user(elena).get(f"{FILE}?pais=CO&q=Diego&situacion=con_lugar")
    line = db.session.scalars(select(AuditLine).order_by(AuditLine.id.desc())).first()
    assert line is not None
    assert (line.accion, line.objeto) == ("consultor.bajar_carga", "pais:CO")
    assert line.datos == {"pais": "CO", "situacion": "con_lugar"}


def test_the_file_costs_the_same_with_three_and_with_thirty(
    client: CheckingClient, elena: Usuario, consultor: Consultor
) -> None:
    client.as_user(elena)
    with counted() as few:
        assert consultor.nombre in client.get(FILE).text
    for n in range(30):
        make_named(f"Paula Arias {n}")
    with counted() as many:
        assert client.get(FILE).text.count("Paula Arias") == 30
    assert len(many) == len(few)


# What stands in the way, and what the page says then.
REASONS = [
    (full, "No tiene lugar ahora: tiene 5 de 5."),
    (away, "Está ausente estos días"),
    (pausing, "Puso en pausa las solicitudes nuevas"),
    (suspended, "La acreditación está suspendida."),
    (expired, "La acreditación venció"),
    (without_account, "No tiene una cuenta activa"),
]


@pytest.mark.parametrize(("act", "said"), REASONS, ids=[r[0].__name__ for r in REASONS])
def test_the_detail_says_why_nothing_is_offered_and_what_to_do(
    client: CheckingClient,
    elena: Usuario,
    consultor: Consultor,
    act: Callable[[Consultor], None],
    said: str,
) -> None:
    act(consultor)
    db.session.commit()
    page = client.as_user(elena).get(f"{LIST}{consultor.slug}/").text
    assert said in page
    assert "Nada lo impide" not in page


def reasons(app: Flask, consultor: Consultor) -> str:
    db.session.flush()
    with app.test_request_context("/es/"):
        return " ".join(str(p.titulo) for p in porques(find_fila(consultor), demanda(consultor)))


def test_the_demand_explains_the_rest(
    app: Flask, ana: Usuario, consultor: Consultor, luz: Consultor
) -> None:
    assert "nadie pidió ayuda en sus áreas" in reasons(app, luz)
    s = make_solicitud(ana, consultor)
    assert "todavía espera su turno" in reasons(app, luz)
    assert "nada impide que reciba otras" in reasons(app, consultor)
    s.idioma = "en"
    assert "idioma en que no trabaja" in reasons(app, luz)
    s.idioma, s.pais = "es", "CU"
    assert "países que no atiende" in reasons(app, luz)
    s.pais = "PY"
    with time_machine.travel(now() + timedelta(days=91)):
        assert "nadie pidió ayuda" in reasons(app, luz)
    luz.acreditado_el = now() - timedelta(days=120)
    assert "cumplían más de lo pedido" in reasons(app, luz)
    silent(luz, s.id)
    assert "Dejó pasar el plazo de 1 solicitud" in reasons(app, luz)


def test_the_detail_leads_to_the_work_and_to_reassigning_it(
    client: CheckingClient, elena: Usuario, ana: Usuario, consultor: Consultor, luz: Consultor
) -> None:
    make_solicitud(ana, consultor)
    page = client.as_user(elena).get(f"{LIST}{consultor.slug}/").text
    assert f"/administracion/consultores/{consultor.slug}/traspaso/" in page
    assert f"/administracion/solicitudes/?consultor={consultor.slug}" in page
    assert "/traspaso/" not in client.get(f"{LIST}{luz.slug}/").text  # there is nothing to move


def test_who_only_applied_has_no_load(client: CheckingClient, elena: Usuario) -> None:
    found = make_postulado(make_usuario("Iván Soto"), nombre="Iván Soto")
    db.session.commit()
    assert client.as_user(elena).get(f"{LIST}{found.slug}/").status_code == 404
    assert client.get(f"{LIST}nadie/").status_code == 404


def test_the_desk_and_the_file_of_the_consultant_lead_here(
    client: CheckingClient, elena: Usuario, consultor: Consultor
) -> None:
    client.as_user(elena)
    assert LIST in client.get("/es/administracion/solicitudes/").text
    assert LIST in client.get("/es/administracion/").text
    page = client.get(f"/es/administracion/consultores/{consultor.slug}/").text
    assert f"{LIST}{consultor.slug}/" in page
