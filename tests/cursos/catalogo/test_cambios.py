"""The packages above the catalogue are told of each version that becomes the current one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from cursos.catalogo import cambios
from cursos.catalogo.models import Cambio, VersionCurso
from cursos.catalogo.services import publicar
from cursos.paquetes.check import load
from tests.factories.cursos import MINIMO, publish_minimo

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_who_registered_is_told_of_a_new_version_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, Cambio]] = []

    def note(version: VersionCurso, cambio: Cambio) -> None:
        seen.append((version.numero, cambio))

    monkeypatch.setattr(cambios, "_funciones", [])
    cambios.al_publicar(note)
    cambios.al_publicar(note)
    publish_minimo()
    folder = shutil.copytree(MINIMO, tmp_path / "otro")
    path = folder / "curso.yml"
    path.write_text("cambio: correccion\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    publicar(load(folder))
    assert seen == [(1, Cambio.CONTENIDO), (2, Cambio.CORRECCION)]
