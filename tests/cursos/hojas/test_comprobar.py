"""A worksheet is checked as a whole: names, formulas, and its own example worked out."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from cursos.hojas.comprobar import problemas
from cursos.hojas.definicion import Definicion
from cursos.paquetes.check import load
from cursos.paquetes.yaml_source import ContentError
from cursos.tareas.definiciones import FOLDER, leer_hoja
from tests.factories.cursos import MINIMO
from tests.factories.tareas import LLENA, definicion

if TYPE_CHECKING:
    from pathlib import Path


def read(value: dict[str, Any]) -> Definicion:
    return Definicion.model_validate_json(json.dumps(value))


def changed(index: int, **changes: Any) -> dict[str, Any]:
    """Return the definition with one part changed."""
    found = copy.deepcopy(definicion())
    found["secciones"][0]["partes"][index] |= changes
    return found


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda p: p.stem)
def test_every_sheet_that_we_ship_proves_its_example(path: Path) -> None:
    assert leer_hoja(path).ejemplo.resultados


def test_a_good_sheet_has_no_fault() -> None:
    assert problemas(read(definicion())) == []


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (changed(8, formula="cantidad * nada"), "unknown name"),
        (changed(8, formula="total + 1"), "unknown name"),  # stands further down
        (changed(8, formula="__import__"), "formula"),
        (changed(1, clave="empresa"), "is taken"),
        (changed(2, clave="suma"), "is taken"),
        (changed(9, totales=["concepto"]), "no column of numbers"),
        (changed(9, filas={"iniciales": 5, "maximas": 2}), "more rows"),
        (definicion(moneda="precio"), "no field of options"),
        (definicion(proxima_revision="2026-01-01"), "not after"),
        (definicion(ejemplo={"valores": LLENA, "resultados": {"venta": 100}}), "what 'por_caja'"),
        (definicion(ejemplo={"valores": LLENA, "resultados": {
            "venta": 99, "total": 130.5, "por_caja": 3.263}}), "gives 100.00, not 99"),
        (definicion(ejemplo={"valores": {"nada": 1}, "resultados": {}}), "no field 'nada'"),
        (definicion(ejemplo={"valores": {"gastos": 1}, "resultados": {}}), "table"),
        (definicion(ejemplo={"valores": LLENA | {"empresa": {"es": "Sola"}}, "resultados": {}}),
         "in es and in pt"),
    ],
)  # fmt: skip
def test_a_fault_is_found(value: dict[str, Any], what: str) -> None:
    found = problemas(read(value))
    assert found
    assert what in found[0][1]


def test_an_unknown_key_and_a_missing_language_are_refused() -> None:
    with pytest.raises(ValidationError):
        read(definicion(extra=1))
    with pytest.raises(ValidationError):
        read(definicion(titulo={"es": "Sola"}))


def test_a_package_says_file_and_line(tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "curso"
    shutil.copytree(MINIMO, folder)
    text = "clave: t\ntitulo: {es: T, pt: T}\nnada: 1\n"
    (folder / "tarea.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        load(folder)
    assert any(f.file == "tarea.yml" and f.line == 3 for f in raised.value.faults)
