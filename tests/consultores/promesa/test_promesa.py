"""The figures of the promise: counted by hand, too small ones kept back, the same everywhere."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from consultores.pasos import ofertas
from consultores.promesa.calculo import EN_TOTAL, MINIMO, Fila, calcular, hide, trimestres
from consultores.promesa.models import CortePromesa
from consultores.promesa.services import CALCULAR, asegurar, publicar, total
from consultores.promesa.tarjetas import portada
from plataforma.clock import at, now
from plataforma.db import db
from plataforma.jobs.services import list_waiting, run_due
from tests.factories.consultores import make_consultor, make_solicitud
from tests.factories.identidad import make_usuario
from tests.statements import counted

if TYPE_CHECKING:
    from flask import Flask

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

URL = "/es/red/promesa/"
LUNES = datetime(2026, 3, 2, 15, tzinfo=UTC)  # no holiday near in Colombia, Paraguay or Uruguay


@pytest.fixture
def mundo(diego: Usuario) -> Consultor:
    """Six requests of Paraguay: five delivered and rated, one declined late; two of Mexico."""
    consultor = make_consultor(diego)
    consultor.cupo = 50
    for number in range(6):
        firm = make_usuario(f"Empresa {number}", pais="PY")
        with at(LUNES):
            s = make_solicitud(firm, consultor, "asignada" if number == 5 else "cerrada")
        if number == 5:
            with at(LUNES + timedelta(days=7)):
                ofertas.declinar(s, actor=diego, causa="sin_tiempo", motivo="No puedo.")
    for _ in range(2):
        with at(LUNES):
            make_solicitud(make_usuario("Rosa", pais="MX"), consultor)
    return consultor


def figure(medida: str, grupo: str = EN_TOTAL, codigo: str = EN_TOTAL) -> Fila:
    with at(LUNES + timedelta(days=30)):
        rows = [Fila(**f) for f in calcular(now())["filas"]]
    (found,) = [
        r
        for r in rows
        if (r.medida, r.periodo, r.grupo, r.codigo) == (medida, EN_TOTAL, grupo, codigo)
    ]
    return found


@pytest.mark.usefixtures("mundo")
def test_answers_in_time_are_counted_over_all_offers_whose_time_is_over() -> None:
    found = figure("respuesta_a_tiempo")  # five the same day, one late, two silent
    assert (found.numerador, found.denominador) == (5, 8)


@pytest.mark.usefixtures("mundo")
def test_the_median_days_are_of_those_that_were_answered() -> None:
    found = figure("dias_respuesta")  # 0, 0, 0, 0, 0, 5
    assert (found.numerador, found.denominador, found.valor) == (6, 8, 0.0)
    delivered = figure("dias_entrega")
    assert (delivered.numerador, delivered.denominador) == (5, 5)


@pytest.mark.usefixtures("mundo")
def test_opinions_have_their_response_rate() -> None:
    assert (figure("util").numerador, figure("util").denominador) == (5, 5)
    rate = figure("opinaron")
    assert (rate.numerador, rate.denominador, rate.valor) == (5, 5, 1.0)


@pytest.mark.usefixtures("mundo")
def test_a_country_with_few_cases_is_not_shown_and_nor_is_the_one_that_would_tell_it() -> None:
    mexico = figure("respuesta_a_tiempo", "pais", "MX")
    paraguay = figure("respuesta_a_tiempo", "pais", "PY")
    assert mexico.oculta
    assert paraguay.oculta  # the total minus Paraguay would be Mexico
    assert (mexico.valor, mexico.numerador, mexico.denominador) == (None, None, None)
    assert not figure("respuesta_a_tiempo").oculta


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_no_small_group_can_be_told_from_the_others(sizes: list[int]) -> None:
    rows = [Fila("util", EN_TOTAL, "pais", str(n), 0, size, 0.0) for n, size in enumerate(sizes)]
    hide(rows)
    shown = [r for r in rows if not r.oculta]
    assert all((r.denominador or 0) >= MINIMO or r.denominador == 0 for r in shown)
    small = [s for s in sizes if 0 < s < MINIMO]
    hidden = len(rows) - len(shown)
    assert hidden >= len(small)
    if small and any(s >= MINIMO for s in sizes):
        assert hidden >= 2


@pytest.mark.usefixtures("mundo")
def test_nothing_published_names_anybody(client: CheckingClient) -> None:
    with at(LUNES + timedelta(days=30)):
        publicar()
    for url in (URL, f"{URL}datos.csv", f"{URL}datos.json"):
        text = client.get(url).text
        for name in ("Diego", "Restrepo", "Empresa 0", "Rosa", "AT-2026"):
            assert name not in text


def test_page_open_data_and_home_page_say_the_same(
    client: CheckingClient, app: Flask, mundo: Consultor, ana: Usuario
) -> None:
    assert mundo.es_publico
    with at(LUNES + timedelta(days=30)):
        corte = publicar()
    fila = total(corte, "respuesta_a_tiempo")
    assert fila is not None
    assert (fila["numerador"], fila["denominador"]) == (5, 8)
    assert "5 de 8" in client.get(URL).text
    rows = list(csv.DictReader(io.StringIO(client.get(f"{URL}datos.csv").text.lstrip("\ufeff"))))
    (line,) = [
        r for r in rows
        if (r["medida"], r["periodo"], r["grupo"]) == ("respuesta_a_tiempo", EN_TOTAL, EN_TOTAL)
    ]  # fmt: skip
    assert (line["numerador"], line["denominador"]) == ("5", "8")
    data = json.loads(client.get(f"{URL}datos.json").text)
    assert data["filas"] == corte.datos["filas"]
    assert set(data["definiciones"]) == {f["medida"] for f in data["filas"]}
    with app.test_request_context("/es/"):
        (card,) = portada(ana)
    assert card.cifra == "5 de 8"


@pytest.mark.usefixtures("mundo")
def test_the_bar_of_a_quarter_is_a_part_of_a_hundred(client: CheckingClient) -> None:
    with at(LUNES + timedelta(days=30)):
        publicar()
        page = client.get(URL).text
    drawn = page[page.index("Por trimestre") : page.index("Todas las medidas")]
    (width,) = re.findall(r'<rect width="([\d.]+)"', drawn)
    assert (width, "62\u00a0%" in drawn) == ("62.0", True)  # five of eight


@pytest.mark.usefixtures("mundo")
def test_countries_without_a_figure_are_named_in_one_sentence(client: CheckingClient) -> None:
    with at(LUNES + timedelta(days=30)):
        publicar()
    page = client.get(URL).text
    section = page[page.index("Por país de la empresa") : page.index("Por área")]
    table, _end, rest = section.partition("</table>")
    assert "Paraguay" in table  # days, if not the part in time
    assert "México" not in table
    assert "por ahora: México." in rest


def test_without_figures_the_page_still_says_what_is_promised(client: CheckingClient) -> None:
    page = client.get("/pt/red/promesa/")
    assert page.status_code == 200
    assert client.get(f"{URL}datos.csv").status_code == 404
    assert client.get(f"{URL}datos.json").status_code == 404


def test_the_page_costs_one_statement_however_many_requests(
    client: CheckingClient, mundo: Consultor
) -> None:
    assert mundo.cupo
    publicar()
    client.get(URL)
    with counted() as sent:
        client.get(URL)
    assert len([s for s in sent if "corte_promesa" in s]) == 1
    assert not any("solicitud" in s for s in sent)


def test_the_job_counts_once_a_day_and_asks_for_tomorrow() -> None:
    asegurar()
    asegurar()
    assert len(list_waiting(CALCULAR)) == 1
    db.session.commit()
    run_due()
    assert db.session.scalars(select(CortePromesa)).one()
    assert len(list_waiting(CALCULAR)) == 1
    assert run_due() == 0  # tomorrow's
    with time_machine.travel(now() + timedelta(days=1, hours=12)):
        run_due()
    assert len(db.session.scalars(select(CortePromesa)).all()) == 2


def test_counting_twice_on_a_day_keeps_one_row() -> None:
    first = publicar().calculado_el
    assert publicar().calculado_el >= first
    assert len(db.session.scalars(select(CortePromesa)).all()) == 1


def test_quarters_end_with_the_one_that_runs() -> None:
    names = [name for name, _begin, _end in trimestres(datetime(2026, 2, 3, tzinfo=UTC))]
    assert names == ["2025-T1", "2025-T2", "2025-T3", "2025-T4", "2026-T1"]


def test_the_footer_and_the_directory_lead_there(client: CheckingClient) -> None:
    assert client.get("/es/").text.count("/es/red/promesa/") == 1
    assert client.get("/es/consultores/").text.count("/es/red/promesa/") == 2
