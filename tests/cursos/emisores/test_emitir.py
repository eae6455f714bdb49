"""What is earned in the cohort of a chamber that may issue is issued by the chamber."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from cursos.cohortes.models import EstadoParticipante
from cursos.credenciales import vida
from cursos.emisores import firmantes, services
from cursos.emisores.queries import claves_publicadas, publicados
from cursos.insignias import emisor as secretaria
from cursos.insignias.firma import FirmaInvalidaError, sign, verify
from cursos.insignias.open_badges import did_from_url
from cursos.verificacion.estado import status_list
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from tests.factories.cohortes import make_cohorte, make_inscrito
from tests.factories.credenciales import make_credencial

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.cohortes.models import Participante
    from cursos.credenciales.models import Credencial
    from cursos.emisores.models import Emisor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LITORAL = "did:web:127.0.0.1%3A5000:camaras:litoral"
SERRA = "did:web:127.0.0.1%3A5000:camaras:serra"
NOMBRE = "Cámara de Exportadores del Litoral, con la Secretaría General de la ALADI"


def read(credencial: Credencial) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(credencial.documento)
    return found


def test_the_chamber_of_the_cohort_issues_and_signs(conjunta: Credencial, emisor: Emisor) -> None:
    document = read(conjunta)

    assert conjunta.emisor == emisor
    assert document["issuer"]["id"] == LITORAL
    assert document["issuer"]["name"] == "Cámara de Exportadores del Litoral"
    verify(document, secretaria.keys_of("litoral").by_method())


def test_the_recognition_travels_inside_signed_by_the_secretariat(conjunta: Credencial) -> None:
    (recognition,) = read(conjunta)["issuer"]["endorsement"]

    assert recognition["type"] == ["VerifiableCredential", "EndorsementCredential"]
    assert recognition["credentialSubject"]["id"] == LITORAL
    assert recognition["issuer"]["id"] == secretaria.did_of()
    verify(recognition, secretaria.current_keys().by_method())


def test_the_chamber_signs_the_recognition_along(conjunta: Credencial) -> None:
    document = read(conjunta)
    del document["issuer"]["endorsement"]

    with pytest.raises(FirmaInvalidaError, match="does not match"):
        verify(document, claves_publicadas())


def test_the_document_stays_small(conjunta: Credencial) -> None:
    assert len(conjunta.documento.encode()) < 8_192


def test_out_of_a_cohort_the_secretariat_issues(
    emisor: Emisor, ana: Usuario, version: VersionCurso
) -> None:
    credencial = make_credencial(ana, version)

    assert credencial.emisor is None
    assert read(credencial)["issuer"]["id"] == secretaria.did_of()
    assert "endorsement" not in read(credencial)["issuer"]


def test_a_cohort_of_another_course_changes_nothing(
    emisor: Emisor, ana: Usuario, version: VersionCurso
) -> None:
    make_inscrito(make_cohorte(emisor.organizacion), ana)

    assert make_credencial(ana, version).emisor is None


def test_who_left_the_cohort_gets_the_secretariats(
    emisor: Emisor, inscrita: Participante, ana: Usuario, version: VersionCurso
) -> None:
    inscrita.estado = EstadoParticipante.RETIRADO

    assert make_credencial(ana, version).emisor is None


def test_a_chamber_that_was_not_authorised_issues_nothing(
    inscrita: Participante, ana: Usuario, version: VersionCurso
) -> None:
    assert make_credencial(ana, version).emisor is None


def test_a_suspended_chamber_issues_nothing_and_what_it_signed_stands(
    client: CheckingClient,
    elena: Usuario,
    conjunta: Credencial,
    bruno: Usuario,
    version: VersionCurso,
) -> None:
    emisor = conjunta.emisor
    assert emisor is not None
    cohorte = make_cohorte(emisor.organizacion, "Invierno", curso=version.curso)
    make_inscrito(cohorte, bruno)
    services.suspender(emisor, actor=elena)
    db.session.commit()

    assert make_credencial(bruno, version).emisor is None
    did = client.get("/camaras/litoral/did.json").get_json()
    assert read(conjunta)["proof"][0]["verificationMethod"] in did["assertionMethod"]
    verify(read(conjunta), claves_publicadas())
    assert client.get("/camaras/litoral/reconocimiento-es.json").status_code == 404


def test_a_corrected_name_keeps_the_issuer(
    elena: Usuario, ana: Usuario, conjunta: Credencial, inscrita: Participante
) -> None:
    inscrita.estado = EstadoParticipante.RETIRADO
    ana.nombre = "Ana Benítez Duarte"

    nueva = vida.reemitir(elena, conjunta, motivo="Vimos su documento")
    assert nueva.emisor == conjunta.emisor
    assert read(nueva)["issuer"]["id"] == LITORAL


def test_once_the_chamber_is_suspended_the_secretariat_corrects_the_name(
    elena: Usuario, ana: Usuario, conjunta: Credencial, emisor: Emisor
) -> None:
    services.suspender(emisor, actor=elena)
    ana.nombre = "Ana Benítez Duarte"

    assert vida.reemitir(elena, conjunta, motivo="Vimos su documento").emisor is None


def test_another_chambers_key_is_refused(conjunta: Credencial, otro: Emisor) -> None:
    document = read(conjunta)
    del document["proof"]
    forged = sign(document, firmantes.llavero(otro), created=now())

    with pytest.raises(FirmaInvalidaError, match="not the issuer's"):
        verify(forged, claves_publicadas())


def test_another_chambers_signature_under_the_right_name_is_refused(
    conjunta: Credencial, otro: Emisor
) -> None:
    document = read(conjunta)
    right = document.pop("proof")[0]["verificationMethod"]
    forged = sign(document, firmantes.llavero(otro), created=now())
    forged["proof"][0]["verificationMethod"] = right

    with pytest.raises(FirmaInvalidaError, match="does not match"):
        verify(forged, claves_publicadas())


def test_each_issuer_has_lists_of_its_own(
    conjunta: Credencial, otro: Emisor, version: VersionCurso, bruno: Usuario, diego: Usuario
) -> None:
    make_inscrito(make_cohorte(otro.organizacion, curso=version.curso), bruno)
    issued = [conjunta, make_credencial(bruno, version), make_credencial(diego, version)]

    for credencial, did in zip(issued, (LITORAL, SERRA, secretaria.did_of()), strict=True):
        url = read(credencial)["credentialStatus"]["statusListCredential"]
        found = status_list(int(url.rpartition("/")[2]))
        assert found is not None
        assert (found["id"], found["issuer"]) == (url, did)
        verify(found, claves_publicadas())


def test_the_did_leads_to_the_keys(client: CheckingClient, emisor: Emisor) -> None:
    """As did:web resolves: colons are slashes, %3A is the port."""
    host, *parts = LITORAL.removeprefix("did:web:").split(":")
    document = client.get(f"/{'/'.join(parts)}/did.json").get_json()

    assert did_from_url("http://127.0.0.1:5000") == f"did:web:{host}"
    assert document["id"] == LITORAL
    assert {m["controller"] for m in document["verificationMethod"]} == {LITORAL}
    assert client.get("/camaras/nadie/did.json").status_code == 404


def test_every_issuer_is_published_suspended_ones_too(
    elena: Usuario, emisor: Emisor, otro: Emisor
) -> None:
    services.suspender(otro, actor=elena)

    assert [p.did for p in publicados()] == [secretaria.did_of(), LITORAL, SERRA]
    assert publicados()[1].nombre.es == NOMBRE


def test_page_mail_and_paper_name_both(
    client: CheckingClient, ana: Usuario, conjunta: Credencial
) -> None:
    assert NOMBRE in client.get(f"/es/credenciales/{conjunta.codigo}/").text
    portuguese = client.get(f"/pt/credenciales/{conjunta.codigo}/").text
    assert "com a Secretaria-Geral da ALADI" in portuguese
    mail = db.session.query(Correo).filter_by(para=ana.correo).one()
    assert f"Emite: {NOMBRE}." in mail.texto
    paper = client.get(f"/credenciales/{conjunta.codigo}.pdf").data
    text = " ".join(pypdf.PdfReader(io.BytesIO(paper)).pages[0].extract_text().split())
    assert "con la Secretaría General" in text


def test_the_name_in_the_file_is_never_shown(client: CheckingClient, conjunta: Credencial) -> None:
    """The register says who issues."""
    conjunta.documento = conjunta.documento.replace("Cámara de Exportadores", "Cámara Falsa")

    page = client.get(f"/es/credenciales/{conjunta.codigo}/").text
    assert NOMBRE in page
    assert "Falsa" not in page
