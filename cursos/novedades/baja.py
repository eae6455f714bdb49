"""The link that stops the mails of the day."""

from __future__ import annotations

from plataforma.baja import firmar, leer

USO = "novedades"


def token_de_baja(usuario_id: int) -> str:
    """Return what proves that a link came in this person's mail."""
    return firmar(USO, usuario_id)


def leer_baja(token: str) -> int | None:
    """Return whose mails the link stops, or None for one that we did not make."""
    return leer(USO, token)
