"""The link that stops the messages of a cohort."""

from __future__ import annotations

from plataforma.baja import firmar, leer

USO = "mensajes"


def token_de_baja(participante_id: int) -> str:
    """Return what proves that a link came in this person's mail; nothing of it is stored."""
    return firmar(USO, participante_id)


def leer_baja(token: str) -> int | None:
    """Return whose messages the link stops, or None for one that we did not make."""
    return leer(USO, token)
