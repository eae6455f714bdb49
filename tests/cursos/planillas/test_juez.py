"""One row: sex, size, tax id of its country, and what repeats in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cursos.celdas.libro import abrir
from cursos.planillas.columnas import Columna
from cursos.planillas.juez import Juez, juzgar_celdas
from cursos.planillas.propuesta import proponer
from cursos.planillas.repetidas import marcar_repetidas
from cursos.planillas.valores import Causa

if TYPE_CHECKING:
    from cursos.planillas.fila import Fila


def _cell(columna: Columna, texto: str, pais: str = "UY") -> Fila:
    return juzgar_celdas(
        {Columna.NOMBRE: "Ana", Columna.CORREO: "ana@correo.com", columna: texto}, pais
    )


def _sexes(*cells: str) -> list[tuple[str, list[Causa]]]:
    rows = "".join(f"Ana {i},a{i}@correo.com,{cell}\n" for i, cell in enumerate(cells))
    libro = abrir(f"Nombre,Correo,Sexo\n{rows}")
    juez = Juez(proponer(libro).mapa, "UY")
    filas = [juez.juzgar(number, row) for number, row in libro.filas()]
    return [(f.sexo, [p.causa for p in f.problemas]) for f in filas if f]


@pytest.mark.parametrize(
    ("cell", "sexo"),
    [
        ("Mujer", "mujer"),
        ("FEM.", "mujer"),
        ("Mulher", "mujer"),
        ("female", "mujer"),
        ("f", "mujer"),
        ("Homem", "hombre"),
        ("varón", "hombre"),
        ("Male", "hombre"),
        ("H", "hombre"),
        ("No binario", "otro"),
        ("Outro", "otro"),
        ("Prefiero no decirlo", ""),
        ("n/a", ""),
        ("", ""),
    ],
)
def test_words_for_the_sex_are_read(cell: str, sexo: str) -> None:
    fila = _cell(Columna.SEXO, cell)
    assert (fila.sexo, fila.problemas) == (sexo, [])


def test_m_beside_f_is_a_man_and_beside_h_a_woman() -> None:
    assert _sexes("F", "M") == [("mujer", []), ("hombre", [])]
    assert _sexes("H", "M") == [("hombre", []), ("mujer", [])]


@pytest.mark.parametrize("cells", [("M", "M"), ("F", "H", "M")])
def test_m_alone_is_not_guessed(cells: tuple[str, ...]) -> None:
    assert _sexes(*cells)[-1] == ("", [Causa.SEXO_M])


def test_another_word_for_the_sex_is_told_and_goes_in() -> None:
    fila = _cell(Columna.SEXO, "Klingon")
    assert ([p.causa for p in fila.avisos], fila.errores) == ([Causa.SEXO], [])


@pytest.mark.parametrize(
    ("cell", "tamano"),
    [
        ("MEI", "unipersonal"),
        ("Unipersonal", "unipersonal"),
        ("ME", "micro"),
        ("Microempresa", "micro"),
        ("EPP", "pequena"),
        ("Pequeña empresa", "pequena"),
        ("Médio porte", "mediana"),
        ("Mediana", "mediana"),
        ("GRANDE", "grande"),
    ],
)
def test_words_for_the_size_are_read(cell: str, tamano: str) -> None:
    fila = _cell(Columna.TAMANO, cell)
    assert (fila.tamano, fila.problemas) == (tamano, [])


@pytest.mark.parametrize("cell", ["MIPYME", "1-9"])
def test_a_size_that_may_be_several_is_told(cell: str) -> None:
    fila = _cell(Columna.TAMANO, cell)
    assert (fila.tamano, [p.causa for p in fila.avisos]) == ("", [Causa.TAMANO])


def test_a_tax_id_is_of_the_country_of_its_row() -> None:
    cells = {Columna.NOMBRE: "Ana", Columna.IDENTIFICADOR: "00.000.000/0001-91"}
    fila = juzgar_celdas(cells | {Columna.PAIS: "Brasil"}, "UY")
    assert (fila.identificador, fila.pais_identificador) == ("00000000000191", "BR")
    assert not fila.errores
    assert [p.causa for p in juzgar_celdas(cells, "UY").errores] == [Causa.ID_FORMATO]


def test_a_tax_id_of_a_country_without_rule_goes_in_with_a_warning() -> None:
    fila = _cell(Columna.IDENTIFICADOR, "1023456020", "BO")
    assert fila.identificador == "1023456020"
    assert ([p.causa for p in fila.avisos], fila.errores) == ([Causa.ID_SIN_COMPROBAR], [])


def test_a_tax_id_longer_than_what_is_kept_is_refused() -> None:
    fila = _cell(Columna.IDENTIFICADOR, "1234567890-1234-1234567", "PA")
    assert [p.causa for p in fila.errores] == [Causa.ID_FORMATO]


def test_a_corrected_row_is_judged_alone_and_then_with_the_others() -> None:
    ana = juzgar_celdas({Columna.NOMBRE: "Ana", Columna.CORREO: "ana@correo.com"}, "UY", 2)
    luz = juzgar_celdas({Columna.NOMBRE: "Luz", Columna.CORREO: "ana@correo.com"}, "UY", 3)
    marcar_repetidas([ana, luz])
    assert [(p.causa, p.otra) for p in luz.errores] == [(Causa.REPETIDO, 2)]
    corrected = juzgar_celdas({Columna.NOMBRE: "Luz", Columna.CORREO: "luz@correo.com"}, "UY", 3)
    marcar_repetidas([ana, corrected])
    assert not corrected.problemas
    ana.correo = "otra@correo.com"
    marcar_repetidas([ana, luz])
    assert not luz.problemas


def test_a_row_that_does_not_go_in_repeats_nobody() -> None:
    bad = juzgar_celdas({Columna.NOMBRE: "", Columna.CORREO: "ana@correo.com"}, "UY", 2)
    ana = juzgar_celdas({Columna.NOMBRE: "Ana", Columna.CORREO: "ana@correo.com"}, "UY", 3)
    marcar_repetidas([bad, ana])
    assert not ana.problemas


def test_the_mark_of_a_list_changes_with_any_value() -> None:
    def mark(text: str) -> str:
        libro = abrir(text)
        juez = Juez(proponer(libro).mapa, "UY")
        for number, row in libro.filas():
            juez.juzgar(number, row)
        return juez.huella

    text = "Nombre,Correo,Sexo\nAna,ana@correo.com,F\n"
    assert mark(text) == mark(text.replace(",", ";").replace("Ana", " Ana "))
    assert mark(text) != mark(text.replace(",F", ",H"))
