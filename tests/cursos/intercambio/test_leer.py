"""What other programs write is understood, or named with its line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cursos.intercambio.armado import Contexto
from cursos.intercambio.conversion import Importado, importar
from cursos.intercambio.piezas import MAX_PREGUNTAS, Formato

GIFT = """// [id:x] a comment
$CATEGORY: $course$/top

::Q1:: ¿Qué sigla dice \\{flete\\} y seguro\\? {
    =CIF # Sí\\, los dos.
    ~FOB # Sin flete.
    ~EXW
}

::Dos:: Elija {~%50%a#A ~%50%b ~%-50%c}

El mango paga 0 %.{T#No: mire la tabla.#Bien.}

La factura es obligatoria.{FALSE}

¿Cuánto es 2 + 2?{#4:0.5#Bien.####Sume otra vez.}

¿Entre qué valores?{#1..5}

¿Cómo se llama?{=lista de empaque =packing list}

Una {=caja -> box =pallet -> tarima = -> bolsa ####Así.}

El precio {=FOB =FCA} no lleva seguro.
"""
XML = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>top</text></category></question>
<question type="multichoice"><name><text>Sigla</text></name>
<questiontext format="html"><text><![CDATA[<p>¿Qué <b>sigla</b>?<br>Una.</p>]]></text></questiontext>
<single>true</single>
<answer fraction="100" format="html"><text>CIF</text><feedback><text>Sí.</text></feedback></answer>
<answer fraction="0" format="html"><text>FOB &amp;amp; FCA</text></answer>
<answer fraction="0"><text>EXW</text></answer>
<hint format="html"><text>Piense en el seguro.</text></hint>
</question>
<question type="numerical"><name><text>n</text></name>
<questiontext><text>¿Cuánto?</text></questiontext>
<answer fraction="100"><text>7,5</text><tolerance>0.1</tolerance></answer>
<units><unit><multiplier>1</multiplier><unit_name>USD</unit_name></unit></units>
</question>
<question type="ordering"><name><text>o</text></name>
<questiontext><text><![CDATA[<span lang="es" class="multilang">Ordene</span><span lang="pt" class="multilang">Ordene já</span>]]></text></questiontext>
<answer fraction="1"><text>uno</text></answer><answer fraction="2"><text>dos</text></answer>
<answer fraction="3"><text>tres</text></answer>
</question>
</quiz>
"""  # noqa: E501 — as Moodle writes it
AIKEN = "¿Qué sigla lleva el seguro?\nA. FOB\nB) CIF\nC. EXW\nANSWER: B\n\n"


def read(
    source: str | bytes, formato: Formato = Formato.GIFT, *, omitir: bool = False, **values: Any
) -> Importado:
    content = source.encode() if isinstance(source, str) else source
    context = Contexto("la-etiqueta", "evaluacion", "Lección", date(2026, 11, 21), **values)
    return importar(content, formato, "es", context, omitir=omitir)


def test_gift_of_every_kind_is_understood() -> None:
    found = read(GIFT)
    assert found.problemas == []
    kinds = [q["tipo"] for q in found.preguntas]
    assert kinds == [
        "opcion", "multiple", "verdadero", "verdadero", "numerica", "numerica", "texto",
        "emparejar", "texto",
    ]  # fmt: skip
    first = found.preguntas[0]
    assert first["clave"] == "q1"
    assert first["enunciado"] == {"es": "¿Qué sigla dice {flete} y seguro?", "pt": ""}
    assert [o["correcta"] for o in first["opciones"]] == [True, False, False]
    assert first["opciones"][0]["comentario"]["es"] == "Sí, los dos."
    assert found.preguntas[2]["comentarios"]["verdadero"]["es"] == "Bien."
    between = found.preguntas[5]
    assert (between["respuesta"], between["tolerancia"]) == (3, 2)
    assert found.preguntas[7]["sobran"][0]["texto"]["es"] == "bolsa"
    assert found.preguntas[8]["enunciado"]["es"] == "El precio _____ no lleva seguro."


def test_moodle_xml_is_understood() -> None:
    found = read(XML, Formato.MOODLE)
    assert found.problemas == []
    choice, number, order = found.preguntas
    assert choice["enunciado"]["es"] == "¿Qué sigla?\nUna."
    assert choice["opciones"][1]["texto"]["es"] == "FOB & FCA"
    assert choice["pista"]["es"] == "Piense en el seguro."
    assert (number["respuesta"], number["tolerancia"]) == (7.5, 0.1)
    assert number["unidad"]["es"] == "USD"
    assert order["enunciado"] == {"es": "Ordene", "pt": "Ordene já"}


def test_aiken_is_understood() -> None:
    found = read(AIKEN * 2, Formato.AIKEN)
    assert [q["clave"] for q in found.preguntas] == ["la-etiqueta", "la-etiqueta-2"]
    assert [o["correcta"] for o in found.preguntas[0]["opciones"]] == [False, True, False]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(encoding: str) -> None:
    found = read(AIKEN.encode(encoding), Formato.AIKEN)
    assert found.preguntas[0]["enunciado"]["es"] == "¿Qué sigla lleva el seguro?"


def test_xml_in_windows_1252_is_read_though_it_says_something_else() -> None:
    assert len(read(XML.encode("cp1252"), Formato.MOODLE).preguntas) == 3


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("Hola {}", 1, "respuesta abierta"),
        ("\n\nSolo un texto\n", 3, "no es una pregunta"),
        ("Uno {=a ~b ~c} y {=d}", 1, "más de un grupo"),
        ("Uno {\n~a ~b\n~c}", 1, "cuál es la respuesta correcta"),
        ("Uno {~%30%a ~%70%b ~c}", 1, "no valen lo mismo"),
        ("Uno {=a ~b}", 1, "Tiene 2 opciones"),
        ("Uno {#mucho}", 1, "No se lee el número «mucho»"),
        ("Uno {=%50%a =b}", 1, "una parte de la nota"),
        ("::Uno {=a}", 1, "El nombre no termina"),
        ("Uno {hola}", 1, "empiezan con ="),
        ("[html]Uno <img src='x.png'> {=a ~b ~c}", 1, "algo que no es texto (img)"),
        ("Bien {=a ~b ~c}\n\nUno {#=1 =2}", 3, "varios números"),
    ],
)
def test_what_gift_says_and_we_do_not_understand_has_its_line(
    source: str, line: int, said: str
) -> None:
    found = read(source)
    assert found.preguntas == []
    assert [p.linea for p in found.graves] == [line]
    assert said in str(found.graves[0].mensaje)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('type="ordering"', 'type="essay"', 17, "un tipo que aquí no hay (essay)"),
        ("<quiz>", "<!DOCTYPE quiz [<!ENTITY a 'b'>]><quiz>", 1, "definiciones"),
        ("</quiz>", "", 23, "no es XML"),
        ('fraction="100"', 'fraction="x"', 7, "cuánto vale"),
        ("<text>7,5</text>", "<text>mucho</text>", 12, "No se lee el número"),
        ("</questiontext>\n<single>", "<file name='a'/></questiontext>\n<single>", 5, "imagen"),
        ("quiz>", "cosa>", 1, "de Moodle"),
    ],
)  # fmt: skip
def test_what_moodle_says_and_we_do_not_understand_has_its_line(
    old: str, new: str, line: int, said: str
) -> None:
    found = read(XML.replace(old, new), Formato.MOODLE)
    assert found.preguntas == []
    assert said in str(found.graves[0].mensaje)
    assert found.graves[0].linea == line


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        (AIKEN + "Sin final\nA. a\nB. b\n", 7, "falta la línea ANSWER"),
        (AIKEN.replace("ANSWER: B", "ANSWER: D"), 1, "La respuesta D no está"),
        ("Uno\nA. a\nB. b\nC. c\nDos\n", 5, "va la línea ANSWER"),
        ("ANSWER: A\n", 1, "sin una pregunta antes"),
    ],
)
def test_what_aiken_says_and_we_do_not_understand_has_its_line(
    source: str, line: int, said: str
) -> None:
    found = read(source, Formato.AIKEN)
    assert found.preguntas == []
    assert (found.graves[0].linea, said in str(found.graves[0].mensaje)) == (line, True)


def test_nothing_is_half_imported_unless_the_author_says_so() -> None:
    source = "Bien {=a ~b ~c}\n\nMal {}\n"
    assert (read(source).preguntas, read(source).yaml) == ([], "")
    assert len(read(source, omitir=True).preguntas) == 1


def test_what_the_file_lacks_is_left_empty_and_counted() -> None:
    found = read("Bien {=a#Sí. ~b ~c}")
    assert found.faltas == [("la-etiqueta", 9)]  # 5 texts without Portuguese, 2 comments in neither
    (question,) = yaml.safe_load(found.yaml)
    assert question["opciones"][0]["comentario"] == {"es": "Sí.", "pt": ""}
    assert list(question)[:5] == ["clave", "leccion", "uso", "tipo", "nivel"]


def test_keys_of_the_course_are_not_taken_again() -> None:
    found = read("::Q1:: Bien {=a ~b ~c}", existentes={"q1"})
    assert found.preguntas[0]["clave"] == "q1-2"


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"\x81\x8d\x8f", b"\xff\xfe\x00"])
@pytest.mark.parametrize("formato", list(Formato))
def test_no_text_at_all_is_refused(content: bytes, formato: Formato) -> None:
    found = read(content, formato)
    assert found.preguntas == []
    assert len(found.graves) == 1


def test_too_many_questions_are_refused() -> None:
    found = read("Bien {=a ~b ~c}\n\n" * (MAX_PREGUNTAS + 1))
    assert "Tiene más de 300 preguntas" in str(found.graves[0].mensaje)


@pytest.mark.parametrize(
    "content", ["{" * 90_000, "::" * 90_000, "a{=" + "\\" * 90_000, "*" * 90_000, "<b>" * 30_000]
)
def test_odd_files_are_refused_quickly(content: str) -> None:
    for formato in Formato:
        assert read(content, formato).preguntas == []


def test_a_deep_tree_is_refused() -> None:
    deep = f"<quiz>{'<a>' * 5000}{'</a>' * 5000}</quiz>"
    assert "una dentro de otra" in str(read(deep, Formato.MOODLE).graves[0].mensaje)
    nested = f"// escala: {'[' * 5000}{']' * 5000}\nBien {{=a ~b ~c}}"
    assert len(read(nested).preguntas) == 1


@settings(max_examples=150, deadline=None)
@given(st.text("ab{}=~#:\\%-> \n[]/$.1T", max_size=60), st.sampled_from(Formato))
def test_no_file_breaks_the_reader(source: str, formato: Formato) -> None:
    found = read(source, formato)
    assert found.preguntas == [] or found.yaml
