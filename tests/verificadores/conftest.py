"""The verifiers, Ana's credential, and what our routes answer about it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cursos.insignias import emisor
from cursos.insignias.firma import sign
from cursos.insignias.open_badges import build_credential
from plataforma.clock import now
from tests.cursos.credenciales.conftest import credencial, version
from tests.cursos.insignias.documentos import EMISION, EMISOR, ESTADO, LOGRO
from tests.verificadores.otros import Firmar, Otros, Sitio, published, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from config import Settings
    from cursos.credenciales.models import Credencial
    from cursos.insignias.open_badges import Logro
    from tests.client import CheckingClient

__all__ = ["credencial", "version"]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is signed and published says the same on either database."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.once)


@pytest.fixture(scope="session")
def otros() -> Iterator[Otros]:
    with running() as found:
        yield found


@pytest.fixture
def sitio(client: CheckingClient, credencial: Credencial) -> Sitio:
    """What stands at our addresses while Ana's credential is valid."""
    return published(client, [credencial])


@pytest.fixture
def firmar(credencial: Credencial) -> Firmar:
    """A function that signs, with the keys of the installation, a credential with these values."""

    def sign_one(logro: Logro = LOGRO, **changes: Any) -> str:
        lista = emisor.status_list_url(credencial.lista_estado)
        el = changes.setdefault("emitida_el", now() - timedelta(days=1))
        document = build_credential(
            EMISOR,
            logro,
            emision=replace(EMISION, **changes),
            estado=replace(ESTADO, lista_url=lista, indice=credencial.indice_estado ^ 1),
        )
        signed = sign(document, emisor.current_keys(), created=el)
        return json.dumps(signed, ensure_ascii=False)

    return sign_one


@pytest.fixture
def claves(app: object, settings: Settings) -> Iterator[Path]:
    """The folder of keys; what a test does to it is undone."""
    folder = settings.instance_dir / "claves" / "credenciales"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    yield folder
    for path in folder.iterdir():
        path.unlink()
    for name, content in before.items():
        (folder / name).write_bytes(content)
        (folder / name).chmod(0o600)
