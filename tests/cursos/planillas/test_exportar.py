"""What leaves opens in Excel, runs nothing, and can be read again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cursos.planillas.exportar import armar_csv, proteger
from cursos.planillas.planilla import leer_planilla
from cursos.planillas.valores import FORMULA_SIGNS, leer_nombre, leer_texto

HEADER = ("Nombre", "Correo", "Teléfono", "Empresa", "País")
names = st.text(min_size=1, max_size=40).map(lambda t: leer_nombre(f"A{t}").valor).filter(bool)
firms = st.text(max_size=40).map(lambda t: leer_texto(t, 160).valor)
people = st.lists(st.tuples(names, firms), min_size=1, max_size=40)


def test_cells_that_a_spreadsheet_would_run_get_an_apostrophe() -> None:
    for sign in FORMULA_SIGNS:
        assert proteger(f"{sign}1") == f"'{sign}1"
    assert proteger("Ana = Luz") == "Ana = Luz"
    assert proteger(-5) == -5


def test_excel_sees_utf8_and_the_separator_of_the_country() -> None:
    assert armar_csv(["País"], [["México"]], "MX").startswith(b"\xef\xbb\xbfPa\xc3\xads\r\n")
    assert b"a;b" in armar_csv(["a", "b"], [], "BR")
    assert b"a,b" in armar_csv(["a", "b"], [], "MX")


@given(people)
@settings(max_examples=60, deadline=None)
def test_what_was_exported_comes_back_the_same(rows: list[tuple[str, str]]) -> None:
    exported = [
        (name, f"p{n}@correo.com", f"+5989{1000000 + n}", firm, "UY")
        for n, (name, firm) in enumerate(rows)
    ]
    read = leer_planilla(armar_csv(HEADER, exported, "UY"), "BR").filas
    assert [(f.nombre, f.correo, f.telefono, f.empresa, f.pais) for f in read] == exported
    assert not any(f.errores for f in read)
