"""Consent: the texts as shown, and the proof that is kept of each yes.

Necessary and voluntary purposes are asked apart, no box is ticked beforehand, and taking back is as
easy as giving. A text that changes gets a new version: a test holds each version to its hash.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plataforma.audit import record
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.errors import ConsentimientoNecesarioError
from plataforma.identidad.models import Consentimiento, Proposito, Usuario
from plataforma.identidad.queries import find_vigente
from plataforma.texto import TextoBilingue


@dataclass(frozen=True, slots=True)
class TextoConsentimiento:
    """What the person reads beside the box."""

    version: str
    texto: TextoBilingue


TEXTOS: dict[Proposito, TextoConsentimiento] = {
    Proposito.SERVICIO: TextoConsentimiento(
        "2026-11",
        TextoBilingue(
            "Acepto que la plataforma use mis datos para darme el servicio: mi cuenta, mi avance, "
            "mis credenciales y la ayuda que pida.",
            "Aceito que a plataforma use meus dados para prestar o serviço: minha conta, meu "
            "progresso, minhas credenciais e a ajuda que eu pedir.",
        ),
    ),
    Proposito.NOVEDADES: TextoConsentimiento(
        "2026-11",
        TextoBilingue(
            "Quiero recibir por correo noticias de cursos y eventos.",
            "Quero receber por e-mail notícias de cursos e eventos.",
        ),
    ),
    Proposito.ESTADISTICAS: TextoConsentimiento(
        "2026-11",
        TextoBilingue(
            "Acepto que los datos de mi empresa entren, sin nombres, en estadísticas de MIPYMES.",
            "Aceito que os dados da minha empresa entrem, sem nomes, em estatísticas sobre MPMEs.",
        ),
    ),
}
VOLUNTARIOS = (Proposito.NOVEDADES, Proposito.ESTADISTICAS)


@dataclass(frozen=True, slots=True)
class Prueba:
    """A yes at the moment it was given, before there is an account to hang it from."""

    proposito: Proposito
    version: str
    texto_hash: str
    idioma: str
    dado_el: datetime
    canal: str = "web"

    def as_json(self) -> dict[str, str]:
        return {
            "proposito": self.proposito,
            "version": self.version,
            "texto_hash": self.texto_hash,
            "idioma": self.idioma,
            "dado_el": self.dado_el.isoformat(),
            "canal": self.canal,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Prueba:
        proposito = Proposito(data["proposito"])
        dado_el = datetime.fromisoformat(data["dado_el"])
        return cls(**{**data, "proposito": proposito, "dado_el": dado_el})


def texto_mostrado(proposito: Proposito, idioma: str) -> str:
    """Return the text in force, as the person reads it."""
    return TEXTOS[proposito].texto.en(idioma)


def prueba(proposito: Proposito, idioma: str) -> Prueba:
    """Return the proof of a yes given now to the text in force."""
    shown = texto_mostrado(proposito, idioma)
    return Prueba(
        proposito=proposito,
        version=TEXTOS[proposito].version,
        texto_hash=hashlib.sha256(shown.encode()).hexdigest(),
        idioma=idioma,
        dado_el=now(),
    )


def dar_consentimiento(usuario: Usuario, dada: Prueba) -> Consentimiento:
    """Keep the proof; a second yes to the same version changes nothing."""
    current = find_vigente(usuario.id, dada.proposito)
    if current is not None and current.version == dada.version:
        return current
    kept = Consentimiento(
        usuario_id=usuario.id,
        proposito=dada.proposito,
        version=dada.version,
        texto_hash=dada.texto_hash,
        idioma=dada.idioma,
        canal=dada.canal,
        dado_el=dada.dado_el,
    )
    db.session.add(kept)
    record(
        "identidad.dar_consentimiento",
        ("usuario", usuario.seudonimo),
        actor=usuario,
        datos={"proposito": dada.proposito, "version": dada.version},
    )
    return kept


def retirar_consentimiento(usuario: Usuario, proposito: Proposito) -> None:
    """Take a voluntary consent back; the proof that it was given stays."""
    if proposito not in VOLUNTARIOS:
        raise ConsentimientoNecesarioError
    current = find_vigente(usuario.id, proposito)
    if current is None:
        return
    current.retirado_el = now()
    record(
        "identidad.retirar_consentimiento",
        ("usuario", usuario.seudonimo),
        actor=usuario,
        datos={"proposito": proposito, "version": current.version},
    )


def acepta(usuario_id: int, proposito: Proposito) -> bool:
    """Return whether mail or use for this purpose is allowed today."""
    return find_vigente(usuario_id, proposito) is not None
