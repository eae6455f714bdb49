"""Data Integrity proofs, cryptosuite eddsa-rdfc-2022 (W3C Recommendation). Pure functions.

The contexts are data of this package: the loader knows them and fetches nothing, ever.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidSignature

from cursos.insignias.multibase import from_multibase, to_multibase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from cursos.insignias.claves import Llavero

Document = dict[str, Any]

VC_CONTEXT = "https://www.w3.org/ns/credentials/v2"
OB_CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
SUITE = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022"}
_METHOD = re.compile(r'"verificationMethod": "([^"]+)"')
_FOLDER = Path(__file__).parent / "datos" / "contextos"
_FILES = {VC_CONTEXT: "credentials-v2.json", OB_CONTEXT: "open-badges-3.0.3.json"}


class FirmaInvalidaError(ValueError):
    """The document is not what its issuer signed. The text says why, for logs and tests."""


def timestamp(moment: datetime) -> str:
    """Return an aware UTC moment as the specifications write it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def sign(document: Document, llavero: Llavero, *, created: datetime) -> Document:
    """Return the document with one proof, in an array."""
    options: Document = {
        **SUITE,
        "created": timestamp(created),
        "verificationMethod": llavero.metodo,
        "proofPurpose": "assertionMethod",
    }
    signature = llavero.privada.sign(_hash_data(document, options))
    return {**document, "proof": [{**options, "proofValue": to_multibase(signature)}]}


def verify(document: Document, keys: Mapping[str, Ed25519PublicKey]) -> None:
    """Raise FirmaInvalidaError unless one of `keys` (by absolute id) signed all of the document."""
    proof, unsigned = _split(document)
    issuer = unsigned.get("issuer")
    issuer = issuer.get("id") if isinstance(issuer, dict) else issuer
    method = proof.get("verificationMethod")
    if not isinstance(method, str) or method.partition("#")[0] != issuer:
        msg = "the key is not the issuer's"
        raise FirmaInvalidaError(msg)
    if method not in keys:
        msg = "unknown key"
        raise FirmaInvalidaError(msg)
    value = proof.pop("proofValue", "")
    if {key: proof.get(key) for key in SUITE} != SUITE:
        msg = "unknown cryptosuite"
        raise FirmaInvalidaError(msg)
    if proof.get("proofPurpose") != "assertionMethod":
        msg = "wrong purpose"
        raise FirmaInvalidaError(msg)
    signed = _hash_data(unsigned, proof)
    try:
        keys[method].verify(from_multibase(value), signed)
    except (InvalidSignature, ValueError, TypeError, AttributeError) as error:
        msg = "the signature does not match"
        raise FirmaInvalidaError(msg) from error


def methods_in(documento: str) -> set[str]:
    """Return the keys that a document of ours names, those of what it carries too."""
    return set(_METHOD.findall(documento))


def _split(document: Document) -> tuple[Document, Document]:
    """Return a copy of the only proof, and the document without it."""
    unsigned = dict(document)
    proof = unsigned.pop("proof", None)
    if isinstance(proof, list) and len(proof) == 1:
        proof = proof[0]
    if not isinstance(proof, dict):
        msg = "one proof expected"
        raise FirmaInvalidaError(msg)
    return dict(proof), unsigned


def _hash_data(unsigned: Document, options: Document) -> bytes:
    """Return what is signed: hash of the proof's options, then hash of the document."""
    config = {"@context": unsigned.get("@context"), **options}
    return b"".join(hashlib.sha256(_canonical(d).encode()).digest() for d in (config, unsigned))


def _canonical(document: Document) -> str:
    """Return RDFC-1.0 N-Quads; refuses properties that the contexts do not define."""
    from pyld import jsonld  # it brings an HTTP client: no start waits for that

    options = {"documentLoader": _load_context}
    try:
        processor = jsonld.JsonLdProcessor(on_property_dropped=_refuse_property)
        expanded = processor.expand(document, options)
        return str(
            processor.normalize(
                expanded,
                # PyLD's own default is the older URGNA2012: always name the algorithm.
                {**options, "algorithm": "URDNA2015", "format": "application/n-quads"},
            )
        )
    except jsonld.JsonLdError as error:
        msg = f"not valid JSON-LD: {error}"
        raise FirmaInvalidaError(msg) from error


def _refuse_property(name: object) -> None:
    """Refuse what would be left out of the signature: anybody could change it later."""
    msg = f"{name!r} is in no context"
    raise FirmaInvalidaError(msg)


def _load_context(url: str, _options: Document) -> Document:
    """Closed document loader: the contexts of this package, or an error."""
    if url not in _FILES:
        msg = f"context {url!r} is not bundled"
        raise FirmaInvalidaError(msg)
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": _context(url),
    }


@cache
def _context(url: str) -> Document:
    document: Document = json.loads((_FOLDER / _FILES[url]).read_text(encoding="utf-8"))
    return document
