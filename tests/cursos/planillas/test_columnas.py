"""Which column is which: what is proposed, and what a person may choose instead."""

from __future__ import annotations

import pytest

from cursos.celdas.errors import HojaAjenaError
from cursos.celdas.libro import abrir
from cursos.planillas.columnas import Columna, Mapa, elegir_columnas, guess_columns, letra
from cursos.planillas.errors import ColumnaAjenaError, ColumnaRepetidaError, SinColumnasError
from cursos.planillas.juez import Juez
from cursos.planillas.propuesta import proponer, ver_columnas
from tests.cursos.planillas.corpus.archivos import x_row, xlsx

TEXT = "Cámara,,,\nA,B,C,D\nAna,ana@correo.com,Salto,F\nLuz,luz@correo.com,Rivera,M\n"


def _guess(*rows: str) -> dict[str, int]:
    first = [(i, row.split(";")) for i, row in enumerate(rows, 1)]
    return {c.value: i for c, i in guess_columns(first).columnas.items()}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Nombre;CUIT;Sexo;Tamaño de la empresa", ["nombre", "identificador", "sexo", "tamano"]),
        ("Nome;CNPJ/CPF;Gênero;Porte", ["nombre", "identificador", "sexo", "tamano"]),
        ("Full name;Tax ID;Gender;Company size", ["nombre", "identificador", "sexo", "tamano"]),
        ("Nombres;Apellidos;RUC;Correo", ["nombre", "apellido", "identificador", "correo"]),
        ("Nombre;Cédula", ["nombre", "identificador"]),
        ("Nombre;N.º de documento;Celular", ["nombre", "", "telefono"]),
    ],
)
def test_headers_in_three_languages_name_the_columns(header: str, expected: list[str]) -> None:
    assert _guess(header) == {name: i for i, name in enumerate(expected) if name}


def test_without_header_what_is_written_tells_the_column() -> None:
    row = "Ana Benítez;12.345.678/0001-95;Mujer;MEI;ana@correo.com;Brasil;Dulces"
    assert _guess(row, row) == {
        "nombre": 0,
        "identificador": 1,
        "sexo": 2,
        "tamano": 3,
        "correo": 4,
        "pais": 5,
        "empresa": 6,
    }


def test_what_cannot_be_guessed_is_left_for_the_person() -> None:
    propuesta = proponer(abrir(TEXT.replace("@", " en ")))
    assert propuesta.mapa.falta
    assert [c.letra for c in propuesta.columnas] == ["A", "B", "C", "D"]


def test_every_column_shows_three_values_also_those_that_nothing_is_read_from() -> None:
    rows = "".join(f"Ana {i},a{i}@correo.com,Salto {i}\n" for i in range(5))
    name, mail, city = proponer(abrir(f"Nombre,Correo,Ciudad\n{rows}")).columnas
    assert (name.usada, mail.usada, city.usada) == (Columna.NOMBRE, Columna.CORREO, None)
    assert (city.letra, city.encabezado) == ("C", "Ciudad")
    assert city.muestras == ["Salto 0", "Salto 1", "Salto 2"]


def test_the_person_chooses_columns_and_header() -> None:
    libro = abrir(TEXT)
    mapa = elegir_columnas(libro.hojas[0].primeras, {Columna.NOMBRE: 2, Columna.CORREO: 1}, 2)
    assert (mapa.encabezado, mapa.nombres, mapa.sin_usar) == (2, ["A", "B", "C", "D"], ["A", "D"])
    juez = Juez(mapa, "UY")
    filas = [juez.juzgar(number, cells) for number, cells in libro.filas(0)]
    assert [(f.numero, f.nombre) for f in filas if f] == [(3, "Salto"), (4, "Rivera")]
    shown = ver_columnas(libro.hojas[0], mapa)
    assert shown[2].usada == Columna.NOMBRE
    assert shown[0].muestras == ["Ana", "Luz"]


def test_a_list_without_header_begins_at_its_first_row() -> None:
    primeras = abrir(TEXT).hojas[0].primeras
    mapa = elegir_columnas(primeras, {Columna.APELLIDO: 0, Columna.IDENTIFICADOR: 1}, None)
    assert (mapa.desde, mapa.nombres) == (0, [])


@pytest.mark.parametrize(
    ("columnas", "encabezado", "refusal", "says"),
    [
        ({Columna.NOMBRE: 0, Columna.CORREO: 0}, 2, ColumnaRepetidaError, "La columna A está"),
        ({Columna.NOMBRE: 0, Columna.CORREO: 4}, 2, ColumnaAjenaError, "no tiene esa columna"),
        ({Columna.NOMBRE: -1, Columna.CORREO: 1}, 2, ColumnaAjenaError, "no tiene esa columna"),
        ({Columna.NOMBRE: 0, Columna.CORREO: 1}, 99, ColumnaAjenaError, "no tiene esa columna"),
        ({Columna.NOMBRE: 0, Columna.EMPRESA: 1}, 2, SinColumnasError, "No encontramos el nombre"),
        ({Columna.CORREO: 1}, 2, SinColumnasError, "No encontramos el nombre"),
    ],
)
def test_a_choice_that_makes_no_list_says_why(
    columnas: dict[Columna, int], encabezado: int, refusal: type[Exception], says: str
) -> None:
    with pytest.raises(refusal) as refused:
        elegir_columnas(abrir(TEXT).hojas[0].primeras, columnas, encabezado)
    assert says in str(refused.value)


def test_a_map_survives_being_kept() -> None:
    mapa = proponer(abrir("Nombre,Correo,Sexo\nAna,ana@correo.com,F\n")).mapa
    assert mapa.letra_m == "hombre"
    assert Mapa.from_dict(mapa.as_dict()) == mapa


def test_another_sheet_can_be_proposed() -> None:
    libro = abrir(
        xlsx([("Uno", x_row("x")), ("Dos", x_row("Nombre", "Correo"))], {"Dos": "hidden"})
    )
    assert proponer(libro).hoja.nombre == "Uno"
    assert proponer(libro, 1).hoja.nombre == "Dos"
    with pytest.raises(HojaAjenaError):
        proponer(libro, 2)


@pytest.mark.parametrize(("indice", "nombre"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_have_the_names_of_the_spreadsheet(indice: int, nombre: str) -> None:
    assert letra(indice) == nombre
