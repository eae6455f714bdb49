"""Tax ids: what is read as right, and what is flagged and never repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask_babel import force_locale
from hypothesis import given
from hypothesis import strategies as st

from plataforma.identificadores import (
    LONGEST_STORED,
    Problema,
    ejemplo_identificador,
    explicar,
    leer_identificador,
    mostrar_identificador,
    nombre_identificador,
)
from plataforma.paises import OTRO, PAISES

if TYPE_CHECKING:
    from flask import Flask

pytestmark = pytest.mark.once

BUENOS = [
    ("AR", "30-50001091-2", "30500010912"),
    ("AR", "CUIT: 20-26756539-3", "20267565393"),
    ("BR", "60.070.119/0001-62", "60070119000162"),
    ("BR", "00.000.000/0001-91", "00000000000191"),
    ("BR", "12.ABC.345/01DE-35", "12ABC34501DE35"),
    ("BR", "390.533.447-05", "39053344705"),
    ("CL", "76.086.428-5", "760864285"),
    ("CL", "076086428-5", "760864285"),
    ("CL", "10.000.013-k", "10000013K"),
    ("CO", "NIT 213.123.432-1", "2131234321"),
    ("EC", "1792060346001", "1792060346001"),
    ("EC", "1714307103001", "1714307103001"),
    ("MX", "GODE 561231 GR8", "GODE561231GR8"),
    ("PY", "80028061-0", "800280610"),
    ("PE", "20512333797", "20512333797"),
    ("UY", "21-100342-001-7", "211003420017"),
    ("VE", "J-07013380-5", "J070133805"),
    ("VE", "v114702834", "V114702834"),
]
SIN_COMPROBAR = [
    ("BO", "1023456020", "1023456020"),
    ("CU", "50004226413", "50004226413"),
    ("PA", "8-442-445", "8-442-445"),
    ("PA", "155596713-2-2015 D.V. 59", "155596713-2-2015"),
    ("PA", "8-NT-1-12345", "8-NT-1-12345"),
    ("PA", "PE - 12 - 345", "PE-12-345"),
    ("EC", "1793213150001", "1793213150001"),  # a company of today: the SRI gave it no check digit
    ("MX", "VACE-460910-SX6", "VACE460910SX6"),  # in use, and does not add up
    ("VE", "C-20001234-5", "C200012345"),
    (OTRO, "DE 123456789", "DE123456789"),
]


@pytest.mark.parametrize(("pais", "texto", "valor"), BUENOS)
def test_a_right_one_is_read_without_its_separators(pais: str, texto: str, valor: str) -> None:
    found = leer_identificador(texto, pais)
    assert (found.valor, found.problema) == (valor, None)
    assert found.aceptado


@pytest.mark.parametrize(("pais", "texto", "valor"), SIN_COMPROBAR)
def test_one_that_nobody_can_check_is_accepted_and_marked(
    pais: str, texto: str, valor: str
) -> None:
    found = leer_identificador(texto, pais)
    assert (found.valor, found.problema) == (valor, Problema.DESCONOCIDO)
    assert found.aceptado


@pytest.mark.parametrize(
    ("pais", "texto"),
    [
        ("AR", "30-50001091-3"),
        ("BR", "60.070.119/0001-63"),
        ("BR", "12.ABC.345/01DE-36"),
        ("BR", "390.533.447-06"),
        ("BR", "111.111.111-11"),
        ("CL", "76.086.428-6"),
        ("CO", "213.123.432-2"),
        ("EC", "1714307104001"),
        ("PY", "80028061-1"),
        ("PE", "20512333798"),
        ("UY", "21-100342-001-8"),
        ("VE", "J-07013380-6"),
    ],
)
def test_one_wrong_digit_is_noticed(pais: str, texto: str) -> None:
    found = leer_identificador(texto, pais)
    assert found.problema is Problema.DIGITO
    assert not found.aceptado


@pytest.mark.parametrize(
    ("pais", "texto"),
    [
        ("BR", "191"),  # 00.000.000/0001-91
        ("BR", "7526557000100"),
        ("BR", "75265000159"),  # eleven digits, and a head office rather than a CPF
        ("EC", "190155722001"),
        ("UY", "10012340015"),
        ("CU", "1022712345"),
    ],
)
def test_zeros_that_a_spreadsheet_took_away_are_asked_for(pais: str, texto: str) -> None:
    assert leer_identificador(texto, pais).problema is Problema.CEROS


@pytest.mark.parametrize("pais", [p for p in PAISES if p != "PA"])
@pytest.mark.parametrize("texto", ["2,01E+10", "2.01e+10", "2E+10", "2.0267565393E+10"])
def test_scientific_notation_is_never_expanded(pais: str, texto: str) -> None:
    assert leer_identificador(texto, pais).problema is Problema.NOTACION


@pytest.mark.parametrize("texto", ["20512333797.0", "20512333797,00"])
def test_a_number_with_decimals_is_one_that_a_spreadsheet_spoiled(texto: str) -> None:
    assert leer_identificador(texto, "PE").problema is Problema.NOTACION


def test_a_cnpj_with_an_e_among_its_digits_is_not_notation() -> None:
    assert leer_identificador("12E34501000135", "BR").problema is Problema.DIGITO


@pytest.mark.parametrize(
    ("pais", "texto"),
    [
        ("AR", "3O-50001091-2"),  # the letter O
        ("AR", "5000109"),
        ("AR", "99-50001091-2"),
        ("BO", "CB-1023456"),
        ("CL", "7608642B-5"),
        ("CU", "no tengo"),
        ("EC", "1714307103"),  # an identity card
        ("MX", "MAB931314 8T4"),  # month 13
        ("MX", "XAXX010101000"),  # the tax office's "general public"
        ("PA", "442445"),
        ("PE", "2051233379٧"),  # noqa: RUF001 — an Arabic seven
        ("UY", "211003420027"),
        ("VE", "07013380-5"),
        ("PE", ""),
        ("PE", "   "),
        ("PE", "2" * 500),
        (OTRO, "x"),
    ],
)
def test_what_has_another_shape_is_refused(pais: str, texto: str) -> None:
    found = leer_identificador(texto, pais)
    assert found.problema is Problema.FORMATO


@pytest.mark.parametrize("texto", ["'20512333797", '="20512333797"', " 20512333797\u00a0"])
def test_the_marks_of_a_cell_are_not_part_of_it(texto: str) -> None:
    found = leer_identificador(texto, "PE")
    assert (found.valor, found.problema) == ("20512333797", None)


@pytest.mark.parametrize("pais", PAISES)
def test_the_example_of_each_country_is_a_good_one(pais: str) -> None:
    assert leer_identificador(ejemplo_identificador(pais), pais).aceptado


@pytest.mark.parametrize(("pais", "texto", "valor"), [*BUENOS, *SIN_COMPROBAR])
def test_what_is_shown_is_read_as_the_same(pais: str, texto: str, valor: str) -> None:
    shown = mostrar_identificador(valor, pais)
    assert leer_identificador(shown, pais).valor == valor
    assert len(valor) <= LONGEST_STORED


def test_it_is_shown_as_its_country_writes_it() -> None:
    assert mostrar_identificador("60070119000162", "BR") == "60.070.119/0001-62"
    assert mostrar_identificador("39053344705", "BR") == "390.533.447-05"
    assert mostrar_identificador("J070133805", "VE") == "J-07013380-5"
    assert mostrar_identificador("roto", "BR") == "roto"


@pytest.mark.parametrize(
    ("texto", "nombre"), [("60070119000162", "CNPJ"), ("39053344705", "CPF"), ("1", "CNPJ/CPF")]
)
def test_a_brazilian_one_says_which_it_is(texto: str, nombre: str) -> None:
    assert leer_identificador(texto, "BR").nombre == nombre


def test_each_problem_is_explained_with_the_country_s_words(app: Flask) -> None:
    with app.test_request_context(), force_locale("es"):
        assert "CUIT" in explicar(Problema.FORMATO, "AR")
        assert "30-71234567-1" in explicar(Problema.FORMATO, "AR")
        assert explicar(Problema.FORMATO, OTRO) == "Escriba entre 4 y 20 letras y cifras."
        assert nombre_identificador(OTRO) == "Identificador tributario"


@given(texto=st.text(max_size=60), pais=st.sampled_from([*PAISES, OTRO]))
def test_any_text_has_an_answer(texto: str, pais: str) -> None:
    found = leer_identificador(texto, pais)
    if found.aceptado:
        assert 0 < len(found.valor) <= LONGEST_STORED
