"""What a chamber issues is accepted by others under its own DID, and under no other one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cursos.avales.services import retirar
from cursos.emisores import firmantes
from cursos.insignias import emisor as secretaria
from cursos.insignias.firma import sign
from tests.cursos.emisores.conftest import conjunta, emisor, inscrita, otro
from tests.cursos.insignias.documentos import BASE, DID
from tests.factories.credenciales import make_aval, make_credencial, version_de
from tests.verificadores.otros import ACEPTADA, Rechazo, _answer, published, refused

if TYPE_CHECKING:
    from cursos.credenciales.models import Credencial
    from cursos.emisores.models import Emisor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient
    from tests.verificadores.otros import Otros, Sitio

__all__ = ["conjunta", "emisor", "inscrita", "otro"]
ISSUERS = [DID, f"{DID}:camaras:litoral", f"{DID}:camaras:serra"]


@pytest.fixture
def sitio(client: CheckingClient, conjunta: Credencial, otro: Emisor) -> Sitio:
    """What stands at our addresses: the keys of all, and the list of the chamber."""
    paths = ("/camaras/litoral/did.json", "/camaras/serra/did.json")
    return published(client, [conjunta]) | {BASE + p: _answer(client, p) for p in paths}


def ask(otros: Otros, documento: str, sitio: Sitio) -> Rechazo:
    answer = otros.send({"documento": documento, "sitio": sitio, "emisores": ISSUERS})
    return {name: answer[name]["refused"] for name in ACEPTADA}


def signed_by(other: Emisor | None, conjunta: Credencial, **changes: Any) -> str:
    document: dict[str, Any] = json.loads(conjunta.documento)
    del document["proof"]
    signed = sign(document, firmantes.llavero(other), created=conjunta.emitida_el)
    signed["proof"][0] |= changes
    return json.dumps(signed)


def test_a_chambers_credential_is_accepted_with_the_recognition_inside(
    otros: Otros, conjunta: Credencial, sitio: Sitio
) -> None:
    assert '"endorsement"' in conjunta.documento
    assert ask(otros, conjunta.documento, sitio) == ACEPTADA


def test_the_recognition_is_signed_by_the_secretariat_for_others_too(
    otros: Otros, conjunta: Credencial, sitio: Sitio
) -> None:
    """The schema at hand is of credentials, and an endorsement has no list: both say so."""
    (recognition,) = json.loads(conjunta.documento)["issuer"]["endorsement"]

    found = ask(otros, json.dumps(recognition), sitio)
    assert all("firma" not in checks and "emisor" not in checks for checks in found.values())
    recognition["credentialSubject"]["id"] = ISSUERS[2]
    assert all("firma" in checks for checks in ask(otros, json.dumps(recognition), sitio).values())


def test_one_that_carries_an_endorsement_is_accepted(
    otros: Otros, client: CheckingClient, conjunta: Credencial, ana: Usuario, sitio: Sitio
) -> None:
    make_aval(None, version_de(conjunta))
    new = make_credencial(ana, version_de(conjunta))

    assert new.documento.count('"endorsementComment"') == 2
    assert ask(otros, new.documento, sitio | published(client, [new])) == ACEPTADA


def test_a_withdrawn_endorsement_is_refused_and_what_carries_it_is_not(
    otros: Otros, client: CheckingClient, conjunta: Credencial, ana: Usuario, sitio: Sitio
) -> None:
    aval = make_aval(None, version_de(conjunta))
    new = make_credencial(ana, version_de(conjunta))
    retirar(aval, actor=ana)
    lista = f"/credenciales/estado/{aval.lista_estado}"
    sitio |= published(client, [new]) | {BASE + lista: _answer(client, lista)}

    assert all("estado" in checks for checks in ask(otros, aval.documento_es, sitio).values())
    assert ask(otros, new.documento, sitio) == ACEPTADA


@pytest.mark.parametrize("who", ["serra", "secretaria"])
def test_anothers_key_is_refused(
    otros: Otros, conjunta: Credencial, otro: Emisor, sitio: Sitio, who: str
) -> None:
    other = otro if who == "serra" else None

    assert ask(otros, signed_by(other, conjunta), sitio) == refused("firma")


def test_anothers_signature_under_the_chambers_key_is_refused(
    otros: Otros, conjunta: Credencial, otro: Emisor, sitio: Sitio
) -> None:
    method = secretaria.keys_of("litoral").metodo

    forged = signed_by(otro, conjunta, verificationMethod=method)
    assert ask(otros, forged, sitio) == refused("firma")


def test_a_changed_recognition_breaks_the_credential(
    otros: Otros, conjunta: Credencial, sitio: Sitio
) -> None:
    changed = conjunta.documento.replace("La Secretaría General de la ALADI reconoce", "Reconoce")

    assert changed != conjunta.documento
    assert ask(otros, changed, sitio) == refused("firma")
