"""People once, firms once, and what counts as what."""

from __future__ import annotations

from typing import Any

import pytest

from cursos.informes.conteo import Linea, contar, empresas_de, nombre_llano


def line(persona: int | str = 1, **values: Any) -> Linea:
    return Linea(**{"persona": persona, "inscrita": True} | values)


def test_a_person_in_two_cohorts_counts_once() -> None:
    found = contar([line(1, termino=True), line(1, sexo="mujer"), line(2)])
    assert (found.inscritas, found.lugares, found.terminaron) == (2, 3, 1)
    assert {(g.clave, g.personas, g.terminaron) for g in found.por_sexo} == {
        ("mujer", 1, 1),
        ("", 1, 0),
    }


def test_who_never_came_is_not_enrolled() -> None:
    found = contar([line(1), line("luz@correo.com", inscrita=False, pais="PE")])
    assert (found.convocadas, found.inscritas) == (2, 1)
    assert [g.clave for g in found.por_pais] == [""]


def test_who_said_nothing_is_a_group_of_its_own() -> None:
    found = contar([line(n, tamano="micro" if n < 3 else "") for n in range(5)])
    assert {(g.clave, g.personas) for g in found.por_tamano} == {("micro", 3), ("", 2)}


def test_one_tax_id_is_one_firm_whatever_its_name() -> None:
    lines = [
        line(1, identificador="217", pais_identificador="UY", empresa="Lácteos Sur"),
        line(2, identificador="217", pais_identificador="UY", empresa="Lacteos del Sur SRL"),
    ]
    assert contar(lines).empresas == 1


def test_one_tax_id_in_two_countries_is_two_firms() -> None:
    lines = [line(n, identificador="217", pais_identificador=c) for n, c in enumerate(("UY", "PY"))]
    assert contar(lines).empresas == 2


@pytest.mark.parametrize(
    "nombre", ["LÁCTEOS SUR", "Lacteos  sur", "Lácteos Sur S.R.L.", "Lácteos Sur, Ltda"]
)
def test_one_name_written_otherwise_is_one_firm(nombre: str) -> None:
    assert nombre_llano(nombre) == "lacteos sur"


def test_a_name_without_its_tax_id_is_the_firm_that_has_it_elsewhere() -> None:
    lines = [
        line(1, identificador="217", pais_identificador="UY", empresa="Lácteos Sur"),
        line(2, empresa="lacteos sur"),
    ]
    assert len(set(empresas_de(lines))) == 1


def test_a_name_of_two_firms_stays_apart_from_both() -> None:
    lines = [line(n, identificador=str(n), empresa="Don Luis") for n in range(2)]
    assert len(set(empresas_de([*lines, line(3, empresa="Don Luis")]))) == 3


def test_the_median_is_of_places_that_finished() -> None:
    found = contar([line(n, dias=d) for n, d in enumerate((2, 4, 9, 30))] + [line(9)])
    assert found.mediana == 6.5
    assert contar([line()]).mediana is None
