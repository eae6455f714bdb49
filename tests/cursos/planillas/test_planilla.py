"""Awkward lists, made here: each is read right, or refused with what to do."""

from __future__ import annotations

import pytest

from cursos.celdas import errors
from cursos.celdas.libro import MAX_ROWS
from cursos.planillas.errors import SinColumnasError
from cursos.planillas.fila import Fila
from cursos.planillas.valores import Causa
from tests.cursos.planillas.listas import causes, one, row
from tests.cursos.planillas.planilla import leer_planilla

PLAIN = "Nombre;Correo;Teléfono;Empresa\nJosé Peña;jose@correo.com;099 123 456;Miel de Monte\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_accents_survive_every_encoding(encoding: str) -> None:
    assert one(PLAIN.encode(encoding)).nombre == "José Peña"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_guessed(separator: str) -> None:
    fila = one(PLAIN.replace(";", separator))
    assert (fila.correo, fila.telefono, fila.empresa) == (
        "jose@correo.com",
        "+59899123456",
        "Miel de Monte",
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_newline_ends_a_row(newline: str) -> None:
    assert one(PLAIN.replace("\n", newline).encode()).correo == "jose@correo.com"


def test_the_sep_line_of_excel_is_obeyed_and_is_no_row() -> None:
    fila = one("sep=|\nNombre|Correo\nAna, de Dulces; Yvoty|ana@correo.com\n")
    assert (fila.numero, fila.nombre) == (2, "Ana, de Dulces; Yvoty")


def test_two_encodings_pasted_together_are_read_line_by_line() -> None:
    data = "Nombre,Correo\nJosé,jose@correo.com\n".encode() + "Núria,nuria@correo.com".encode(
        "cp1252"
    )
    assert [f.nombre for f in leer_planilla(data, "UY").filas] == ["José", "Núria"]


@pytest.mark.parametrize(
    "header",
    [
        "Nombre y apellido;E-mail;Celular",
        "NOME COMPLETO;Correio?;E-mail;Telefone celular",
        "Full name;Email address;Mobile phone",
        "nombre *;Correo electrónico (obligatorio);WhatsApp",
    ],
)
def test_headers_in_three_languages(header: str) -> None:
    names = header.split(";")
    values = ["Ana Benítez", *[""] * (len(names) - 3), "ana@correo.com", "099123456"]
    fila = one(f"{header}\n{';'.join(values)}")
    assert (fila.nombre, fila.correo, fila.telefono) == (
        "Ana Benítez",
        "ana@correo.com",
        "+59899123456",
    )


def test_a_title_may_stand_above_the_header() -> None:
    fila = one("Cámara del Litoral;;\n;;\nNombre;Correo;\nAna;ana@correo.com;\n")
    assert (fila.numero, fila.nombre) == (4, "Ana")


def test_without_header_the_cells_tell_what_they_are() -> None:
    fila = one("Ana Benítez\t099 123 456\tana@correo.com\tDulces Yvoty\tPY\tpt")
    assert fila.nombre == "Ana Benítez"
    assert fila.empresa == "Dulces Yvoty"
    assert (fila.correo, fila.pais, fila.idioma) == ("ana@correo.com", "PY", "pt")


def test_rows_are_numbered_as_the_spreadsheet_shows_them() -> None:
    text = 'Nombre,Correo\n\n"Ana\nBenítez",ana@correo.com\n,,\nLuz,luz@correo.com\n'
    assert [(f.numero, f.nombre) for f in leer_planilla(text, "UY").filas] == [
        (3, "Ana Benítez"),
        (5, "Luz"),
    ]


def test_a_quote_that_nobody_closed_does_not_swallow_rows() -> None:
    planilla = leer_planilla('Nombre;Correo\n"Ana;ana@correo.com\nLuz;luz@correo.com\n', "UY")
    assert [f.nombre for f in planilla.filas] == ["Ana", "Luz"]
    assert planilla.comillas_rotas


def test_two_unclosed_quotes_neither() -> None:
    rows = (
        '"Ana;ana@correo.com',
        "Luz;luz@correo.com",
        '"Eva;eva@correo.com',
        "Ida;ida@correo.com",
    )
    text = "\n".join(("Nombre;Correo", *rows))
    assert len(leer_planilla(text, "UY").filas) == 4


def test_inches_in_a_firm_are_no_quotes() -> None:
    assert row(empresa='Tornos 12" SA').empresa == 'Tornos 12" SA'


def test_nul_characters_are_dropped_and_told() -> None:
    planilla = leer_planilla(b"Nombre,Correo\nA\0na,ana@correo.com\n", "UY")
    assert planilla.filas[0].nombre == "Ana"
    assert planilla.con_nulos


def test_a_cell_of_200000_characters_is_an_error_of_its_row() -> None:
    text = f"Nombre,Correo\n{'x' * 200_000},x@correo.com\nLuz,luz@correo.com\n"
    bad, good = leer_planilla(text, "UY").filas
    assert causes(bad) == {Causa.CELDA_LARGA}
    assert len(bad.errores[0].valor) <= 60
    assert not good.errores


@pytest.mark.parametrize("text", ["", "  \n \n", "\ufeff", "Nombre;Correo\n\n", b"", b"\0\0"])
def test_a_list_without_people_says_so(text: str | bytes) -> None:
    with pytest.raises(errors.PlanillaVaciaError):
        leer_planilla(text, "UY")


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"PK\x03\x04xlsx", errors.DanadaError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xls", errors.NoEsPlanillaError),
        (b"%PDF-1.7", errors.OtroFormatoError),
        (b"\x89PNG\r\n", errors.OtroFormatoError),
        (b"<html><table><tr><td>Ana", errors.OtroFormatoError),
    ],
)
def test_other_kinds_of_file_are_told_what_to_do(
    data: bytes, refusal: type[errors.PlanillaError]
) -> None:
    with pytest.raises(refusal):
        leer_planilla(data, "UY")


@pytest.mark.parametrize(
    "text", ["Ana\nLuz", "Empresa;Ciudad\nDulces;Asunción", "ana@correo.com\nluz@correo.com"]
)
def test_without_name_and_contact_the_columns_are_asked_for(text: str) -> None:
    with pytest.raises(SinColumnasError):
        leer_planilla(text, "UY")


def test_too_much_is_refused_before_it_is_read() -> None:
    line = "Ana {n},ana{n}@correo.com\n"
    many = "nombre,correo\n" + "".join(line.format(n=n) for n in range(MAX_ROWS + 1))
    with pytest.raises(errors.DemasiadasFilasError):
        leer_planilla(many, "UY")
    with pytest.raises(errors.PlanillaGrandeError):
        leer_planilla(b"x" * (10 * 1024 * 1024 + 1), "UY")
    with pytest.raises(errors.DemasiadasColumnasError):
        leer_planilla("nombre,correo" + ",x" * 61 + "\nAna,ana@correo.com" + ",1" * 61, "UY")


def test_blank_columns_at_the_right_and_short_rows_are_fine() -> None:
    text = "Nombre;Correo;;;;\nAna;ana@correo.com;;;;\nLuz;luz@correo.com\n;;;;;\n"
    assert [f.nombre for f in leer_planilla(text, "UY").filas] == ["Ana", "Luz"]


def test_columns_that_are_not_used_are_named() -> None:
    planilla = leer_planilla("N°;Nombre;Correo;Ciudad\n1;Ana;ana@correo.com;Salto\n", "UY")
    assert planilla.sin_usar == ["N°", "Ciudad"]
    assert planilla.muestras[0].valores == ["Ana"]


def test_the_same_people_have_the_same_mark_whatever_the_file() -> None:
    other = PLAIN.replace(";", ",").encode("utf-16")
    assert leer_planilla(PLAIN, "UY").huella == leer_planilla(other, "UY").huella


def test_a_row_survives_being_kept() -> None:
    fila = row(correo="ana@", empresa="@Sur")
    assert Fila.from_dict(fila.as_dict()) == fila
