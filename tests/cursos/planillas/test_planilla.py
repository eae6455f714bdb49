"""Awkward lists, made here: each is read right, or refused with what to do."""

from __future__ import annotations

import pytest

from cursos.planillas import errors
from cursos.planillas.planilla import MAX_ROWS, Fila, leer_planilla
from cursos.planillas.valores import Causa

PLAIN = "Nombre;Correo;Teléfono;Empresa\nJosé Peña;jose@correo.com;099 123 456;Miel de Monte\n"


def one(text: str | bytes, pais: str = "UY") -> Fila:
    """The only person of a list."""
    (fila,) = leer_planilla(text, pais).filas
    return fila


def row(**cells: str) -> Fila:
    """A person with these cells under their usual headers."""
    values = {"nombre": "Ana Benítez", "correo": "ana@correo.com"} | cells
    header = "\t".join(values)
    return one(f"{header}\n" + "\t".join(values.values()))


def causes(fila: Fila) -> set[Causa]:
    return {p.causa for p in fila.errores}


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


def test_letters_that_were_damaged_before_are_told() -> None:
    fila = row(nombre="JosÃ© PeÃ±a")
    assert not fila.errores
    assert [p.causa for p in fila.avisos] == [Causa.LETRAS]


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


def test_name_and_surname_in_two_columns_are_joined() -> None:
    assert (
        one("Nombre,Apellidos,Correo\nMaría,O'Higgins Ñ,m@correo.com").nombre == "María O'Higgins Ñ"
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


def test_a_long_name_is_an_error_of_its_row() -> None:
    assert causes(row(nombre="Ñ" * 121)) == {Causa.NOMBRE_LARGO}
    assert not causes(row(nombre="Ñ" * 120))


@pytest.mark.parametrize(
    "name", ["Ñ", "null", "O'Higgins", "Ana 🌽", "محمد", "<script>alert(1)</script>"]
)
def test_odd_names_are_names(name: str) -> None:
    assert row(nombre=name).nombre == name


def test_invisible_marks_are_dropped_and_letters_composed() -> None:
    assert row(nombre="\u202eJose\u0301\u00a0\u200bPen\u0303a\u202c").nombre == "José Peña"


@pytest.mark.parametrize("name", ["", "   ", "12345", "---"])
def test_a_name_needs_a_letter(name: str) -> None:
    assert causes(row(nombre=name)) == {Causa.SIN_NOMBRE}


@pytest.mark.parametrize(
    "cell",
    [
        '=HYPERLINK("http://x";"Ana")',
        "=1+2",
        "\uff1dSUM(A1)",
        "@SUM(1)",
        "=cmd|' /C calc'!A0",
        "-cmd|'x'!A1",
    ],
)
def test_formulas_do_not_go_in(cell: str) -> None:
    assert causes(row(empresa=cell)) == {Causa.FORMULA}


def test_a_stray_sign_is_taken_off_and_told() -> None:
    fila = row(empresa="@Exporta Sur", nombre="- Ana")
    assert (fila.nombre, fila.empresa, fila.errores) == ("Ana", "Exporta Sur", [])
    assert [p.causa for p in fila.avisos] == [Causa.SIGNO, Causa.SIGNO]


@pytest.mark.parametrize(
    "cell",
    [
        " ANA@Correo.COM ",
        "ana@correo.com\u00a0",
        "\u200bana@correo.com",
        "mailto:ana@correo.com",
        "Ana <ana@correo.com>",
        "ana@correo.com;",
    ],
)
def test_one_address_has_one_spelling(cell: str) -> None:
    assert row(correo=f'"{cell}"').correo == "ana@correo.com"


@pytest.mark.parametrize(
    "cell",
    [
        "ana@",
        "ana.correo.com",
        "ana @correo.com",
        "ana@correo",
        "\u0430na@correo.com",
        f"{'a' * 250}@x.com",
    ],
)
def test_what_is_no_address_is_not_guessed(cell: str) -> None:
    assert causes(row(correo=cell)) == {Causa.CORREO}


def test_a_header_cannot_be_injected_through_an_address() -> None:
    text = 'Nombre,Correo\nAna,"ana@correo.com\r\nBcc: todos@correo.com"\n'
    filas = leer_planilla(text, "UY").filas
    assert {f.correo for f in filas if not f.errores} <= {"ana@correo.com"}


def test_two_addresses_in_a_cell_are_refused() -> None:
    assert causes(row(correo="ana@correo.com / luz@correo.com")) == {Causa.VARIOS_CORREOS}


def test_tags_after_a_plus_are_kept() -> None:
    assert row(correo="ana+feria@correo.com").correo == "ana+feria@correo.com"


@pytest.mark.parametrize(
    ("cell", "pais", "expected"),
    [
        ("099 123 456", "UY", "+59899123456"),
        ("+598 99 123 456", "BR", "+59899123456"),
        ("59899123456", "UY", "+59899123456"),
        ("99123456.0", "UY", "+59899123456"),
        ("'+59899123456", "UY", "+59899123456"),
        ('="099123456"', "UY", "+59899123456"),
        ("(11) 91234-5678", "BR", "+5511912345678"),
        ("0981 123456", "PY", "+595981123456"),
        ("55 1234 5678", "MX", "+525512345678"),
        ("cel: 099 123 456", "UY", "+59899123456"),
    ],
)
def test_phones_are_read_as_the_country_writes_them(cell: str, pais: str, expected: str) -> None:
    text = f"nombre\tteléfono\nAna\t{cell}"
    assert one(text, pais).telefono == expected


@pytest.mark.parametrize(
    ("cell", "causa"),
    [
        ("5.98991E+10", Causa.NOTACION),
        ("5,98E+10", Causa.NOTACION),
        ("12", Causa.TELEFONO),
        ("llamar a Luz", Causa.TELEFONO),
        ("099123456 / 098765432", Causa.VARIOS_TELEFONOS),
    ],
)
def test_phones_that_would_have_to_be_guessed_are_refused(cell: str, causa: Causa) -> None:
    assert causes(row(telefono=cell)) == {causa}


@pytest.mark.parametrize("cell", ["", "-", "n/a", "no tiene", "NÃO TEM", "s/d"])
def test_words_for_nothing_are_nothing(cell: str) -> None:
    fila = row(correo=cell, telefono="099123456")
    assert (fila.correo, fila.errores) == ("", [])


def test_somebody_without_address_and_phone_cannot_go_in() -> None:
    assert causes(row(correo="no tiene")) == {Causa.SIN_CONTACTO}


def test_the_second_row_with_an_address_or_a_phone_is_refused() -> None:
    text = (
        "nombre,correo,telefono\nAna,ana@correo.com,099123456\nAna B.,ANA@correo.com ,\n"
        "Luz,luz@correo.com,+598 99 123 456\nAna,otra@correo.com,\n"
    )
    ana, again, luz, namesake = leer_planilla(text, "UY").filas
    assert not ana.problemas
    assert [(p.causa, p.otra) for p in again.errores] == [(Causa.REPETIDO, 2)]
    assert [(p.causa, p.otra) for p in luz.errores] == [(Causa.REPETIDO_TELEFONO, 2)]
    assert [(p.causa, p.otra) for p in namesake.problemas] == [(Causa.TOCAYO, 2)]
    assert not namesake.errores


def test_country_and_language_are_read_in_words() -> None:
    fila = row(pais="Brasil", idioma="Português", telefono="11 91234-5678")
    assert (fila.pais, fila.idioma, fila.telefono) == ("BR", "pt", "+5511912345678")
    assert (row(pais="Brasil").idioma, row(pais="Perú").idioma) == ("pt", "es")


def test_an_unknown_country_is_told_and_the_chambers_is_used() -> None:
    fila = row(pais="Narnia", idioma="klingon")
    assert (fila.pais, fila.idioma, fila.errores) == ("UY", "es", [])
    assert {p.causa for p in fila.avisos} == {Causa.PAIS, Causa.IDIOMA}


@pytest.mark.parametrize("text", ["", "  \n \n", "\ufeff", "Nombre;Correo\n\n", b"", b"\0\0"])
def test_a_list_without_people_says_so(text: str | bytes) -> None:
    with pytest.raises(errors.PlanillaVaciaError):
        leer_planilla(text, "UY")


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04xlsx",
        b"\xd0\xcf\x11\xe0xls",
        b"%PDF-1.7",
        b"\x89PNG\r\n",
        b"<html><table><tr><td>Ana",
    ],
)
def test_other_kinds_of_file_are_asked_for_as_csv(data: bytes) -> None:
    with pytest.raises(errors.NoEsCSVError):
        leer_planilla(data, "UY")


@pytest.mark.parametrize(
    "text", ["Ana\nLuz", "Empresa;Ciudad\nDulces;Asunción", "ana@correo.com\nluz@correo.com"]
)
def test_without_name_and_contact_the_columns_are_asked_for(text: str) -> None:
    with pytest.raises(errors.SinColumnasError):
        leer_planilla(text, "UY")


def test_too_much_is_refused_before_it_is_read() -> None:
    line = "Ana {n},ana{n}@correo.com\n"
    many = "nombre,correo\n" + "".join(line.format(n=n) for n in range(MAX_ROWS + 1))
    with pytest.raises(errors.DemasiadasFilasError):
        leer_planilla(many, "UY")
    with pytest.raises(errors.PlanillaGrandeError):
        leer_planilla(b"x" * (2 * 1024 * 1024 + 1), "UY")
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
