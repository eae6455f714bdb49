"""One cell: what is normalised, what is refused, what is only told."""

from __future__ import annotations

import pytest

from cursos.planillas.valores import Causa, leer_texto
from tests.cursos.planillas.listas import causes, one, row
from tests.cursos.planillas.planilla import leer_planilla


def test_letters_that_were_damaged_before_are_told() -> None:
    fila = row(nombre="JosÃ© PeÃ±a")
    assert not fila.errores
    assert [p.causa for p in fila.avisos] == [Causa.LETRAS]


def test_name_and_surname_in_two_columns_are_joined() -> None:
    assert (
        one("Nombre,Apellidos,Correo\nMaría,O'Higgins Ñ,m@correo.com").nombre == "María O'Higgins Ñ"
    )


def test_a_long_name_is_an_error_of_its_row() -> None:
    assert causes(row(nombre="Ñ" * 121)) == {Causa.NOMBRE_LARGO}
    assert not causes(row(nombre="Ñ" * 120))


@pytest.mark.parametrize(
    "name", ["Ñ", "null", "O'Higgins", "Ana 🌽", "محمد", "<script>alert(1)</script>"]
)
def test_odd_names_are_names(name: str) -> None:
    assert row(nombre=name).nombre == name


def test_an_accent_behind_a_mark_of_no_width_is_joined_to_its_letter() -> None:
    assert row(nombre="Jose\u200b\u0301").nombre == "José"


@pytest.mark.parametrize(("cell", "read"), [("+'-Sur", "Sur"), ("'", "'"), ("''-Sur", "Sur")])
def test_what_is_left_of_a_stray_sign_is_read_the_same_again(cell: str, read: str) -> None:
    assert leer_texto(cell, 160).valor == read == leer_texto(read, 160).valor


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
