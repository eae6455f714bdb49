"""Who issues and under which addresses: the installation's settings and keys, read here only."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import current_app

from cursos.insignias.claves import Llavero, SinClaveError, by_method, list_keys, load_keys
from cursos.insignias.esenciales import fragment
from cursos.insignias.open_badges import Emisor, did_from_url
from cursos.insignias.sello import Sello, load_seal
from plataforma.clock import now
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )

    from config import Settings
    from cursos.insignias.esenciales import Esenciales

NOMBRE = TextoBilingue(es="Secretaría General de la ALADI", pt="Secretaria-Geral da ALADI")


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings


def current_keys() -> Llavero:
    """Return the keys in force; read each time, so that a rotation needs no restart."""
    return keys_of()


def current_seal() -> Sello:
    """Return what signs the PDF certificates today; raise SinSelloError when nothing can.

    In production nothing is made up: a real certificate with a worthless signature says less
    than one without.
    """
    settings = _settings()
    return load_seal(
        settings.instance_dir / "claves" / "pdf",
        settings.pdf_passphrase,
        at=now(),
        development=not settings.is_production,
    )


def did_of(slug: str = "") -> str:
    """Return the did:web of a chamber, that resolves to /camaras/<slug>/did.json.

    Without slug, that of the Secretariat.
    """
    own = did_from_url(_settings().base_url)
    return f"{own}:camaras:{slug}" if slug else own


def keys_folder(slug: str = "") -> Path:
    """Return where the keys of a chamber stand; without slug, those of the Secretariat."""
    keys = _settings().instance_dir / "claves"
    return keys / "camaras" / slug if slug else keys / "credenciales"


def keys_of(slug: str = "") -> Llavero:
    return load_keys(keys_folder(slug), did_of(slug))


def published_keys(slug: str = "") -> dict[str, Ed25519PublicKey]:
    """Return what an issuer publishes, by absolute id, whether or not it can sign today."""
    kept = list_keys(keys_folder(slug))
    if not kept:
        msg = f"no key in {keys_folder(slug)}: see docs/credenciales.md"
        raise SinClaveError(msg)
    return by_method(did_of(slug), (one.publica for one in kept))


def current_issuer(idioma: str) -> Emisor:
    base = _settings().base_url
    return Emisor(did=did_from_url(base), nombre=NOMBRE.en(idioma), url=f"{base}/{idioma}/")


def platform_name() -> str:
    return _settings().nombre


def host_name() -> str:
    return urlsplit(_settings().base_url).hostname or ""


def course_url(slug: str, idioma: str) -> str:
    return f"{_settings().base_url}/{idioma}/cursos/{slug}/"


def achievement_url(codigo: str, idioma: str) -> str:
    """Return the page of an achievement that no course grants."""
    return f"{_settings().base_url}/{idioma}/diplomas/{codigo.lower()}/"


def verification_url(codigo: str, idioma: str) -> str:
    return f"{_settings().base_url}/{idioma}/credenciales/{codigo}/"


def offline_url(esenciales: Esenciales, clave: Ed25519PrivateKey) -> str:
    """Return the public address with the signed facts, which no browser sends to a server."""
    signed = fragment(esenciales, clave)
    return f"{verification_url(esenciales.codigo, esenciales.idioma)}#{signed}"


def document_url(codigo: str) -> str:
    return f"{_settings().base_url}/credenciales/{codigo}.json"


def pdf_url(codigo: str) -> str:
    return f"{_settings().base_url}/credenciales/{codigo}.pdf"


def keys_url(slug: str = "") -> str:
    """Return what the DID of a chamber resolves to; without slug, that of the Secretariat."""
    return f"{_settings().base_url}/{f'camaras/{slug}' if slug else '.well-known'}/did.json"


def recognition_url(slug: str, idioma: str) -> str:
    return f"{_settings().base_url}/camaras/{slug}/reconocimiento-{idioma}.json"


def endorsement_url(codigo: str, idioma: str) -> str:
    return f"{_settings().base_url}/avales/{codigo}-{idioma}.json"


def status_list_url(number: int) -> str:
    return f"{_settings().base_url}/credenciales/estado/{number}"
