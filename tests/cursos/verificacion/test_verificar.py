"""The public page and documents: the same for everybody, at once, in both languages."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pypdf
import pytest

from cursos.credenciales import services, vida
from cursos.credenciales.models import Credencial, MotivoRevocacion, MotivoSuspension
from cursos.insignias import emisor
from cursos.insignias.firma import FirmaInvalidaError, verify
from plataforma.clock import now
from tests.factories.credenciales import make_credencial

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

UNKNOWN = "a" * 26


def test_anybody_sees_a_valid_credential(client: CheckingClient, credencial: Credencial) -> None:
    page = client.get(f"/es/credenciales/{credencial.codigo}/")

    assert page.status_code == 200
    for text in ("Vigente", "Ana Benítez", "Uso las preferencias", "5,5 horas", "Secretaría"):
        assert text in page.text
    assert 'content="noindex"' in page.text


def test_the_page_speaks_portuguese(client: CheckingClient, credencial: Credencial) -> None:
    page = client.get(f"/pt/credenciales/{credencial.codigo}/")

    assert "Uso as preferências" in page.text
    assert "Secretaria-Geral da ALADI" in page.text


def test_a_code_may_be_typed_in_capitals(client: CheckingClient, credencial: Credencial) -> None:
    assert client.get(f"/es/credenciales/{credencial.codigo.upper()}/").status_code == 200


def test_an_expired_one_says_so(
    client: CheckingClient, ana: Usuario, version: VersionCurso
) -> None:
    old = make_credencial(ana, version, el=now() - timedelta(days=1200))

    assert "Vencida" in client.get(f"/es/credenciales/{old.codigo}/").text


def test_a_revoked_one_says_so_at_once_with_the_public_reason_only(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    detail = "Documento de otra persona"
    vida.revocar(elena, credencial, MotivoRevocacion.DATOS_EQUIVOCADOS, detalle=detail)
    page = client.get(f"/es/credenciales/{credencial.codigo}/").text

    assert "Revocada" in page
    assert "Tiene datos equivocados" in page
    assert detail not in page
    assert f"/credenciales/{credencial.codigo}.pdf" not in page


def test_a_replaced_one_leads_to_the_new_one(
    client: CheckingClient, elena: Usuario, ana: Usuario, version: VersionCurso
) -> None:
    old = make_credencial(ana, version, el=now() - timedelta(days=1200))
    new = services.emitir_a_mano(elena, ana, version, motivo="Renovó")

    assert f"/es/credenciales/{new.codigo}/" in client.get(f"/es/credenciales/{old.codigo}/").text


def test_unknown_codes_all_get_the_same_404(client: CheckingClient) -> None:
    answers = {
        (page.status_code, page.text.replace(code, ""))
        for code in (UNKNOWN, "7" * 26, "zz-zz", "a" * 500)
        if (page := client.get(f"/es/credenciales/{code}/"))
    }

    assert len(answers) == 1
    assert {status for status, _text in answers} == {404}
    for suffix in ("json", "pdf"):
        assert client.get(f"/credenciales/{UNKNOWN}.{suffix}").status_code == 404


def test_who_tries_many_codes_is_stopped_and_known_ones_go_on(
    client: CheckingClient, credencial: Credencial
) -> None:
    answers = [client.get(f"/credenciales/{UNKNOWN}.json").status_code for _n in range(61)]

    assert answers[0] == 404
    assert answers[-1] == 429
    assert client.get(f"/es/credenciales/{credencial.codigo}/").status_code == 200


def test_the_json_is_what_was_signed_and_verifies_with_the_published_key(
    client: CheckingClient, credencial: Credencial
) -> None:
    response = client.get(f"/credenciales/{credencial.codigo}.json")
    did = client.get("/.well-known/did.json").get_json()
    document = json.loads(response.data)

    assert response.text == credencial.documento
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert document["issuer"]["id"] == did["id"]
    assert document["proof"][0]["verificationMethod"] in did["assertionMethod"]
    altered = json.loads(response.text.replace("Ana Benítez", "Ana Benitez"))
    with pytest.raises(FirmaInvalidaError):
        verify(altered, emisor.current_keys().by_method())


def test_the_status_list_is_served_under_the_address_in_the_credential(
    client: CheckingClient, credencial: Credencial
) -> None:
    url = json.loads(credencial.documento)["credentialStatus"]["statusListCredential"]
    response = client.get(url.removeprefix("http://127.0.0.1:5000"))

    assert json.loads(response.data)["id"] == url
    assert response.headers["ETag"]
    assert client.get("/credenciales/estado/999").status_code == 404


def test_the_certificate_is_made_on_demand_when_the_runner_has_not_yet(
    client: CheckingClient, credencial: Credencial
) -> None:
    response = client.get(f"/credenciales/{credencial.codigo}.pdf")
    reader = pypdf.PdfReader(io.BytesIO(response.data))
    text = " ".join(reader.pages[0].extract_text().split())

    assert response.mimetype == "application/pdf"
    assert len(response.data) <= 150 * 1024
    for expected in ("Ana Benítez", "Uso las preferencias", "Se otorga a", "5,5 horas"):
        assert expected in text
    assert reader.attachments["credencial.json"] == [credencial.documento.encode()]


def test_the_certificate_of_a_revoked_one_leads_to_the_page(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    client.get(f"/credenciales/{credencial.codigo}.pdf")
    vida.revocar(elena, credencial, MotivoRevocacion.A_PEDIDO)
    response = client.get(f"/credenciales/{credencial.codigo}.pdf")

    assert response.status_code == 303
    assert response.location.endswith(f"/es/credenciales/{credencial.codigo}/")


def test_only_the_holder_is_offered_to_add_it_to_a_profile(
    client: CheckingClient, ana: Usuario, credencial: Credencial
) -> None:
    address = f"/es/credenciales/{credencial.codigo}/"

    assert "linkedin.com" not in client.get(address).text
    assert "linkedin.com" in client.as_user(ana).get(address).text


def test_the_shelf_shows_only_ones_own(
    client: CheckingClient, ana: Usuario, fabian: Usuario, credencial: Credencial
) -> None:
    assert "Uso las preferencias" in client.as_user(ana).get("/es/cuenta/credenciales/").text
    empty = client.as_user(fabian).get("/es/cuenta/credenciales/").text
    assert "Todavía no tiene credenciales" in empty
    assert credencial.codigo not in empty


def test_the_shelf_asks_strangers_to_sign_in(client: CheckingClient) -> None:
    assert client.get("/es/cuenta/credenciales/").status_code == 303


@pytest.mark.parametrize("ending", ["json", "pdf"])
def test_another_writing_of_the_code_makes_no_header(
    client: CheckingClient, credencial: Credencial, ending: str
) -> None:
    """Small letters of some signs are ours: the sign of the kelvin is a k."""
    credencial.codigo = "k" + credencial.codigo[1:]
    sent = client.get(f"/credenciales/\u212a{credencial.codigo[1:]}.{ending}")
    assert sent.headers["Content-Disposition"].isascii()


def test_a_suspended_one_says_so_with_day_and_reason_and_gives_no_paper(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    vida.suspender(elena, credencial, MotivoSuspension.IMPUGNADA, detalle="Carta anónima")
    page = client.get(f"/es/credenciales/{credencial.codigo}/").text

    assert "Suspendida el " in page
    assert "Alguien la impugnó" in page
    assert "No la acepte por ahora" in page
    assert "Carta anónima" not in page
    assert client.get(f"/credenciales/{credencial.codigo}.pdf").status_code == 303


def test_a_withdrawn_one_names_nobody_and_gives_no_document(
    client: CheckingClient, ana: Usuario, credencial: Credencial
) -> None:
    vida.retirar(ana, credencial)
    page = client.get(f"/pt/credenciales/{credencial.codigo}/").text

    assert "Benítez" not in page
    assert 'class="veredicto tono--neutro"' in page
    assert client.get(f"/credenciales/{credencial.codigo}.json").status_code == 404
    assert client.get(f"/credenciales/{credencial.codigo}.pdf").status_code == 303


def test_the_list_of_suspensions_is_served_beside_the_other(
    client: CheckingClient, credencial: Credencial
) -> None:
    address = f"/credenciales/estado/{credencial.lista_estado}/suspension"
    document = json.loads(client.get(address).data)

    assert document["id"] == f"http://127.0.0.1:5000{address}"
    assert client.get("/credenciales/estado/999/suspension").status_code == 404
