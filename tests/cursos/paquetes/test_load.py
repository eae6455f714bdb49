"""A course package is published only when it has no fault; each names its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cursos.paquetes.check import load
from tests.cursos.paquetes.carpeta import change, faults

ES1 = "lecciones/01-la-moneda.es.md"
PT1 = "lecciones/01-la-moneda.pt.md"
PRECIO = "preguntas/precio.yml"
SHIPPED = sorted((Path(__file__).parents[3] / "cursos" / "contenido").glob("*/curso.yml"))


def test_the_tiny_course_has_no_fault(paquete: Path) -> None:
    assert faults(paquete) == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda p: p.parent.name)
def test_shipped_courses_have_no_fault(file: Path) -> None:
    assert faults(file.parent) == []


CHANGES = [
    # file, old, new, fault
    ("curso.yml", "nivel: basico", "nivel: facil", "curso.yml:5: nivel: Input should be"),
    ("curso.yml", "nivel: basico", "dificil: no", "curso.yml:5: unknown key 'dificil'"),
    ("curso.yml", "  horas: 0.5\n", "", "curso.yml:19: 'horas' is missing"),
    ("curso.yml", ', pt: "Seu primeiro preço"', "", "curso.yml:7: 'pt' is missing"),
    ("curso.yml", "clave: primer-precio", "clave: Primer Precio", "curso.yml:1: clave: String"),
    ("curso.yml", "minutos: 20", "minutos: 20\nminutos: 30", "curso.yml:7: key 'minutos' twice"),
    ("curso.yml", "minutos: 20", 'minutos: "20"', "curso.yml:6: minutos: Input should be a valid"),
    ("curso.yml", "minutos: 20", "minutos: [20", "curso.yml:7: YAML:"),
    ("curso.yml", "T1\nruta: primera-exportacion", "&x T1\nruta: *x", "curso.yml:2: YAML anchors"),
    ("curso.yml", "[la-etiqueta]", "[la-etiqueta, otra]", "curso.yml:35: there is no lecciones/NN"),
    ("curso.yml", "[la-etiqueta]", "[la-moneda]", "curso.yml:35: lesson 'la-moneda'"),
    ("curso.yml", "preguntas: 3", "preguntas: 30", "curso.yml:26: the quiz asks 30 questions"),
    ("curso.yml", "lista.pt.xlsx", "otra.xlsx", "curso.yml:39: there is no file 'archivos/otra"),
    ("curso.yml", "2027-05-21", "2020-05-21", "curso.yml:17: is not after 'revisada'"),
    ("curso.yml", "evaluacion: {pr", "cierre: {tarea: si}\nevaluacion: {pr", "curso.yml:26: tarea"),
    ("curso.yml", "nivel: basico", "nivel: basico\ncambio: otro", "curso.yml:6: cambio: Input"),
    (ES1, "minutos: 5", "minutos: 6", f"{PT1}:4: 'minutos' is 6 in"),
    (ES1, "clave: la-moneda", "clave: otra", f"{ES1}:2: the file name says 'la-moneda'"),
    (ES1, "https://example.org/fuente", "javascript:alert(1)", f"{ES1}:13: url: String should"),
    (ES1, "## Por qué importa", "# Por qué importa", f"{ES1}:20: headings begin at ##"),
    (ES1, "dinero. Por eso", "<b>dinero</b>", f"{ES1}:22: HTML is not allowed"),
    (ES1, "**tipo de cambio**", "[cambio](/interno)", f"{ES1}:24: link to '/interno'"),
    (ES1, "**tipo de cambio**", "![Una moneda](https://a.b/c.png)", f"{ES1}:24: there is no image"),
    (ES1, "**tipo de cambio**", "![](imagenes/a.png)", f"{ES1}:24: the image needs a text"),
    (ES1, "**tipo de cambio**", "![foto][1]", f"{ES1}:24: write an image as"),
    (ES1, "**tipo de cambio**", "[cambio](leccion:nada)", f"{ES1}:24: links to lesson 'nada'"),
    (ES1, "**tipo de cambio**", "**cambio**", f"{PT1}:18: the source changed after"),
    (PT1, "fuente:", "revisado:", f"{PT1}:18: unknown key 'revisado'"),
    (ES1, "!!! ejemplo", "!!! caso", f"{ES1}:19: has 0 'ejemplo' boxes"),
    (ES1, "!!! atencion", "!!! nota", f"{ES1}:66: unknown box 'nota'"),
    (PT1, "!!! atencion", "!!! verificar", f"{PT1}:20: has another number of 'atencion' boxes"),
    (PT1, "---\n", "", f"{PT1}:1: begins with ---"),
    (ES1, "| Dato | Cuenta | Resultado |", "| a | b | c | d | e |", f"{ES1}:29: table of more"),
    (ES1, "Un precio sin moneda", "*" * 80, f"{ES1}:22: the same sign sixty times"),
    (PRECIO, '"10.5 * 20"', '"10.5 * 21"', f"{PRECIO}:22: calculo gives 220.5, respuesta says"),
    (PRECIO, '"10.5 * 20"', '"open(1)"', f"{PRECIO}:22: calculo: unknown function"),
    (PRECIO, "clave: moneda-2", "clave: moneda-1", f"{PRECIO}:1: question 'moneda-1' is in the"),
    (PRECIO, "leccion: la-moneda", "leccion: la-etiqueta", f"{PRECIO}:2: module 'precio' has no"),
    (PRECIO, "{clave: b, correcta: false", "{clave: b, correcta: true", f"{PRECIO}:1: tipo opcion"),
    (PRECIO, "{clave: b,", "{clave: a,", f"{PRECIO}:1: two options have the same clave"),
    (PRECIO, ', comentario: {es: "Falta la moneda."', ', nota: {es: "x"', f"{PRECIO}:9: 'coment"),
    (PRECIO, "valor: 30.5", "valor: 210", f"{PRECIO}:13: errores: 210.0 is a right answer"),
    (PRECIO, "vale 10,50. ¿", "vale 10,60. ¿", f"{PRECIO}:18: not the same numbers in es and pt"),
    (PRECIO, "tipo: opcion", "tipo: ensayo", f"{PRECIO}:1: "),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "fault"), CHANGES, ids=[c[3] for c in CHANGES])
def test_a_slip_is_named_by_file_and_line(
    paquete: Path, name: str, old: str, new: str, fault: str
) -> None:
    change(paquete, name, old, new)
    found = faults(paquete)
    assert any(f.startswith(fault) for f in found), found


def test_a_missing_translation_is_a_fault(paquete: Path) -> None:
    (paquete / PT1).unlink()
    assert f"{PT1}:0: the translation is missing" in faults(paquete)


def test_a_lesson_that_no_module_lists_is_a_fault(paquete: Path) -> None:
    for lang in ("es", "pt"):
        text = (paquete / f"lecciones/01-la-moneda.{lang}.md").read_text(encoding="utf-8")
        new = paquete / f"lecciones/03-suelta.{lang}.md"
        new.write_text(text.replace("clave: la-moneda", "clave: suelta"), encoding="utf-8")
    assert "lecciones/03-suelta.es.md:1: the lesson is in no module of curso.yml" in faults(paquete)


def test_a_lesson_may_not_take_an_address_of_the_site(paquete: Path) -> None:
    for lang in ("es", "pt"):
        old = paquete / f"lecciones/01-la-moneda.{lang}.md"
        old.rename(paquete / f"lecciones/01-evaluacion.{lang}.md")
    change(paquete, "curso.yml", "[la-moneda]", "[evaluacion]")
    assert any("'evaluacion' is an address of the site" in f for f in faults(paquete))


def test_words_of_a_lesson_have_limits(paquete: Path) -> None:
    path = paquete / ES1
    path.write_text(path.read_text(encoding="utf-8") + "palabra " * 400, encoding="utf-8")
    assert any("needs 350 to 700" in f for f in faults(paquete))


def test_links_out_of_the_package_are_refused(paquete: Path, tmp_path: Path) -> None:
    (tmp_path / "secreto.yml").write_text("a: 1", encoding="utf-8")
    (paquete / "preguntas" / "otro.yml").symlink_to(tmp_path / "secreto.yml")
    assert faults(paquete) == ["preguntas/otro.yml:0: is a link: put the file itself here"]


def test_large_foreign_and_badly_encoded_files_are_refused(paquete: Path) -> None:
    (paquete / "lecciones" / "virus.exe").write_bytes(b"MZ")
    assert "virus.exe:0: no file of a package is called so" in faults(paquete)[0]
    (paquete / "lecciones" / "virus.exe").unlink()
    (paquete / ES1).write_bytes(b"x" * 10_000_000)
    assert faults(paquete) == [f"{ES1}:0: is larger than 64 KB"]
    (paquete / ES1).write_bytes("---\nclave: ñ\n".encode("latin-1"))
    assert f"{ES1}:2: is not UTF-8" in faults(paquete)


def test_a_worksheet_must_be_a_workbook(paquete: Path) -> None:
    (paquete / "archivos" / "lista.es.xlsx").write_bytes(b"PK not really")
    assert faults(paquete) == ["archivos/lista.es.xlsx:0: is not an .xlsx file"]


def test_deep_yaml_is_refused_quickly(paquete: Path) -> None:
    (paquete / PRECIO).write_text("[" * 20_000, encoding="utf-8")
    assert any(f.startswith(PRECIO) for f in faults(paquete))


QUIZ = "evaluacion: {preguntas: 3, aprobacion: 70, intentos: 2, ventana_horas: 24}"


def test_a_course_may_have_no_quiz(paquete: Path) -> None:
    change(paquete, "curso.yml", QUIZ, "cierre: {evaluacion: no, tarea: no}")
    found = load(paquete).curso
    assert (found.evaluacion, found.cierre.evaluacion, found.cierre.tarea) == (None, "no", "no")


def test_a_course_that_asks_for_a_quiz_has_one(paquete: Path) -> None:
    change(paquete, "curso.yml", QUIZ, "cambio: correccion")
    assert ["'evaluacion' is missing" in fault for fault in faults(paquete)] == [True]
