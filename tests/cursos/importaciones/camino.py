"""The address of Carla's cohorts and the first step of an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.factories.cohortes import make_lista

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from tests.client import CheckingClient

BASE = "/es/camara/litoral/cohortes"


def upload(client: CheckingClient, cohorte: Cohorte, text: str = "") -> str:
    """Send a list; return the address of its preview."""
    answer = client.send(f"{BASE}/{cohorte.id}/cargar/", {"texto": text or make_lista()})
    assert answer.status_code == 303
    return str(answer.location)
