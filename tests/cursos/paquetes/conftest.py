"""The tiny course as a folder that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.factories.cursos import MINIMO


@pytest.fixture
def paquete(tmp_path: Path) -> Path:
    """A copy of the tiny course that a test may spoil."""
    return Path(shutil.copytree(MINIMO, tmp_path / "curso"))
