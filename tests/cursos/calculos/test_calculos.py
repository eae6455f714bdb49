"""Worked examples: what is given, what is calculated, and nothing from nowhere."""

from __future__ import annotations

import shutil
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from cursos.calculos.comprobar import example_of, numbers_in
from cursos.paquetes.check import load
from cursos.paquetes.yaml_source import ContentError
from tests.factories.cursos import MINIMO

EXAMPLE = {
    "es": "60 frascos a USD 1,50 son USD 90. Con 5 % de descuento: USD 85,50. "
    "La factura es del 10 de marzo de 2026 y vence el 9 de mayo de 2026.",
    "pt": "60 potes a US$ 1,50 são US$ 90. Com 5% de desconto: US$ 85,50. "
    "A fatura é de 10 de março de 2026 e vence em 9 de maio de 2026.",
}
RIGHT: dict[str, Any] = {
    "leccion": "la-etiqueta",
    "datos": {"frascos": 60, "precio": 1.5, "descuento": 5},
    "cuentas": [
        {"clave": "total", "formula": "frascos * precio", "decimales": 0, "resultado": 90},
        {"clave": "neto", "formula": "total * (1 - descuento / 100)", "resultado": 85.5},
    ],
    "plazos": [{"clave": "vence", "desde": "2026-03-10", "dias": 60, "resultado": "2026-05-09"}],
}


def course(folder: Path, *calculos: dict[str, Any], modulo: str = "", **said: str) -> Path:
    """The tiny course with this example in its second lesson, and these calculations."""
    package = Path(shutil.copytree(MINIMO, folder / "curso"))
    for lang, text in (EXAMPLE | said).items():
        path = package / f"lecciones/02-la-etiqueta.{lang}.md"
        front, _, body = path.read_text(encoding="utf-8").rpartition("!!! ejemplo")
        rest = "\n".join(
            line for line in body.splitlines()[1:] if line and not line.startswith("    ")
        )
        filler = "Diga el precio con su moneda. " * 6
        body = f'{front}!!! ejemplo "Rosa vende"\n    {text}\n\n{rest}\n{filler}\n'
        path.write_text(body, encoding="utf-8")
    settings = package / "curso.yml"
    text = settings.read_text(encoding="utf-8") + "traduccion_atrasada: aviso\n"
    settings.write_text(text, encoding="utf-8")
    (package / "calculos").mkdir()
    modules = yaml.safe_load(text)["modulos"]
    own = next(m["clave"] for m in modules if "la-etiqueta" in m["lecciones"])
    written = yaml.safe_dump([deepcopy(c) for c in calculos], sort_keys=False)
    for name in ("desde", "resultado"):  # dates are written bare
        written = written.replace(f"{name}: '", f"{name}: ").replace("'\n", "\n")
    (package / "calculos" / f"{modulo or own}.yml").write_text(written, encoding="utf-8")
    return package


def faults(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load(folder)
    return [f.text for f in caught.value.faults]


def changed(**values: Any) -> dict[str, Any]:
    return RIGHT | values


def test_an_example_whose_numbers_are_given_or_calculated_is_right(tmp_path: Path) -> None:
    paquete = load(course(tmp_path, RIGHT))
    assert [c.leccion for a in paquete.calculos for c in a.calculos] == ["la-etiqueta"]


def test_a_result_that_its_formula_does_not_give(tmp_path: Path) -> None:
    wrong = [RIGHT["cuentas"][0] | {"formula": "frascos * precio * 2"}, RIGHT["cuentas"][1]]
    assert faults(course(tmp_path, changed(cuentas=wrong))) == ["the formula gives 180"]


def test_a_result_goes_on_as_it_is_shown(tmp_path: Path) -> None:
    text = dict.fromkeys(EXAMPLE, "10 a 3: 3,33; 3: 9,99.")
    cuentas = [
        {"clave": "parte", "formula": "a / b", "resultado": 3.33},
        {"clave": "todo", "formula": "parte * b", "resultado": 9.99},
    ]
    given = changed(datos={"a": 10, "b": 3}, cuentas=cuentas, plazos=[])
    load(course(tmp_path, given, **text))


@pytest.mark.parametrize("lang", ["es", "pt"])
def test_a_number_from_nowhere(tmp_path: Path, lang: str) -> None:
    said = {lang: EXAMPLE[lang] + " 1.234,5"}
    found = faults(course(tmp_path, RIGHT, **said))
    assert found == [
        f"the example ({lang}) says 1.234,5: given, calculated or in 'otros'?",
    ]


def test_a_number_that_nobody_calculates_is_named_so(tmp_path: Path) -> None:
    said = {lang: f"{text} AAP.CE 35" for lang, text in EXAMPLE.items()}
    load(course(tmp_path, changed(otros=[35]), **said))


def test_a_number_that_one_language_does_not_say(tmp_path: Path) -> None:
    text = EXAMPLE["pt"].replace("85,50", "85,00")
    found = faults(course(tmp_path, changed(otros=[85]), pt=text))
    assert found == ["the lesson (pt) does not say it"]


def test_a_date_that_is_not_so_many_days_later(tmp_path: Path) -> None:
    plazos = [RIGHT["plazos"][0] | {"dias": 61}]
    assert "it is 2026-05-10" in faults(course(tmp_path, changed(plazos=plazos)))


@pytest.mark.parametrize(
    "wrong", ["19 de mayo de 2026", "19/5/2026", "109-05-2026"], ids=["words", "signs", "digits"]
)
def test_a_date_is_not_the_end_of_another_one(tmp_path: Path, wrong: str) -> None:
    said = EXAMPLE["es"].replace("9 de mayo de 2026", wrong)
    found = faults(course(tmp_path, changed(otros=[19, 109]), es=said))
    assert found == ["the lesson (es) does not say this date"]


@pytest.mark.parametrize(
    "step",
    [{"desde": "9999-12-31", "dias": 1}, {"desde": "9999-12-31", "meses": 1},
     {"desde": "0001-01-01", "meses": -1}],
)  # fmt: skip
def test_a_date_that_no_calendar_has(tmp_path: Path, step: dict[str, Any]) -> None:
    plazo = {"clave": "fin", "resultado": "2026-05-09", **step}
    assert "there is no such date" in faults(course(tmp_path, changed(plazos=[plazo])))


def test_the_long_number_of_an_invoice_is_a_code(tmp_path: Path) -> None:
    load(course(tmp_path, RIGHT, **{k: f"{v} Nota {'7' * 44}." for k, v in EXAMPLE.items()}))


def test_an_example_from_nowhere_names_a_few_of_its_numbers(tmp_path: Path) -> None:
    many = " ".join(str(n) for n in range(1_000, 1_030))
    (found,) = faults(course(tmp_path, RIGHT, es=f"{EXAMPLE['es']} {many}"))
    assert "1.009…: given" in found


def test_a_box_without_a_space_is_looked_at_too() -> None:
    assert example_of('Antes 1.\n\n!!!ejemplo "Rosa"\n    Son 777.\n\nDespués 2.').count("777") == 1


def test_months_end_on_the_last_day_there_is(tmp_path: Path) -> None:
    said = {"es": "Del 31 de enero de 2026 al 28 de febrero de 2026.",
            "pt": "De 31 de janeiro de 2026 a 28 de fevereiro de 2026."}  # fmt: skip
    plazo = {"clave": "fin", "desde": "2026-01-31", "meses": 1, "resultado": "2026-02-28"}
    load(course(tmp_path, changed(datos={}, cuentas=[], plazos=[plazo]), **said))


def test_a_formula_that_uses_what_comes_later(tmp_path: Path) -> None:
    cuentas = list(reversed(RIGHT["cuentas"]))
    assert any(
        f.startswith("formula: ") for f in faults(course(tmp_path, changed(cuentas=cuentas)))
    )


def test_a_lesson_twice_or_of_no_module(tmp_path: Path) -> None:
    assert any("in the file twice" in f for f in faults(course(tmp_path, RIGHT, RIGHT)))
    other = course(tmp_path / "otro", RIGHT, modulo="nada")
    assert faults(other) == ["curso.yml has no module 'nada'"]


def test_numbers_are_read_as_people_write_them() -> None:
    text = "1.200 y 0,5; 11.965,81; el código 2007.91, el AAP.A14TM 3 y C2; 5%"
    assert sorted(map(float, numbers_in(text))) == [0.5, 3, 5, 1200, 11965.81]
