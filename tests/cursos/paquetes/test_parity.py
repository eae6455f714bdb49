"""A translation says which text it translates; when that changes, somebody has to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from cursos.catalogo.commands import contenido
from cursos.paquetes.check import load
from cursos.paquetes.origin import read_folder
from cursos.paquetes.parity import mark_reviewed, stale_language
from tests.cursos.paquetes.carpeta import change, faults

if TYPE_CHECKING:
    from pathlib import Path

ES1 = "lecciones/01-la-moneda.es.md"
PT1 = "lecciones/01-la-moneda.pt.md"


def test_a_changed_source_makes_its_translation_stale_until_it_is_reviewed(paquete: Path) -> None:
    change(paquete, ES1, "Un precio sin moneda", "Todo precio sin moneda")
    assert [f.split(": ")[1] for f in faults(paquete)] == [
        "the source changed after this translation"
    ]
    result = CliRunner().invoke(contenido, ["al-dia", str(paquete), "la-moneda"])
    assert result.output.splitlines() == [PT1, "1 translations marked as reviewed"]
    assert faults(paquete) == []


def test_marking_changes_one_line_and_nothing_else(paquete: Path) -> None:
    before = (paquete / PT1).read_bytes()
    change(paquete, ES1, "Un precio sin moneda", "Todo precio sin moneda")
    new = mark_reviewed(read_folder(paquete))[PT1]
    pairs = zip(before.splitlines(), new.splitlines(), strict=True)
    assert [a.split(b":")[0] for a, b in pairs if a != b] == [b"fuente"]


def test_dates_are_no_translation(paquete: Path) -> None:
    for name in (ES1, PT1):
        change(paquete, name, "revisada: 2026-11-21", "revisada: 2026-11-22")
    assert faults(paquete) == []


def test_a_course_may_show_the_notice_instead(paquete: Path) -> None:
    change(paquete, ES1, "Un precio sin moneda", "Todo precio sin moneda")
    change(paquete, "curso.yml", "licencia:", "traduccion_atrasada: aviso\nlicencia:")
    assert [stale_language(x) for x in load(paquete).lecciones] == ["pt", ""]


def test_the_source_may_be_the_portuguese_one(paquete: Path) -> None:
    text = (paquete / PT1).read_text(encoding="utf-8")
    line = next(x for x in text.splitlines() if x.startswith("fuente:"))
    change(paquete, PT1, line + "\n", "")
    change(paquete, ES1, "clave: la-moneda\n", f"clave: la-moneda\n{line}\n")
    assert any(f.startswith(f"{ES1}:3: the source changed") for f in faults(paquete))
    CliRunner().invoke(contenido, ["al-dia", str(paquete)])
    assert faults(paquete) == []


def test_one_of_the_two_is_the_translation(paquete: Path) -> None:
    line = next(x for x in (paquete / PT1).read_text().splitlines() if x.startswith("fuente:"))
    change(paquete, ES1, "clave: la-moneda\n", f"clave: la-moneda\n{line}\n")
    assert any("only the translation has it" in f for f in faults(paquete))
    for name in (ES1, PT1):
        change(paquete, name, line + "\n", "")
    assert any("'fuente' is missing" in f for f in faults(paquete))


def test_files_with_foreign_line_ends_and_a_mark_keep_them(paquete: Path) -> None:
    path = paquete / PT1
    odd = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(odd)
    change(paquete, ES1, "Un precio sin moneda", "Todo precio sin moneda")
    new = mark_reviewed(read_folder(paquete))[PT1]
    assert new.startswith(b"\xef\xbb\xbf---\r\n")
    assert new.count(b"\r\n") == odd.count(b"\r\n")
