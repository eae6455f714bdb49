"""What a QR code carries: the facts, signed, whatever the names; and nobody else's word."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
import segno
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cursos.insignias.esenciales import CLAVE, DOMINIO, Esenciales, fragment, raw, short, signed

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

CODE = "k7q2mz4c5x3a8b9dn0pqrstuvw"
ADDRESS = f"https://escala.aladi.ejemplo.org/es/credenciales/{CODE}/#"
ANA = Esenciales(
    codigo=CODE,
    idioma="es",
    titular="Ana Benítez",
    credencial="Uso las preferencias",
    emitida=date(2027, 3, 12),
    vence=date(2030, 3, 12),
)
PRINTED = 38  # millimetres of the code on the certificate
SMALLEST = 0.33  # millimetres of a square that a cheap phone still tells apart


@pytest.fixture(scope="module")
def clave() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


def opened(text: str) -> tuple[bytes, bytes, bytes]:
    """Return signature, key and facts."""
    version, _dot, data = text.partition(".")
    assert version == "v1"
    sent = base64.urlsafe_b64decode(data + "=" * (-len(data) % 4))
    return sent[:64], sent[64 : 64 + CLAVE], sent[64 + CLAVE :]


def read(text: str, codigo: str, clave: Ed25519PublicKey) -> list[str]:
    """Check the signature and return the facts."""
    signature, _key, facts = opened(text)
    clave.verify(signature, signed(codigo, facts))
    return facts.decode().split("\n")


def test_the_facts_come_back_with_the_key_that_signed_them(clave: Ed25519PrivateKey) -> None:
    text = fragment(ANA, clave)

    facts = read(text, CODE, clave.public_key())
    assert facts == ["es", "20270312", "20300312", "Ana Benítez", "Uso las preferencias"]
    assert opened(text)[1] == raw(clave.public_key())[:4]


def test_what_does_not_expire_says_nothing_there(clave: Ed25519PrivateKey) -> None:
    facts = read(fragment(replace(ANA, vence=None), clave), CODE, clave.public_key())

    assert facts[2] == ""


@pytest.mark.parametrize(
    "titular",
    [
        "Ana\n20990101\nBenítez",
        "Ana\x00\u202e\u200bBenítez",
        "李明" * 40,
        "محمد الأمين",
        "Ana 😀 Benítez" * 20,
        "😀",
        "",
        "#v1.<script>&?%00",
        "\u0301" * 300,
    ],
)
def test_no_name_breaks_it(titular: str, clave: Ed25519PrivateKey) -> None:
    hostile = replace(ANA, titular=titular, credencial=titular, idioma="pt")

    text = fragment(hostile, clave)
    facts = read(text, CODE, clave.public_key())
    assert facts[:3] == ["pt", "20270312", "20300312"]
    assert facts[3] == facts[4] == (short(titular) or "—")
    assert text.isascii()


def test_a_long_name_is_cut_where_it_can_be_read(clave: Ed25519PrivateKey) -> None:
    assert short("Ñ" * 200) == "Ñ" * 58 + "…"
    assert short("李" * 60) == "李" * 39 + "…"
    assert short("Ana Benítez") == "Ana Benítez"


@pytest.mark.parametrize("place", [0, 40, 68, 70, 90])
def test_one_byte_changed_and_it_is_not_what_was_signed(
    place: int, clave: Ed25519PrivateKey
) -> None:
    signature, key, facts = opened(fragment(ANA, clave))
    sent = bytearray(signature + key + facts)
    sent[place] ^= 1

    with pytest.raises(InvalidSignature):
        clave.public_key().verify(bytes(sent[:64]), signed(CODE, bytes(sent[68:])))


def test_the_facts_of_one_credential_are_not_anothers(clave: Ed25519PrivateKey) -> None:
    with pytest.raises(InvalidSignature):
        read(fragment(ANA, clave), "z" * 26, clave.public_key())


def test_what_was_signed_is_no_document(clave: Ed25519PrivateKey) -> None:
    signature, _key, facts = opened(fragment(ANA, clave))

    assert signed(CODE, facts).startswith(DOMINIO)
    with pytest.raises(InvalidSignature):
        clave.public_key().verify(signature, facts)


@pytest.mark.parametrize("name", ["Ana Benítez", "Ñandú " * 30, "李" * 60, "W" * 200])
def test_the_squares_of_the_printed_code_stay_large(name: str, clave: Ed25519PrivateKey) -> None:
    text = ADDRESS + fragment(replace(ANA, titular=name, credencial=name), clave)
    squares = segno.make(text, error="q", micro=False).symbol_size(border=0)[0]

    assert PRINTED / squares >= SMALLEST
