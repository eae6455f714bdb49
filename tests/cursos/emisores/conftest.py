"""Carla's chamber issues, Patrícia's too; Ana is in Carla's cohort of the course."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cursos.insignias.claves import make_first_key
from tests.cursos.credenciales.conftest import version
from tests.factories.cohortes import make_cohorte, make_inscrito
from tests.factories.credenciales import make_credencial, make_emisor
from tests.factories.identidad import make_organizacion

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

    from config import Settings
    from cursos.catalogo.models import VersionCurso
    from cursos.cohortes.models import Participante
    from cursos.credenciales.models import Credencial
    from cursos.emisores.models import Emisor
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion

__all__ = ["version"]


@pytest.fixture
def instancia(
    app: Flask, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder of this test's own: what happens to its keys happens to no other test."""
    (tmp_path / "static").symlink_to(settings.instance_dir / "static")
    make_first_key(tmp_path / "claves" / "credenciales")
    own = replace(settings, instance_dir=tmp_path)
    monkeypatch.setitem(app.extensions, "settings", own)
    return tmp_path


@pytest.fixture
def emisor(camara: Organizacion) -> Emisor:
    return make_emisor(camara)


@pytest.fixture
def otro() -> Emisor:
    """Another chamber that issues."""
    return make_emisor(make_organizacion("Câmara da Serra", slug="serra", pais="BR"))


@pytest.fixture
def inscrita(camara: Organizacion, ana: Usuario, version: VersionCurso) -> Participante:
    return make_inscrito(make_cohorte(camara, curso=version.curso), ana)


@pytest.fixture
def conjunta(
    emisor: Emisor, inscrita: Participante, ana: Usuario, version: VersionCurso
) -> Credencial:
    """Ana's, from Carla's chamber."""
    return make_credencial(ana, version)
