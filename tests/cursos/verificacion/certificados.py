"""Certificates as an institution would install them, made for the test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from plataforma.clock import now

if TYPE_CHECKING:
    from pathlib import Path

NOMBRE = "Secretaría de Prueba"
FRASE = "frase-de-las-pruebas"


@dataclass(frozen=True)
class Institucion:
    """A key, its certificate and the authority that signed it."""

    clave: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
    certificado: x509.Certificate
    autoridad: x509.Certificate

    def write_pem(self, folder: Path, frase: str = "") -> None:
        folder.mkdir(parents=True)
        chain = (self.autoridad, self.certificado)  # the wrong way round: it must not matter
        pem = b"".join(c.public_bytes(Encoding.PEM) for c in chain)
        (folder / "certificado.pem").write_bytes(pem)
        key = self.clave.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, _locked(frase))
        (folder / "clave.pem").write_bytes(key)

    def write_p12(self, folder: Path, frase: str) -> None:
        folder.mkdir(parents=True)
        bag = pkcs12.serialize_key_and_certificates(
            b"firma", self.clave, self.certificado, [self.autoridad], _locked(frase)
        )
        (folder / "certificado.p12").write_bytes(bag)


def _locked(frase: str) -> KeySerializationEncryption:
    return BestAvailableEncryption(frase.encode()) if frase else NoEncryption()


def institucion(*, days: int = 365, curve: bool = False, desde: int = -1) -> Institucion:
    """Make one whose certificate ends in so many days."""
    root = ec.generate_private_key(ec.SECP256R1())
    key = (
        ec.generate_private_key(ec.SECP256R1()) if curve else rsa.generate_private_key(65537, 2048)
    )
    begin, end = now() + timedelta(days=desde), now() + timedelta(days=days)
    authority = _name("Autoridad de Prueba")

    def issued(
        name: x509.Name, public: rsa.RSAPublicKey | ec.EllipticCurvePublicKey
    ) -> x509.Certificate:
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(authority)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(begin)
            .not_valid_after(end)
            .sign(root, SHA256())
        )

    return Institucion(
        key, issued(_name(NOMBRE), key.public_key()), issued(authority, root.public_key())
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
