"""The queues: what stands in each, whose requests one sees, and what a page costs."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultores.gestion.colas import Cola, Filtro, contar, listar
from consultores.gestion.tarjetas import administracion, panel
from consultores.pasos import admision, marcha, ofertas
from consultores.pasos.olvido import se_va_la_empresa
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.models import Solicitud
from plataforma.clock import now
from plataforma.db import db
from tests.factories.consultores import make_borrador, make_consultor, make_solicitud
from tests.factories.identidad import make_organizacion, make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from flask import Flask

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LIST = "/es/administracion/solicitudes/"


@pytest.fixture
def rosa() -> Usuario:
    """A firm of Mexico, Gael's country."""
    return make_usuario("Rosa Peña", pais="MX", empresa="Chocolates Peña")


def make_many(persona: Usuario, consultor: Consultor, number: int) -> None:
    moment = now()
    db.session.add_all(
        Solicitud(
            referencia=secrets.token_hex(8), intento=secrets.token_hex(8), solicitante=persona,
            pais=persona.pais, consultor=consultor, tipo="SOL-ACU", area="ORI", titulo="Arancel",
            descripcion="…", estado=state, enviada_el=moment, meta_el=moment,
        )
        for n in range(number)
        for state in (Estado.ASIGNADA, Estado.ENVIADA)
    )  # fmt: skip
    db.session.flush()


def stand(filtro: Filtro, persona: Usuario) -> list[str]:
    """Return the references on the first page."""
    total = contar(filtro, persona)[filtro.cola]
    return [s.referencia for s in listar(filtro, persona, total).filas]


@pytest.mark.parametrize("where", ["", "?cola=por_admitir", "?cola=cerradas", "?q=Arancel"])
def test_the_list_costs_the_same_with_ten_and_with_a_thousand(
    client: CheckingClient, elena: Usuario, ana: Usuario, consultor: Consultor, where: str
) -> None:
    client.as_user(elena)
    make_many(ana, consultor, 5)
    with counted() as few:
        client.get(LIST + where)
    make_many(ana, consultor, 500)
    with counted() as many:
        assert client.get(LIST + where).status_code == 200
    assert len(many) == len(few) <= 12


def test_gael_sees_only_his_country_in_the_list_the_counts_and_the_search(
    client: CheckingClient, ana: Usuario, rosa: Usuario, gael: Usuario, consultor: Consultor
) -> None:
    paraguay, mexico = make_solicitud(ana, consultor), make_solicitud(rosa, consultor)
    client.as_user(gael)
    for where in ("", "?pais=PY", f"?q={paraguay.referencia}", "?cola=ofrecidas"):
        assert f"/{paraguay.referencia}/" not in client.get(LIST + where).text
    assert mexico.referencia in client.get(f"{LIST}?pais=PY").text
    assert contar(Filtro(), gael)[Cola.ABIERTAS] == 1
    assert contar(Filtro(q=paraguay.referencia), gael)[Cola.ABIERTAS] == 0


def test_elena_sees_every_country_and_narrows_to_one(
    ana: Usuario, rosa: Usuario, elena: Usuario, consultor: Consultor
) -> None:
    paraguay, mexico = make_solicitud(ana, consultor), make_solicitud(rosa, consultor)
    assert set(stand(Filtro(), elena)) == {paraguay.referencia, mexico.referencia}
    assert stand(Filtro(pais="MX"), elena) == [mexico.referencia]


def test_a_counterpart_without_a_country_sees_nothing(
    ana: Usuario, gael: Usuario, consultor: Consultor
) -> None:
    make_solicitud(ana, consultor)
    gael.pais = ""
    assert contar(Filtro(), gael)[Cola.ABIERTAS] == 0


def test_each_filter_finds_its_own(
    ana: Usuario, rosa: Usuario, elena: Usuario, consultor: Consultor
) -> None:
    one = make_solicitud(ana, consultor, titulo="Mermelada de guayaba")
    chamber = make_organizacion("Cámara del Litoral", slug="litoral", pais="UY")
    other = make_solicitud(rosa, consultor, tipo="SOL-LOG")
    other.organizacion_id = chamber.id
    db.session.flush()
    assert stand(Filtro(tipo="SOL-LOG"), elena) == [other.referencia]
    assert stand(Filtro(area="LOG"), elena) == [other.referencia]
    assert stand(Filtro(organizacion="litoral"), elena) == [other.referencia]
    assert stand(Filtro(q="guayaba"), elena)[:1] == [one.referencia]
    assert stand(Filtro(q="chocolates peña"), elena) == [other.referencia]
    assert stand(Filtro(q=one.referencia), elena) == [one.referencia]
    assert stand(Filtro(q="100%"), elena) == []
    assert stand(Filtro(q="PENA  choco"), elena) == [other.referencia]
    assert stand(Filtro(q="guayaba xilofón"), elena) == []
    assert len(stand(Filtro(consultor=consultor.slug), elena)) == 2
    assert stand(Filtro(consultor="nadie"), elena) == []


def test_what_is_due_first_stands_on_top(
    ana: Usuario, elena: Usuario, consultor: Consultor
) -> None:
    with time_machine.travel(now() - timedelta(days=9)):
        old = make_solicitud(ana, consultor)
    new = make_solicitud(ana, consultor)
    assert stand(Filtro(), elena) == [old.referencia, new.referencia]


def test_a_request_stands_in_the_queues_of_its_state_and_of_its_delay(
    ana: Usuario, elena: Usuario, consultor: Consultor, diego: Usuario
) -> None:
    s = make_solicitud(ana, consultor)
    assert stand(Filtro(cola=Cola.OFRECIDAS), elena) == [s.referencia]
    assert stand(Filtro(cola=Cola.POR_VENCER), elena) == [s.referencia]
    assert stand(Filtro(cola=Cola.VENCIDAS), elena) == []
    with time_machine.travel(now() + timedelta(days=40)):
        assert stand(Filtro(cola=Cola.VENCIDAS), elena) == [s.referencia]
        assert stand(Filtro(cola=Cola.SIN_MOVIMIENTO), elena) == [s.referencia]
        assert stand(Filtro(cola=Cola.POR_VENCER), elena) == []
    s.escalada_el = now()
    assert stand(Filtro(cola=Cola.ESCALADAS), elena) == [s.referencia]
    ofertas.aceptar(s, actor=diego)
    assert stand(Filtro(cola=Cola.EN_CURSO), elena) == [s.referencia]
    marcha.cancelar(s, actor=ana, motivo="Ya no.")
    assert stand(Filtro(), elena) == []
    assert stand(Filtro(cola=Cola.CERRADAS), elena) == [s.referencia]


def test_drafts_and_thrown_away_drafts_are_nobodys_business(ana: Usuario, elena: Usuario) -> None:
    make_borrador(ana)
    marcha.descartar(make_borrador(ana), actor=ana)
    assert not any(contar(Filtro(), elena).values())


def test_the_queue_to_admit_says_why_each_waits(
    client: CheckingClient, ana: Usuario, elena: Usuario
) -> None:
    first = make_borrador(ana, tipo="SOL-OTR")
    admision.enviar(first, actor=ana)
    assert first.estado == Estado.ENVIADA
    page = client.as_user(elena).get(f"{LIST}?cola=por_admitir").text
    assert "hay que clasificarla" in page
    assert "otra casi igual" not in page


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.lists(
        st.tuples(
            st.sampled_from([e for e in Estado if e != Estado.BORRADOR]),
            st.integers(-30, 30),  # days until it is due
            st.integers(0, 40),  # days since the last move
            st.booleans(),
            st.sampled_from(["MX", "PY"]),
        ),
        max_size=12,
    )
)
def test_each_count_is_the_length_of_its_list(
    data: list[tuple[Estado, int, int, bool, str]],
    ana: Usuario,
    elena: Usuario,
    gael: Usuario,
    consultor: Consultor,
) -> None:
    moment = now()
    with db.session.begin_nested() as world:
        db.session.add_all(
            Solicitud(
                referencia=secrets.token_hex(8), intento=secrets.token_hex(8), solicitante=ana,
                pais=country, consultor=consultor, tipo="SOL-ACU", titulo="Arancel",
                descripcion="…", estado=state, enviada_el=moment, cerrada_el=moment,
                meta_el=moment + timedelta(days=due),
                actualizada_el=moment - timedelta(days=still),
                escalada_el=moment if escalated else None,
            )
            for state, due, still, escalated, country in data
        )  # fmt: skip
        db.session.flush()
        for reader in (elena, gael):
            for cola, count in contar(Filtro(), reader).items():
                assert len(stand(Filtro(cola=cola), reader)) == count, cola
        by_state = sum(contar(Filtro(), elena)[c] for c in (Cola.ABIERTAS, Cola.CERRADAS))
        assert by_state == len(data)
        world.rollback()
    db.session.expire_all()


def test_others_do_not_see_the_desk(client: CheckingClient, ana: Usuario, diego: Usuario) -> None:
    assert client.as_user(ana).get(LIST).status_code == 403
    assert client.as_user(diego).get(LIST).status_code == 403


@pytest.mark.parametrize(
    "where", ["?cola=x&area=x&pais=x&tipo=x", "?pagina=-1", "?pagina=9999999", "?q=%00%25_'"]
)
def test_an_address_with_nonsense_shows_what_there_is(
    client: CheckingClient, elena: Usuario, ana: Usuario, consultor: Consultor, where: str
) -> None:
    make_solicitud(ana, consultor)
    assert client.as_user(elena).get(LIST + where).status_code == 200


def test_the_cards_say_what_waits_today(
    app: Flask, rosa: Usuario, gael: Usuario, ana: Usuario, consultor: Consultor
) -> None:
    with app.test_request_context("/es/"):
        assert not list(panel(gael))
        make_solicitud(rosa, consultor)
        make_solicitud(ana, consultor)
        with counted() as sent:
            (card,) = panel(gael)
        assert len(sent) == 1
        assert (card.cifra, card.texto) == ("1 abierta", "Todas van en camino")
        with time_machine.travel(now() + timedelta(days=9)):
            staff, load = administracion(gael)
        assert staff.texto == "1 abierta, 1 vencida"
        assert load.href == "/es/administracion/carga/"
        assert not list(administracion(ana))


def test_a_second_consultant_asked_does_not_cost_a_statement(
    client: CheckingClient, elena: Usuario, ana: Usuario
) -> None:
    make_consultor()
    make_consultor(make_usuario("Luz"), nombre="Luz Paredes")
    s = make_borrador(ana)
    admision.enviar(s, actor=ana)
    assert len(s.ofertas) == 2
    page = client.as_user(elena).get(LIST).text
    assert "Diego Restrepo, Luz Paredes" in page


def test_a_request_is_found_by_what_it_says_now(
    ana: Usuario, elena: Usuario, consultor: Consultor
) -> None:
    one = make_solicitud(ana, consultor, titulo="Flete de quinua")
    one.titulo = "Café tostado"
    db.session.flush()
    assert stand(Filtro(q="cafe"), elena) == [one.referencia]
    assert stand(Filtro(q="quinua"), elena) == []


def test_what_a_firm_took_away_finds_nothing(
    ana: Usuario, elena: Usuario, consultor: Consultor
) -> None:
    one = make_solicitud(ana, consultor, titulo="Mermelada de guayaba")
    se_va_la_empresa(one, actor=ana)
    assert stand(Filtro(cola=Cola.CERRADAS, q="guayaba"), elena) == []
    assert stand(Filtro(cola=Cola.CERRADAS, q=one.referencia), elena) == [one.referencia]


def test_the_filters_are_named_as_people_know_them(
    client: CheckingClient, elena: Usuario, consultor: Consultor
) -> None:
    make_organizacion("Cámara del Litoral", slug="litoral", pais="UY")
    client.as_user(elena)
    page = client.get(f"{LIST}?consultor={consultor.slug}&organizacion=litoral").text
    assert f"Consultor: {consultor.nombre}" in page
    assert "Organización: Cámara del Litoral" in page
