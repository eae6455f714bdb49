"""The certificate that signs the PDFs: files of the installation and nowhere else.

Its own, `certificado.p12` or `certificado.pem` (the chain, too) beside `clave.pem`; else
`desarrollo.pem`, made here, whose name says that it is worth nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from cryptography.x509.oid import NameOID

from plataforma.secretos import write_once

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

P12, CERTIFICADO, CLAVE, DESARROLLO = (
    "certificado.p12",
    "certificado.pem",
    "clave.pem",
    "desarrollo.pem",
)
_SUBJECT = "DESARROLLO / DESENVOLVIMENTO (sin valor / sem valor)"  # at most 64 letters
_LIFE = timedelta(days=5 * 365)


class Problema(StrEnum):
    FALTA = "falta"  # none was installed
    ILEGIBLE = "ilegible"  # a file is missing or damaged, the passphrase or the key is another one
    FUERA_DE_FECHA = "fuera_de_fecha"  # it expired, or begins later


class SinSelloError(RuntimeError):
    """Nothing can sign a PDF now. Its text holds no secret."""

    def __init__(self, problema: Problema, cause: str = "") -> None:
        super().__init__(f"{problema} {cause}".strip())
        self.problema = problema


@dataclass(frozen=True, kw_only=True, repr=False)
class Sello:
    clave: RSAPrivateKey | EllipticCurvePrivateKey
    certificado: x509.Certificate
    cadena: tuple[x509.Certificate, ...]
    de_desarrollo: bool

    @property
    def nombre(self) -> str:
        """Return the common name, which readers show as who signed."""
        subject = self.certificado.subject
        names = subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return str(names[0].value) if names else subject.rfc4514_string()

    @property
    def vence_el(self) -> datetime:
        return self.certificado.not_valid_after_utc


def load_seal(folder: Path, passphrase: str, *, at: datetime, development: bool) -> Sello:
    """Read what signs PDFs; without an own certificate, make the one of development once."""
    try:
        sello = _read(folder, passphrase, development_at=at if development else None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise SinSelloError(Problema.ILEGIBLE, type(error).__name__) from None
    if not sello.certificado.not_valid_before_utc <= at < sello.vence_el:
        raise SinSelloError(Problema.FUERA_DE_FECHA)
    return sello


def _read(folder: Path, passphrase: str, *, development_at: datetime | None) -> Sello:
    password = passphrase.encode() or None
    if (folder / P12).exists():
        bag = load_pkcs12((folder / P12).read_bytes(), password)
        found = [c.certificate for c in (bag.cert, *bag.additional_certs) if c]
        return _matched(bag.key, found)
    if (folder / CERTIFICADO).exists() or (folder / CLAVE).exists():
        return _from_pem(folder / CERTIFICADO, folder / CLAVE, password)
    if development_at is None:
        raise SinSelloError(Problema.FALTA)
    made = folder / DESARROLLO
    if not made.exists():
        write_once(made, _make_development(development_at))
    return _from_pem(made, made, None, de_desarrollo=True)


def _from_pem(
    certificates: Path, key: Path, password: bytes | None, *, de_desarrollo: bool = False
) -> Sello:
    pem = key.read_bytes()
    locked = b"ENCRYPTED" in pem  # a passphrase for a key that has none is an error
    private = _private(pem, password if locked else None)
    found = x509.load_pem_x509_certificates(certificates.read_bytes())
    return _matched(private, found, de_desarrollo=de_desarrollo)


@lru_cache(maxsize=2)
def _private(pem: bytes, password: bytes | None) -> PrivateKeyTypes:
    """Reading an RSA key proves it, which takes as long as ten signatures: once for each file."""
    return load_pem_private_key(pem, password)


def _matched(
    key: object, certificates: Sequence[x509.Certificate], *, de_desarrollo: bool = False
) -> Sello:
    """Find the certificate of the key among those of its chain, in whatever order they stand."""
    if not isinstance(key, RSAPrivateKey | EllipticCurvePrivateKey):
        raise TypeError("readers of PDF know RSA and elliptic curves")
    public = key.public_key()
    own = [c for c in certificates if c.public_key() == public]
    if not own:
        raise ValueError("no certificate of this key")
    chain = tuple(c for c in certificates if c != own[0])
    return Sello(clave=key, certificado=own[0], cadena=chain, de_desarrollo=de_desarrollo)


def _make_development(at: datetime) -> bytes:
    """Return a key and a certificate that it signed itself."""
    key = generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _SUBJECT)])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,  # non-repudiation
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))  # clocks differ
        .not_valid_after(at + _LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, SHA256())
    )
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return pem + certificate.public_bytes(Encoding.PEM)
