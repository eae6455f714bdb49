"""What a phone sends, as a test writes it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from plataforma.clock import now

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PRACTICA = {"curso": "curso-uno", "leccion": "leccion-1", "pregunta": "p1-0"}


def make_envio(tipo: str = "practica", **changes: Any) -> dict[str, Any]:
    """A practice answer that is in order; each test changes one thing."""
    return {
        "clave": str(uuid.uuid4()),
        "tipo": tipo,
        "hecho_el": now().isoformat(),
        "datos": {**PRACTICA, "campos": {"r": ["a"]}},
        **changes,
    }


def send(
    client: CheckingClient, persona: Usuario, *envios: Any, **lote: Any
) -> list[dict[str, Any]]:
    """Send as this person's phone does, and return what became of each."""
    client.as_user(persona)
    fresh = client.get("/es/sincronizar/").get_json()
    body = {"persona": fresh["persona"], "ahora": now().isoformat(), "envios": envios, **lote}
    answer = client.post("/es/sincronizar/", json=body, headers={"X-CSRFToken": fresh["csrf"]})
    assert answer.status_code == 200, answer.text
    results: list[dict[str, Any]] = answer.get_json()["resultados"]
    return results


def states(results: list[dict[str, Any]]) -> list[str]:
    return [r["estado"] for r in results]
