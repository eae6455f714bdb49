"""A kind of object that only these tests know, and the receiver."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plataforma.buzon import manejadores
from plataforma.buzon.manejadores import Recado, Resultado
from tests.receptor import Receptor, listening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask


@pytest.fixture
def recados(monkeypatch: pytest.MonkeyPatch) -> list[Recado]:
    """What was put into things of the kind "prueba"."""
    taken: list[Recado] = []

    def take(recado: Recado) -> Resultado:
        if (recado.objeto_id, recado.intento) not in {(r.objeto_id, r.intento) for r in taken}:
            taken.append(recado)
        return Resultado()

    monkeypatch.setitem(manejadores._MANEJADORES, "prueba", take)
    return taken


@pytest.fixture
def receptor(app: Flask) -> Iterator[Receptor]:
    with listening(app) as found:
        yield found
