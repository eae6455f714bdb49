"""Signing keys. The private ones live in files of the installation and nowhere else.

`clave-1.pem`, `clave-2.pem` …: the highest number that holds a private key signs; all are
published, so that what older ones signed goes on verifying. A retired key may be kept as its
public half only. Reading makes none: a folder that was not restored must not become another
issuer unnoticed.
"""

from __future__ import annotations

import hashlib
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from cursos.insignias.multibase import to_multibase
from plataforma.secretos import write_once

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

log = logging.getLogger(__name__)
_NAME = re.compile(r"clave-(\d+)\.pem")
_ED25519_PUB = b"\xed\x01"  # multicodec prefix of an Ed25519 public key


class SinClaveError(RuntimeError):
    """The key that is asked for is not in the folder, or cannot be read."""


class ClaveEnUsoError(RuntimeError):
    """It signs: its successor comes first."""


@dataclass(frozen=True)
class ClaveGuardada:
    """One key of the folder, by its public half."""

    numero: int
    publica: Ed25519PublicKey
    privada: bool  # whether its private half is here, too
    firma: bool

    @property
    def huella(self) -> str:
        """Return what two people read to one another: SHA-256 of the public key, in part."""
        digest = hashlib.sha256(self.publica.public_bytes(Encoding.Raw, PublicFormat.Raw))
        text = digest.hexdigest()[:32]
        return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


@dataclass(frozen=True, repr=False)
class Llavero:
    """The keys of one issuer: `did` names it, `privada` signs, `publicas` verify."""

    did: str
    privada: Ed25519PrivateKey
    publicas: tuple[Ed25519PublicKey, ...]

    @property
    def metodo(self) -> str:
        """Absolute id of the verification method in use."""
        return f"{self.did}#{key_name(self.privada.public_key())}"

    def by_method(self) -> dict[str, Ed25519PublicKey]:
        """Return each published key by its absolute id."""
        return by_method(self.did, self.publicas)


def key_name(key: Ed25519PublicKey) -> str:
    """Return the key in multibase (z6Mk…), which is also its name in the DID document."""
    return to_multibase(_ED25519_PUB + key.public_bytes(Encoding.Raw, PublicFormat.Raw))


def by_method(did: str, keys: Iterable[Ed25519PublicKey]) -> dict[str, Ed25519PublicKey]:
    """Return the keys of an issuer by their absolute ids."""
    return {f"{did}#{key_name(key)}": key for key in keys}


def load_keys(folder: Path, did: str) -> Llavero:
    """Read the keys of `folder`; SinClaveError when none of them can sign."""
    read = _readable(folder)
    privada = next((private for _number, private, _public in reversed(read) if private), None)
    if privada is None:
        msg = (
            f"no key to sign with in {folder}: restore the copy of instance/claves, or else "
            "begin anew with `flask claves rotar`; see docs/credenciales.md"
        )
        raise SinClaveError(msg)
    return Llavero(did, privada, tuple(public for _number, _private, public in read))


def make_first_key(folder: Path) -> None:
    """Write the first key where there is none; of two processes at once, one wins."""
    if not _numbered(folder):
        _write(folder, 1)


def add_key(folder: Path) -> Path:
    """Write a new private key under the next number."""
    return _write(folder, max((number for number, _path in _numbered(folder)), default=0) + 1)


def _write(folder: Path, number: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"clave-{number}.pem"
    private = Ed25519PrivateKey.generate()
    write_once(path, private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return path


def list_keys(folder: Path) -> list[ClaveGuardada]:
    """Return what stands in the folder, the oldest first."""
    read = _readable(folder)
    signing = max((number for number, private, _public in read if private), default=0)
    return [
        ClaveGuardada(number, public, private is not None, number == signing)
        for number, private, public in read
    ]


def retire_key(folder: Path, number: int) -> ClaveGuardada:
    """Keep only the public half of a key that does not sign any more."""
    kept = _find(folder, number)
    if kept.firma:
        raise ClaveEnUsoError(str(number))
    aside = folder / f".publica-{number}"
    aside.unlink(missing_ok=True)
    write_once(aside, kept.publica.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    aside.replace(folder / f"clave-{number}.pem")
    return kept


def remove_key(folder: Path, number: int) -> ClaveGuardada:
    """Take out a key that others have, too: nothing that it signed verifies any more.

    When it is the one that signs, its successor is made first.
    """
    kept = _find(folder, number)
    if kept.firma:
        add_key(folder)
    (folder / f"clave-{number}.pem").unlink()
    return kept


def _find(folder: Path, number: int) -> ClaveGuardada:
    found = next((k for k in list_keys(folder) if k.numero == number), None)
    if found is None:
        msg = f"clave-{number}.pem is not in {folder}"
        raise SinClaveError(msg)
    return found


def _numbered(folder: Path) -> list[tuple[int, Path]]:
    if not folder.exists():
        return []
    return sorted((int(m[1]), p) for p in folder.iterdir() if (m := _NAME.fullmatch(p.name)))


def _readable(folder: Path) -> list[tuple[int, Ed25519PrivateKey | None, Ed25519PublicKey]]:
    """Return what can be read; one bad file must not silence what stands beside it."""
    read = []
    try:
        for number, path in _numbered(folder):
            try:
                read.append((number, *_read(path)))
            except SinClaveError as error:
                log.error("%s: %s", path, error)  # noqa: TRY400 — says it all
    except OSError as error:
        log.error("the keys cannot be read: %s", error)  # noqa: TRY400 — says it all
    return read


def _read(path: Path) -> tuple[Ed25519PrivateKey | None, Ed25519PublicKey]:
    """SinClaveError: no Ed25519 key. The cause is left out: it might quote what it read."""
    try:
        pem = path.read_bytes()
        if b"PRIVATE KEY" in pem:
            private = load_pem_private_key(pem, password=None)
            if isinstance(private, Ed25519PrivateKey):
                return private, private.public_key()
        else:
            public = load_pem_public_key(pem)
            if isinstance(public, Ed25519PublicKey):
                return None, public
    except (OSError, TypeError, ValueError, UnsupportedAlgorithm) as error:
        msg = f"{path.name} cannot be read ({type(error).__name__})"
        raise SinClaveError(msg) from None
    msg = f"{path.name} is not an Ed25519 key"
    raise SinClaveError(msg)
