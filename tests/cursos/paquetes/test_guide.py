"""A guide for who teaches: both languages or none, and both the same guide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from cursos.catalogo.commands import contenido
from cursos.edicion.phrases import say
from cursos.paquetes.check import load, load_files
from cursos.paquetes.origin import read_folder, write_folder
from cursos.paquetes.parity import mark_reviewed
from cursos.paquetes.yaml_source import ContentError
from plataforma.i18n import in_lang
from tests.cursos.paquetes.carpeta import change, faults
from tests.cursos.paquetes.test_load import SHIPPED
from tests.factories.guias import guide_files, with_guide

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

ES, PT = "guia.es.md", "guia.pt.md"
SLIPS = [
    # file, old, new, fault
    (ES, "revisada:", "fecha:", "guia.es.md:2: unknown key 'fecha'"),
    (ES, "---\n", "", "guia.es.md:1: begins with ---"),
    (ES, "2027-05-21", "2026-05-21", "guia.es.md:3: is not after 'revisada'"),
    (ES, "## Para", "# Para", "guia.es.md:7: headings begin at ##"),
    (ES, "Fin.", "<b>Fin</b>", "HTML is not allowed"),
    (ES, "Fin.", "![Una moneda](imagenes/a.webp)", "guia.es.md:6: a guide has no images"),
    (ES, "leccion:la-moneda", "leccion:nada", "links to lesson 'nada'"),
    (ES, "palabra " * 100, "", "words, needs 700 to"),
    (ES, "Fin.", "Listo.", "guia.pt.md:5: the source changed after this translation"),
    (PT, "### A atividade", "## A atividade", "guia.pt.md:7: has other headings than es"),
    (PT, "[A moeda do preço](leccion:la-moneda)", "A moeda", "links to other lessons than es"),
    (PT, "leccion:la-moneda", "leccion:la-etiqueta", "links to other lessons than es"),
    (PT, "!!! verificar", "!!! atencion", "has another number of 'atencion' boxes"),
    (PT, "= 2.400", "= 2.500", "not the same numbers in es and pt: 2.400, 2.500"),
    (PT, "2027-05-21", "2027-06-21", "'proxima_revision' is 2027-05-21 in the Spanish file"),
    (PT, "fuente:", "# fuente:", "guia.pt.md:1: 'fuente' is missing"),
]  # fmt: skip


@pytest.fixture
def guiado(paquete: Path) -> Path:
    write_folder(guide_files(), paquete)
    return paquete


def test_a_course_with_a_guide_has_no_fault(guiado: Path) -> None:
    assert faults(guiado) == []
    assert set(load(guiado).guia) == {"es", "pt"}


@pytest.mark.parametrize(("name", "old", "new", "fault"), SLIPS, ids=[s[3] for s in SLIPS])
def test_a_slip_is_named(guiado: Path, name: str, old: str, new: str, fault: str) -> None:
    change(guiado, name, old, new)
    assert any(fault in found for found in faults(guiado)), faults(guiado)


@pytest.mark.parametrize("name", [ES, PT])
def test_a_guide_has_both_languages(guiado: Path, name: str) -> None:
    (guiado / name).unlink()
    assert faults(guiado) == [f"{name}:0: the translation is missing"]


def test_only_one_of_the_two_is_the_translation(guiado: Path) -> None:
    line = next(x for x in (guiado / PT).read_text().splitlines() if x.startswith("fuente:"))
    change(guiado, ES, "responsable:", f"{line}\nresponsable:")
    assert any("only the translation has it" in fault for fault in faults(guiado))


def test_a_guide_is_marked_as_reviewed_by_its_name(guiado: Path) -> None:
    change(guiado, ES, "Fin.", "Listo.")
    result = CliRunner().invoke(contenido, ["al-dia", str(guiado), "guia"])
    assert result.output.splitlines() == [PT, "1 translations marked as reviewed"]
    assert faults(guiado) == []


def test_reviewing_a_lesson_leaves_the_guide_alone(guiado: Path) -> None:
    change(guiado, ES, "Fin.", "Listo.")
    assert mark_reviewed(read_folder(guiado), ["la-moneda"]) == {}


def test_every_slip_has_its_phrase(app: Flask) -> None:
    unsaid = set()
    for name, old, new, _fault in SLIPS:
        files = with_guide()
        files[name] = files[name].replace(old.encode(), new.encode(), 1)
        with pytest.raises(ContentError) as caught, app.test_request_context(), in_lang("pt"):
            load_files(files, "malo")
        with app.test_request_context(), in_lang("pt"):
            said = {say(fault.text) for fault in caught.value.faults}
        unsaid |= {text for text in said if text.startswith("A corrigir:")}
    assert unsaid == set()


@pytest.mark.parametrize("file", SHIPPED, ids=lambda p: p.parent.name)
@pytest.mark.parametrize("lang", ["es", "pt"])
def test_shipped_guides_name_every_lesson_as_it_is_called(file: Path, lang: str) -> None:
    paquete = load(file.parent)
    titles = {x.clave: x.idiomas[lang].cabecera.titulo for x in paquete.lecciones}
    named = re.findall(r"\[([^\]]+)\]\(leccion:([a-z0-9-]+)\)", paquete.guia[lang].body)
    assert {clave for _, clave in named} == set(titles)
    assert {(text, clave) for text, clave in named} == {(t, c) for c, t in titles.items()}


@pytest.mark.parametrize("file", SHIPPED, ids=lambda p: p.parent.name)
@pytest.mark.parametrize(("lang", "word"), [("es", "Encuentro"), ("pt", "Encontro")])
def test_shipped_guides_have_four_meetings(file: Path, lang: str, word: str) -> None:
    meetings = re.findall(rf"^## {word} (\d)", load(file.parent).guia[lang].body, re.MULTILINE)
    assert meetings == ["1", "2", "3", "4"]
