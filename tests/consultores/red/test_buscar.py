"""The directory: filters, counts, advice, and the cost of a page."""

from __future__ import annotations

import re
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from consultores.acreditacion.decisiones import suspender
from consultores.acreditacion.plazos import years_later
from consultores.red.fuente import documentos
from consultores.red.models import (
    Consultor,
    ConsultorArea,
    ConsultorIdioma,
    ConsultorPais,
    Desempeno,
    EstadoConsultor,
)
from plataforma.busqueda.commands import reindex
from plataforma.busqueda.motor import current_motor
from plataforma.clock import now
from plataforma.db import db
from plataforma.texto import TextoBilingue
from tests.factories.consultores import make_consultor, make_postulado
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

URL = "/es/consultores/"


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collect the statements that run meanwhile."""
    seen: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def make_many(number: int) -> None:
    """Add accredited consultants at once."""
    moment = now()
    for _ in range(number):
        name = f"Consultora {secrets.token_hex(4)}"
        db.session.add(
            Consultor(
                slug=secrets.token_hex(8), nombre=name, nombre_plegado=name.lower(), pais="UY",
                resumen=TextoBilingue("Logística", "Logística"),
                presentacion=TextoBilingue("Fletes", "Fretes"), estado=EstadoConsultor.ACREDITADO,
                acreditado_el=moment, vence_el=years_later(moment, 2), nivel="N2",
                areas=[ConsultorArea(area="LOG")], idiomas=[ConsultorIdioma(idioma="es")],
                paises=[ConsultorPais(pais="UY")], desempeno=Desempeno(),
            )
        )  # fmt: skip
    db.session.flush()


@pytest.fixture
def indice(db_session: None) -> Iterator[None]:
    """An index without what other tests left, and that leaves nothing."""
    current_motor().replace_all([])
    yield
    current_motor().replace_all([])


@pytest.fixture
def red(diego: Usuario) -> None:
    """Diego (origin, customs; es, pt; CO, PY, BR) and Joana (logistics; pt; BR)."""
    make_consultor(diego)
    joana = make_usuario("Joana Prates", pais="BR", idioma="pt")
    make_consultor(
        joana, nombre="Joana Conceição", pais="BR", areas=["LOG"], idiomas=["pt"], paises=["BR"]
    )


def test_everybody_accredited_is_shown_to_visitors(client: CheckingClient, red: None) -> None:
    page = client.get(URL)
    assert "2 consultores" in page.text
    assert "Diego Restrepo" in page.text
    assert "diego@escala.test" not in page.text


def test_who_is_not_accredited_is_not_shown(
    client: CheckingClient, red: None, elena: Usuario
) -> None:
    make_postulado(make_usuario("Rosa Peña"), nombre="Rosa Peña")
    suspendida = make_consultor(make_usuario("Iván Arce"), nombre="Iván Arce")
    suspender(suspendida, actor=elena, motivo="Pausa pedida.")
    page = client.get(URL).text
    assert "Rosa Peña" not in page
    assert "Iván Arce" not in page


@pytest.mark.parametrize(
    ("query", "found", "missing"),
    [
        ("area=LOG", "Joana", "Diego"),
        ("pais=PY", "Diego", "Joana"),
        ("idioma=es", "Diego", "Joana"),
        ("q=conceicao", "Joana", "Diego"),
        ("q=RESTREPO&area=ORI", "Diego", "Joana"),
    ],
)
def test_filters_come_from_the_address(
    client: CheckingClient, red: None, query: str, found: str, missing: str
) -> None:
    page = client.get(f"{URL}?{query}").text
    assert found in page
    assert f"{missing} " not in page


def test_a_filter_can_be_taken_away(client: CheckingClient, red: None) -> None:
    page = client.get(f"{URL}?area=LOG&pais=BR").text
    assert 'href="/es/consultores/?pais=BR"' in page
    assert 'href="/es/consultores/?area=LOG"' in page


def test_counts_stand_beside_each_choice(client: CheckingClient, red: None) -> None:
    page = client.get(f"{URL}?area=LOG").text
    assert counts(page)["Brasil"] == 1
    assert counts(page)["Origen y acuerdos comerciales"] == 1  # without the area's own filter


def counts(page: str) -> dict[str, int]:
    """Return the count beside each choice of the page."""
    found = re.findall(r'<span>([^<]+) <span class="suave">\((\d+)\)', page)
    return {name: int(count) for name, count in found}


def test_nobody_found_says_what_to_take_away(client: CheckingClient, red: None) -> None:
    page = client.get(f"{URL}?area=LOG&pais=PY").text
    assert "Nadie cumple con todo a la vez" in page
    assert "Quite «Logística y transporte»: 1 consultor" in page


def test_nobody_at_all_shows_the_whole_network(client: CheckingClient, red: None) -> None:
    page = client.get(f"{URL}?q=zzzz").text
    assert "Quite «zzzz»: 2 consultores" in page


def test_codes_that_are_not_ours_are_dropped(client: CheckingClient, red: None) -> None:
    assert "2 consultores" in client.get(f"{URL}?area=<script>&pais=XX&pagina=-3").text


def test_portuguese_finds_in_portuguese(client: CheckingClient, indice: None, red: None) -> None:
    reindex()
    page = client.get("/pt/consultores/?q=preferencia+tarifaria").text
    assert "Diego Restrepo" in page
    assert "Origem e preferências tarifárias" in page


def test_full_text_finds_what_is_in_the_profile(
    client: CheckingClient, indice: None, red: None
) -> None:
    reindex()
    assert "Diego Restrepo" in client.get(f"{URL}?q=preferencias").text


def test_each_public_profile_is_two_documents(red: None) -> None:
    found = list(documentos())
    assert len(found) == 4
    assert list(documentos(found[0].clave)) == found[:2]


def test_a_page_costs_the_same_with_ten_and_with_a_thousand(client: CheckingClient) -> None:
    make_many(10)
    with counted() as few:
        client.get(f"{URL}?idioma=es")
    make_many(990)
    with counted() as many:
        page = client.get(f"{URL}?idioma=es")
    assert "1.000 consultores" in page.text or "1000 consultores" in page.text
    assert len(many) == len(few) <= 12


def test_pages_keep_the_filters(client: CheckingClient) -> None:
    make_many(30)
    page = client.get(f"{URL}?area=LOG&pagina=2").text
    assert "Página 2 de 3" in page
    assert "area=LOG&amp;pagina=3" in page


def test_a_profile_shows_denominators_and_no_contact(client: CheckingClient, red: None) -> None:
    page = client.get(f"{URL}diego-restrepo/").text
    assert "Nuevo en la red: todavía sin casos" in page
    assert "Pedir asistencia" in page
    assert "@" not in page.split("<main")[1].split("</main>")[0]


def test_a_profile_that_is_not_public_is_for_its_owner_and_staff(
    client: CheckingClient, fabian: Usuario, elena: Usuario, diego: Usuario
) -> None:
    make_postulado(diego)
    url = f"{URL}diego-restrepo/"
    assert client.get(url).status_code == 404
    assert client.as_user(fabian).get(url).status_code == 404
    assert client.as_user(diego).get(url).status_code == 200
    assert client.as_user(elena).get(url).status_code == 200
