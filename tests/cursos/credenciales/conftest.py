"""A course that grants a credential, and Ana's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories.credenciales import make_credencial, make_version

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario


@pytest.fixture
def version() -> VersionCurso:
    return make_version()


@pytest.fixture
def credencial(ana: Usuario, version: VersionCurso) -> Credencial:
    """Ana's credential, issued today."""
    return make_credencial(ana, version)
