"""The documents: what Open Badges 3.0 asks for, and nothing that strict verifiers refuse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cursos.insignias import lista_estado
from cursos.insignias.firma import FirmaInvalidaError, sign, verify
from cursos.insignias.open_badges import build_status_list, did_document, did_from_url

from .documentos import (
    COMPETENCIA,
    DID,
    EMISOR,
    ESTADO,
    EVIDENCIA,
    LOGRO,
    MOMENTO,
    TWIN,
    credential,
    make_keys,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_credential_names_holder_achievement_issuer_and_dates() -> None:
    document = credential()
    subject = document["credentialSubject"]

    assert document["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert document["issuer"]["id"] == DID
    assert document["validFrom"] == "2027-03-12T15:00:00Z"
    assert document["validUntil"] == "2030-03-12T15:00:00Z"
    assert subject["identifier"][0]["identityHash"] == "Ana Pérez"
    assert subject["achievement"]["humanCode"] == "C2"
    assert subject["achievement"]["inLanguage"] == "es"


def test_a_credential_that_does_not_expire_has_no_end() -> None:
    assert "validUntil" not in credential(vence_el=None)


def test_the_status_entry_is_one_object_and_its_index_a_string() -> None:
    status = credential()["credentialStatus"]

    assert status["statusListIndex"] == "94567"
    assert status["statusListCredential"] == ESTADO.lista_url


@pytest.mark.parametrize(("horas", "written"), [(6.0, "6"), (5.5, "5.5"), (12, "12")])
def test_whole_hours_are_written_without_decimals(horas: float, written: str) -> None:
    document = credential(replace(LOGRO, horas=horas))

    assert str(document["credentialSubject"]["achievement"]["creditsAvailable"]) == written


def test_level_competences_twin_and_evidence_are_signed(tmp_path: Path) -> None:
    keys = make_keys(tmp_path, DID)
    full = replace(LOGRO, nivel="Intermedio", competencias=[COMPETENCIA], gemelo=(TWIN, "pt"))
    signed = sign(credential(full, evidencias=[EVIDENCIA]), keys, created=MOMENTO)
    achievement = signed["credentialSubject"]["achievement"]

    verify(signed, keys.by_method())
    assert achievement["tag"] == ["Intermedio"]
    assert achievement["alignment"][0]["targetUrl"] == COMPETENCIA.url
    assert achievement["related"] == [{"id": TWIN, "type": ["Related"], "inLanguage": "pt"}]
    assert signed["evidence"][0]["id"] == EVIDENCIA.url
    achievement["alignment"][0]["targetName"] = "Otra cosa"
    with pytest.raises(FirmaInvalidaError):
        verify(signed, keys.by_method())


def test_evidence_that_nobody_may_see_has_no_address() -> None:
    (shown,) = credential(evidencias=[replace(EVIDENCIA, url="")])["evidence"]

    assert "id" not in shown
    assert shown["type"] == ["Evidence"]


def test_controls_and_direction_marks_never_reach_the_document() -> None:
    document = credential(titular="\u202eAna\x0b\n  Pérez\x00")

    assert document["credentialSubject"]["identifier"][0]["identityHash"] == "Ana Pérez"


@pytest.mark.parametrize(
    ("url", "did"),
    [
        ("http://127.0.0.1:5000", "did:web:127.0.0.1%3A5000"),
        ("https://escala.aladi.org", "did:web:escala.aladi.org"),
        ("https://ESCALA.test/", "did:web:escala.test"),
    ],
)
def test_the_did_follows_the_public_address(url: str, did: str) -> None:
    assert did_from_url(url) == did


def test_the_did_document_lists_its_methods_as_absolute_strings(tmp_path: Path) -> None:
    keys = make_keys(tmp_path, DID)
    document = did_document(DID, keys.by_method())

    assert document["id"] == DID
    assert document["assertionMethod"] == [keys.metodo]
    assert document["verificationMethod"][0]["id"] == keys.metodo
    assert document["verificationMethod"][0]["controller"] == DID


def test_the_status_list_is_a_signed_credential(tmp_path: Path) -> None:
    keys = make_keys(tmp_path, DID)
    document = build_status_list(
        EMISOR,
        ESTADO.lista_url,
        proposito="revocation",
        encoded=lista_estado.encode([7]),
        valid_from=MOMENTO,
    )

    verify(sign(document, keys, created=MOMENTO), keys.by_method())


def test_the_list_is_long_enough_and_marks_only_what_was_asked() -> None:
    encoded = lista_estado.encode([0, 7, 94567, lista_estado.SIZE - 1])

    assert lista_estado.SIZE >= 131_072
    assert [n for n in range(10) if lista_estado.is_set(encoded, n)] == [0, 7]
    assert lista_estado.is_set(encoded, 94567)
    assert lista_estado.is_set(encoded, lista_estado.SIZE - 1)


def test_the_first_bit_is_the_most_significant() -> None:
    # Example of the specification: an empty list of 16 KB begins like this.
    assert lista_estado.encode([]).startswith("uH4sIAAAAAAA")


@pytest.mark.parametrize("position", [-1, lista_estado.SIZE])
def test_a_position_outside_the_list_is_refused(position: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        lista_estado.encode([position])
