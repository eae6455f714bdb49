"""Verifiers that others wrote, asked over pipes: they see what our routes answer, no network."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tests.cursos.insignias.documentos import BASE, DID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cursos.credenciales.models import Credencial
    from tests.client import CheckingClient

HERE = Path(__file__).parent
READY = HERE / "node_modules" / ".listo"
Sitio = dict[str, dict[str, Any]]
Firmar = Callable[..., str]  # a credential signed with these values
Rechazo = dict[str, list[str]]  # of each verifier, the checks that refuse
DID_URL = f"{BASE}/.well-known/did.json"
ACEPTADA: Rechazo = {"bazaar": [], "core": []}


def refused(*checks: str) -> Rechazo:
    """Return what both say when both refuse for the same reasons."""
    return {"bazaar": [*checks], "core": [*checks]}


class Otros:
    """Both verifiers, in one process of Node."""

    def __init__(self, out: IO[str], answers: IO[str]) -> None:
        self._out, self._answers = out, answers

    def ask(self, documento: str, sitio: Sitio) -> Rechazo:
        """Return which checks of each verifier refuse the document."""
        answer = self.tell(documento, sitio)
        return {name: answer[name]["refused"] for name in ACEPTADA}

    def accept(self, documento: str, sitio: Sitio) -> list[str]:
        """Return the verifiers that accept the document; none when it is no longer JSON."""
        answer = self.tell(documento, sitio)
        return [n for n in ACEPTADA if "ilegible" not in answer and not answer[n]["refused"]]

    def tell(self, documento: str, sitio: Sitio) -> dict[str, Any]:
        """Return the whole answer. Of all issuers, they know ours."""
        return self.send({"documento": documento, "sitio": sitio, "emisores": [DID]})

    def send(self, caso: dict[str, Any]) -> dict[str, Any]:
        self._out.write(json.dumps(caso) + "\n")
        self._out.flush()
        answer: dict[str, Any] = json.loads(self._answers.readline())
        assert "error" not in answer, answer["error"]
        return answer


@contextmanager
def running() -> Iterator[Otros]:
    """Start Node once for all cases."""
    assert READY.exists(), "the verifiers of others are not installed: make verifiers"
    with subprocess.Popen(
        ["node", str(HERE / "verificar.mjs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as node:
        assert node.stdin is not None
        assert node.stdout is not None
        yield Otros(node.stdin, node.stdout)
        node.stdin.close()


def published(client: CheckingClient, credenciales: Iterable[Credencial]) -> Sitio:
    """Return what anybody reads at our addresses: the keys and the lists of these credentials."""
    lists = {f"/credenciales/estado/{c.lista_estado}" for c in credenciales}
    return {BASE + path: _answer(client, path) for path in {"/.well-known/did.json", *lists}}


def _answer(client: CheckingClient, path: str) -> dict[str, Any]:
    response = client.get(path)
    return {"status": response.status_code, "type": response.mimetype, "body": response.text}


def page(document: object) -> dict[str, Any]:
    """Return an address that answers this document."""
    return {"status": 200, "type": "application/json", "body": json.dumps(document)}
