"""Against a signature that others made: the example of the W3C Recommendation, value for value."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cursos.insignias import firma
from cursos.insignias.claves import Llavero
from cursos.insignias.firma import FirmaInvalidaError, sign, verify
from cursos.insignias.multibase import from_multibase

if TYPE_CHECKING:
    from cursos.insignias.firma import Document

FOLDER = Path(__file__).parent / "vectores"
EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"
CREATED = datetime(2023, 2, 24, 23, 36, 38, tzinfo=UTC)


def read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return found


@pytest.fixture
def theirs(monkeypatch: pytest.MonkeyPatch) -> Document:
    """What they signed; the context of their example is known for once."""
    files = {**firma._FILES, EXAMPLES: str(FOLDER / "ejemplos-v2.json")}
    monkeypatch.setattr(firma, "_FILES", files)
    return read("firmado.json")


@pytest.fixture
def their_keys() -> Llavero:
    pair = read("claves.json")
    raw = from_multibase(pair["privateKeyMultibase"]).removeprefix(b"\x80\x26")
    private = Ed25519PrivateKey.from_private_bytes(raw)
    return Llavero(f"did:key:{pair['publicKeyMultibase']}", private, (private.public_key(),))


def test_we_sign_their_document_with_their_very_signature(
    theirs: Document, their_keys: Llavero
) -> None:
    unsigned = {key: value for key, value in theirs.items() if key != "proof"}
    (ours,) = sign(unsigned, their_keys, created=CREATED)["proof"]

    assert ours == theirs["proof"]


def test_we_accept_what_they_signed_but_for_whose_key_it_is(
    theirs: Document, their_keys: Llavero
) -> None:
    with pytest.raises(FirmaInvalidaError, match="not the issuer's"):
        verify(theirs, their_keys.by_method())
    proof = theirs["proof"]
    unsigned = {key: value for key, value in theirs.items() if key != "proof"}
    options = {key: value for key, value in proof.items() if key != "proofValue"}
    signed = firma._hash_data(unsigned, options)

    their_keys.publicas[0].verify(from_multibase(proof["proofValue"]), signed)
