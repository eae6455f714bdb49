"""One byte changed, another issuer, a key of somebody else: both verifiers refuse."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from cursos.insignias import emisor
from cursos.insignias.firma import sign
from cursos.insignias.open_badges import did_document
from tests.cursos.insignias.documentos import BASE, DID, make_keys
from tests.cursos.insignias.test_firma import _leaves
from tests.verificadores.otros import ACEPTADA, DID_URL, page, refused

if TYPE_CHECKING:
    from pathlib import Path

    from cursos.credenciales.models import Credencial
    from cursos.insignias.claves import Llavero
    from tests.verificadores.otros import Firmar, Otros, Sitio

OTHER_DID = "did:web:otra.test"
OTHER_URL = "https://otra.test/.well-known/did.json"
# Where a forger would begin: who, what, when, how long, in which language, where it is refused.
ONE_BYTE = {
    "name": ("Ana Ben", "Ano Ben"),
    "achievement": ("Uso las preferencias", "Uso las preferenciaz"),
    "hours": ('"creditsAvailable": 5.5', '"creditsAvailable": 9.5'),
    "language": ('"inLanguage": "es"', '"inLanguage": "en"'),
    "day": ('"validFrom": "2', '"validFrom": "1'),
    "end": ('"validUntil": "2', '"validUntil": "3'),
    "issuer's name": ("Secretaría", "Secretarîa"),
    "list": ('"statusListCredential": "http', '"statusListCredential": "htto'),
    "moment": ('"created": "2', '"created": "1'),
    "signature": ('"proofValue": "z', '"proofValue": "y'),
    "cryptosuite": ("eddsa-rdfc-2022", "eddsa-rdfc-2023"),
    "purpose": ("assertionMethod", "assertionMethoe"),
    "context": ("context-3.0.3.json", "context-3.0.2.json"),
    "key": ("#z6Mk", "#z6Ml"),
}


@pytest.fixture
def ajenas(tmp_path: Path) -> Llavero:
    """The keys of another issuer."""
    return make_keys(tmp_path / "ajenas", OTHER_DID)


def unsigned(credencial: Credencial) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(credencial.documento)
    del document["proof"]
    return document


@pytest.mark.parametrize("what", ONE_BYTE)
def test_one_byte_less_true_is_refused(
    otros: Otros, sitio: Sitio, credencial: Credencial, what: str
) -> None:
    old, new = ONE_BYTE[what]
    altered = credencial.documento.replace(old, new, 1)

    assert altered != credencial.documento
    assert otros.ask(altered, sitio) == refused("firma")


def test_any_byte_that_changes_is_refused(
    otros: Otros, sitio: Sitio, credencial: Credencial
) -> None:
    intact = credencial.documento.encode()
    for place in range(7, len(intact), 53):
        altered = bytearray(intact)
        altered[place] ^= 1
        assert not otros.accept(altered.decode(errors="replace"), sitio), place
    assert otros.accept(intact.decode(), sitio) == [*ACEPTADA]


def test_every_single_value_is_covered(otros: Otros, sitio: Sitio, credencial: Credencial) -> None:
    signed = json.loads(credencial.documento)
    for path in _leaves(signed):
        altered = copy.deepcopy(signed)
        node: Any = altered
        for step in path[:-1]:
            node = node[step]
        value = node[path[-1]]
        node[path[-1]] = f"{value}x" if isinstance(value, str) else not value
        assert otros.ask(json.dumps(altered), sitio) == refused("firma"), path


def test_an_added_line_is_refused(otros: Otros, sitio: Sitio, credencial: Credencial) -> None:
    document = json.loads(credencial.documento)

    assert otros.ask(json.dumps({**document, "nota": "10"}), sitio) == refused("firma")


def test_a_signature_of_another_credential_is_refused(
    otros: Otros, sitio: Sitio, credencial: Credencial, firmar: Firmar
) -> None:
    document = {**unsigned(credencial), "proof": json.loads(firmar())["proof"]}

    assert otros.ask(json.dumps(document), sitio) == refused("firma")


def test_our_name_over_the_signature_of_another_is_refused(
    otros: Otros, sitio: Sitio, credencial: Credencial, ajenas: Llavero
) -> None:
    forged = sign(unsigned(credencial), ajenas, created=credencial.emitida_el)
    sitio[OTHER_URL] = page(did_document(ajenas.did, ajenas.by_method()))

    assert otros.ask(json.dumps(forged), sitio) == refused("firma")


def test_a_key_of_another_that_says_we_control_it_is_refused(
    otros: Otros, sitio: Sitio, credencial: Credencial, ajenas: Llavero
) -> None:
    forged = sign(unsigned(credencial), ajenas, created=credencial.emitida_el)
    lying = did_document(ajenas.did, ajenas.by_method())
    lying["verificationMethod"][0]["controller"] = DID
    sitio[OTHER_URL] = page(lying)

    assert otros.ask(json.dumps(forged), sitio) == refused("firma")


def test_a_key_under_our_name_that_we_never_published_is_refused(
    otros: Otros, sitio: Sitio, credencial: Credencial, tmp_path: Path
) -> None:
    invented = make_keys(tmp_path / "inventadas", DID)
    forged = sign(unsigned(credencial), invented, created=credencial.emitida_el)

    assert otros.ask(json.dumps(forged), sitio) == refused("firma")


def test_our_credential_with_another_issuer_written_in_is_refused(
    otros: Otros, sitio: Sitio, credencial: Credencial, ajenas: Llavero
) -> None:
    sitio[OTHER_URL] = page(did_document(ajenas.did, ajenas.by_method()))
    altered = credencial.documento.replace(f'"id": "{DID}"', f'"id": "{OTHER_DID}"', 1)

    assert altered != credencial.documento
    assert otros.ask(altered, sitio) == refused("firma")


def test_another_issuer_that_copies_ours_and_signs_it_is_not_taken_for_us(
    otros: Otros, sitio: Sitio, credencial: Credencial, ajenas: Llavero
) -> None:
    document = unsigned(credencial)
    document["issuer"]["id"] = OTHER_DID
    copied = sign(document, ajenas, created=credencial.emitida_el)
    sitio[OTHER_URL] = page(did_document(ajenas.did, ajenas.by_method()))
    answer = otros.ask(json.dumps(copied), sitio)

    # Signed it is, by the other. One sees that the list of states is not theirs; the second that
    # they are not among the issuers that it was told to trust.
    assert answer == {"bazaar": ["estado"], "core": ["emisor"]}


def test_a_did_document_of_somebody_else_at_our_address_is_refused(
    otros: Otros, sitio: Sitio, credencial: Credencial, ajenas: Llavero
) -> None:
    sitio[DID_URL] = page(did_document(ajenas.did, ajenas.by_method()))

    assert otros.ask(credencial.documento, sitio) == refused("firma")


def test_without_our_keys_nothing_is_accepted(
    otros: Otros, sitio: Sitio, credencial: Credencial
) -> None:
    del sitio[DID_URL]

    assert otros.ask(credencial.documento, sitio) == refused("firma")


def test_a_context_that_nobody_knows_is_refused(
    otros: Otros, sitio: Sitio, credencial: Credencial
) -> None:
    document = unsigned(credencial)
    document["@context"].append(f"{BASE}/contexto.json")
    altered = {**document, "proof": json.loads(credencial.documento)["proof"]}

    assert otros.ask(json.dumps(altered), sitio) == refused("firma")


def test_the_keys_are_those_that_sign(credencial: Credencial) -> None:
    (proof,) = json.loads(credencial.documento)["proof"]

    assert proof["verificationMethod"] == emisor.current_keys().metodo
