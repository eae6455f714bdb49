"""Signing and verifying: any altered byte, foreign key or unknown word is refused."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from cursos.insignias.claves import Llavero, add_key
from cursos.insignias.firma import Document, FirmaInvalidaError, sign, verify

from .documentos import DID, LOGRO, MOMENTO, credential, make_keys

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = [
    'Ana "Peña" <b>&amp;</b> ]]> #$\\ {{7*7}}',
    "Ana\x00\x0b\x1c\x7f\x85Pérez",
    "Zoë 😀👩🏽‍🌾 李明",
    "\u202eolraC\u202c محمد",
    "\ud800Ana\ufffe",
    "x" * 5_000,
    "null",
]


@pytest.fixture
def keys(tmp_path: Path) -> Llavero:
    return make_keys(tmp_path / "claves", DID)


@pytest.fixture
def signed(keys: Llavero) -> Document:
    return sign(credential(), keys, created=MOMENTO)


def _leaves(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = node.items() if isinstance(node, dict) else enumerate(node)
    found: list[tuple[Any, ...]] = []
    for key, value in items:
        here = (*path, key)
        found += _leaves(value, here) if isinstance(value, dict | list) else [here]
    return found


def test_what_was_signed_verifies_after_a_round_trip(signed: Document, keys: Llavero) -> None:
    verify(json.loads(json.dumps(signed)), keys.by_method())


def test_the_proof_is_an_array_of_one_eddsa_rdfc_2022(signed: Document, keys: Llavero) -> None:
    (proof,) = signed["proof"]

    assert proof["cryptosuite"] == "eddsa-rdfc-2022"
    assert proof["verificationMethod"] == keys.metodo
    assert proof["created"] == "2027-03-12T15:00:00Z"


def test_the_same_document_has_the_same_signature(signed: Document, keys: Llavero) -> None:
    assert sign(credential(), keys, created=MOMENTO) == signed


def test_every_single_value_is_covered_by_the_signature(signed: Document, keys: Llavero) -> None:
    for path in _leaves(signed):
        altered = copy.deepcopy(signed)
        node: Any = altered
        for step in path[:-1]:
            node = node[step]
        value = node[path[-1]]
        node[path[-1]] = f"{value}x" if isinstance(value, str) else not value
        with pytest.raises(FirmaInvalidaError):
            verify(altered, keys.by_method())


def test_an_added_property_is_refused(signed: Document, keys: Llavero) -> None:
    with pytest.raises(FirmaInvalidaError, match="in no context"):
        verify({**signed, "nota": "10"}, keys.by_method())


def test_a_property_that_no_context_defines_is_never_signed(keys: Llavero) -> None:
    with pytest.raises(FirmaInvalidaError, match="in no context"):
        sign({**credential(), "promedio": "10"}, keys, created=MOMENTO)


def test_a_context_that_is_not_bundled_is_not_fetched(signed: Document, keys: Llavero) -> None:
    altered = {**signed, "@context": [*signed["@context"], "https://example.org/v1"]}

    with pytest.raises(FirmaInvalidaError):
        verify(altered, keys.by_method())


def test_a_key_of_another_installation_is_refused(keys: Llavero, tmp_path: Path) -> None:
    foreign = make_keys(tmp_path / "otra", DID)

    with pytest.raises(FirmaInvalidaError, match="unknown key"):
        verify(sign(credential(), foreign, created=MOMENTO), keys.by_method())


def test_a_known_key_that_is_not_the_issuers_is_refused(tmp_path: Path) -> None:
    other = make_keys(tmp_path / "otra", "did:web:otra.test")

    with pytest.raises(FirmaInvalidaError, match="not the issuer's"):
        verify(sign(credential(), other, created=MOMENTO), other.by_method())


def test_the_wrong_key_under_the_right_name_is_refused(
    signed: Document, keys: Llavero, tmp_path: Path
) -> None:
    foreign = make_keys(tmp_path / "otra", DID)

    with pytest.raises(FirmaInvalidaError, match="does not match"):
        verify(signed, {keys.metodo: foreign.publicas[0]})


@pytest.mark.parametrize("proof", [None, [], [{}, {}], "z", [{"proofValue": "z1"}]])
def test_a_missing_or_odd_proof_is_refused(signed: Document, keys: Llavero, proof: object) -> None:
    with pytest.raises(FirmaInvalidaError):
        verify({**signed, "proof": proof}, keys.by_method())


@pytest.mark.parametrize("titular", HOSTILE)
def test_hostile_names_still_give_a_credential_that_verifies(keys: Llavero, titular: str) -> None:
    document = sign(credential(titular=titular), keys, created=MOMENTO)

    wire = json.dumps(document, ensure_ascii=False).encode("utf-8")
    verify(json.loads(wire), keys.by_method())


def test_what_an_old_key_signed_verifies_after_rotation(tmp_path: Path) -> None:
    document = sign(credential(LOGRO), make_keys(tmp_path, DID), created=MOMENTO)
    add_key(tmp_path)

    verify(document, make_keys(tmp_path, DID).by_method())
