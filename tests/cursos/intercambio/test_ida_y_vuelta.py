"""What leaves comes back: word by word when nobody touched it, and well when somebody did."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
import yaml

from config import ROOT
from cursos.catalogo.commands import shipped_folders
from cursos.intercambio.armado import SCHEMA, Contexto
from cursos.intercambio.conversion import Importado, exportar, importar
from cursos.intercambio.piezas import Formato, Idioma
from cursos.paquetes.check import load

FOLDERS = (ROOT / "tests" / "contenido_minimo", *shipped_folders()[:2])  # a file has 300 at most
OUTSIDE = {
    Formato.GIFT: {"ordenar", "completar", "calculada", "clasificar"},
    Formato.MOODLE: {"completar", "calculada", "clasificar"},
}


def questions() -> list[Any]:
    return [q for folder in FOLDERS for q in load(folder).todas]


def as_dict(question: Any) -> dict[str, Any]:
    found: dict[str, Any] = question.model_dump(mode="json", exclude_none=True)
    return found


def back(text: str, formato: Formato, lang: str = "es") -> Importado:
    context = Contexto("otra", "practica", "Otra norma", date(2027, 1, 1))
    return importar(text.encode(), formato, lang, context)


def read_yaml(text: str) -> list[Any]:
    return [SCHEMA.validate_python(row) for row in yaml.safe_load(text)]


@pytest.mark.parametrize("formato", list(OUTSIDE))
@pytest.mark.parametrize("idioma", list(Idioma))
def test_an_untouched_file_brings_the_same_questions(formato: Formato, idioma: Idioma) -> None:
    every = questions()
    left = exportar([as_dict(q) for q in every], formato, idioma)
    inside = [q for q in every if q.tipo not in OUTSIDE[formato]]
    assert left.fuera == [q.clave for q in every if q.tipo in OUTSIDE[formato]]
    found = back(left.texto, formato)
    assert found.problemas == []
    assert found.faltas == []
    assert read_yaml(found.yaml) == inside


@pytest.mark.parametrize("formato", list(OUTSIDE))
def test_without_our_copy_the_format_itself_says_almost_all(formato: Formato) -> None:
    """What a file says after another program wrote it anew."""
    every = [q for q in questions() if q.tipo in {"opcion", "multiple", "verdadero"}]
    text = exportar([as_dict(q) for q in every], formato, Idioma.AMBOS).texto
    text = re.sub(r"^// escala: .*\n|<escala>.*?</escala>\n", "", text, flags=re.MULTILINE)
    found = back(text, formato)
    assert found.problemas == []
    assert found.faltas == []
    for old, new in zip(every, read_yaml(found.yaml), strict=True):
        kept = {"clave", "tipo", "enunciado", "opciones", "correcta", "comentarios"}
        assert new.model_dump(include=kept) == old.model_dump(include=kept)


@pytest.mark.parametrize("formato", list(OUTSIDE))
def test_a_changed_text_keeps_the_rest_and_asks_for_its_translation(formato: Formato) -> None:
    (choice,) = [q for q in questions() if q.clave == "moneda-1"]
    text = exportar([as_dict(choice)], formato, Idioma.ES).texto
    head, copy, rest = text.partition("¿Qué lleva un precio?")
    if formato == Formato.GIFT:  # the copy stands first
        head, copy, rest = text.rpartition("¿Qué lleva un precio?")
    found = back(f"{head}¿Qué dice un precio?{rest}", formato)
    assert copy
    (question,) = found.preguntas
    assert found.faltas == [("moneda-1", 1)]
    assert question["enunciado"] == {"es": "¿Qué dice un precio?", "pt": ""}
    assert question["opciones"][1]["texto"] == {"es": "Solo el número", "pt": "Só o número"}
    assert question["norma"] == "Lección"


def test_aiken_holds_one_option_in_one_language() -> None:
    every = [as_dict(q) for q in questions()]
    found = back(exportar(every, Formato.AIKEN, Idioma.PT).texto, Formato.AIKEN, "pt")
    assert found.problemas == []
    simple = [q for q in every if q["tipo"] == "opcion"]
    asked = [q["enunciado"]["pt"] for q in found.preguntas]
    assert asked == [q["enunciado"]["pt"] for q in simple]


@pytest.mark.parametrize(
    "copy",
    [
        *("1", "[]", "{}", '{"tipo": "opcion"}', '{"tipo": ["x"]}'),
        '{"tipo": "opcion", "clave": "a", "opciones": 3}',
        '{"tipo": "opcion", "clave": 7, "leccion": [], "nivel": "x", "revisada": "ayer"}',
    ],
)
def test_a_forged_copy_does_no_harm(copy: str) -> None:
    found = back(f"// escala: {copy}\n::Q:: Bien {{=a ~b ~c}}", Formato.GIFT)
    assert len(found.preguntas) == 1 or found.graves


def test_signs_of_the_formats_come_back() -> None:
    (choice,) = [q for q in questions() if q.clave == "moneda-1"]
    odd = as_dict(choice)
    odd["enunciado"] = {"es": "¿{a} = b~c # d: \\n <i> & 1 -> 2?", "pt": "%50% ]]> \"x\" 'y' ####"}
    for formato in OUTSIDE:
        text = exportar([odd], formato, Idioma.AMBOS).texto
        text = re.sub(r"^// escala: .*\n|<escala>.*?</escala>\n", "", text, flags=re.MULTILINE)
        (question,) = back(text, formato).preguntas
        assert question["enunciado"] == odd["enunciado"]
