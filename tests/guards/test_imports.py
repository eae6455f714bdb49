"""The import contracts of pyproject.toml hold, and an arrow that runs back up breaks them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from config import ROOT
from tests.guards.source import modules

if TYPE_CHECKING:
    from collections.abc import Mapping

LINTER = Path(sys.executable).with_name("lint-imports")


def lint_copy(folder: Path, planted: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the contracts over a copy of the code with some lines added to some files."""
    for module in modules():
        target = folder / module.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(module.text + planted.get(module.path, ""), encoding="utf-8")
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    return subprocess.run(
        [str(LINTER), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_contracts_are_kept(tmp_path: Path) -> None:
    run = lint_copy(tmp_path, {})
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(
    ("path", "line", "contract"),
    [
        ("plataforma/part.py", "import cursos.part", "Parts stand on the platform"),
        ("consultores/part.py", "import cursos.part", "Parts stand on the platform"),
        ("plataforma/email.py", "import plataforma.identidad.models", "The platform: what puts"),
        ("cursos/catalogo/models.py", "import cursos.credenciales.models", "Inside the academy"),
    ],
)
def test_an_arrow_that_runs_back_up_is_found(
    tmp_path: Path, path: str, line: str, contract: str
) -> None:
    run = lint_copy(tmp_path, {path: f"\n{line}\n"})
    assert run.returncode == 1
    assert f"{contract}" in run.stdout.split("Broken contracts")[1]


def test_only_the_composition_root_knows_every_part() -> None:
    everything = {"cursos.part", "consultores.part"}
    known = [m.path for m in modules() if everything <= {name for name, _ in m.imports()}]
    assert known == ["wsgi.py"]
    assert not [m.path for m in modules() if "wsgi" in {name for name, _ in m.imports()}]
