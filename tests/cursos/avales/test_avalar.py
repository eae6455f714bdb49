"""What is signed, where it is shown and carried, and what is left once it was withdrawn."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cursos.avales import firmas, services
from cursos.avales.queries import find_avalable
from cursos.credenciales import textos
from cursos.credenciales.documento import MAX_BYTES
from cursos.emisores import services as emisores
from cursos.emisores.queries import claves_publicadas
from cursos.insignias import emisor as secretaria
from cursos.insignias import lista_estado
from cursos.insignias.claves import remove_key
from cursos.insignias.firma import FirmaInvalidaError, verify
from cursos.verificacion.estado import Proposito, status_list
from plataforma.db import db
from tests.factories.credenciales import make_aval, make_credencial, version_de

if TYPE_CHECKING:
    from cursos.avales.models import Aval
    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.models import Credencial
    from cursos.emisores.models import Emisor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LITORAL = "did:web:127.0.0.1%3A5000:camaras:litoral"
TEXTO = "La pedimos a quien exporta."


@pytest.fixture
def aval(emisor: Emisor, version: VersionCurso) -> Aval:
    return make_aval(emisor, version)


def carried(credencial: Credencial) -> list[dict[str, Any]]:
    achievement = json.loads(credencial.documento)["credentialSubject"]["achievement"]
    found: list[dict[str, Any]] = achievement.get("endorsement", [])
    return found


@pytest.mark.parametrize("lang", ["es", "pt"])
def test_it_is_signed_about_the_achievement_in_each_language(aval: Aval, lang: str) -> None:
    document = json.loads(aval.documento(lang))

    verify(document, secretaria.keys_of("litoral").by_method())
    assert document["type"] == ["VerifiableCredential", "EndorsementCredential"]
    assert document["issuer"]["id"] == LITORAL
    assert document["credentialSubject"] == {
        "id": textos.logro(aval.logro, lang).url,
        "type": ["EndorsementSubject"],
        "endorsementComment": aval.texto.en(lang),
    }


def test_it_is_served_under_its_own_id(client: CheckingClient, aval: Aval) -> None:
    url = json.loads(aval.documento_pt)["id"]
    served = client.get(url.removeprefix("http://127.0.0.1:5000"))

    assert served.text == aval.documento_pt
    assert served.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"/avales/{'a' * 26}-es.json").status_code == 404


def test_what_is_issued_from_then_on_carries_it(
    aval: Aval, ana: Usuario, version: VersionCurso
) -> None:
    credencial = make_credencial(ana, version)

    assert carried(credencial) == [json.loads(aval.documento_es)]
    verify(json.loads(credencial.documento), claves_publicadas())


def test_it_says_the_same_achievement_as_the_credential(
    aval: Aval, bruno: Usuario, version: VersionCurso
) -> None:
    credencial = make_credencial(bruno, version)
    achievement = json.loads(credencial.documento)["credentialSubject"]["achievement"]

    assert [e["credentialSubject"]["id"] for e in carried(credencial)] == [achievement["id"]]


def test_documents_stay_small_however_many_endorse(
    conjunta: Credencial, emisor: Emisor, otro: Emisor, ana: Usuario
) -> None:
    version = version_de(conjunta)
    oldest, *_others = [make_aval(who, version) for who in (otro, emisor, None)]
    again = make_credencial(ana, version)

    assert again.emisor == emisor
    assert carried(again)[0] == json.loads(oldest.documento_es)
    assert len(carried(again)) < 3
    assert len(again.documento.encode()) <= MAX_BYTES


def test_course_and_credential_say_who_endorses(
    client: CheckingClient, aval: Aval, ana: Usuario, version: VersionCurso
) -> None:
    credencial = make_credencial(ana, version)
    db.session.commit()
    for page in ("/es/cursos/preferencias/", f"/es/credenciales/{credencial.codigo}/"):
        text = client.get(page).text
        assert "Cámara de Exportadores del Litoral" in text
        assert TEXTO in text
        assert f"/avales/{aval.codigo}-es.json" in text


def test_once_withdrawn_it_is_neither_shown_nor_carried(
    client: CheckingClient, aval: Aval, elena: Usuario, ana: Usuario, version: VersionCurso
) -> None:
    services.retirar(aval, actor=elena)
    db.session.commit()
    credencial = make_credencial(ana, version)

    assert carried(credencial) == []
    for page in ("/es/cursos/preferencias/", f"/es/credenciales/{credencial.codigo}/"):
        assert TEXTO not in client.get(page).text


def bit(aval: Aval) -> bool:
    found = status_list(aval.lista_estado)
    assert found is not None
    assert found["issuer"] == LITORAL
    verify(found, claves_publicadas())
    return lista_estado.is_set(found["credentialSubject"]["encodedList"], aval.indice_estado)


def test_others_read_in_its_list_that_it_ended(aval: Aval, elena: Usuario) -> None:
    assert not bit(aval)
    services.retirar(aval, actor=elena)

    assert bit(aval)
    assert status_list(aval.lista_estado, Proposito.SUSPENSION) is None


def test_a_suspended_chamber_stands_up_for_nothing(
    aval: Aval, emisor: Emisor, elena: Usuario, ana: Usuario, version: VersionCurso
) -> None:
    emisores.suspender(emisor, actor=elena)

    assert carried(make_credencial(ana, version)) == []


def test_each_endorses_once_and_again_after_withdrawing(
    aval: Aval, emisor: Emisor, elena: Usuario, version: VersionCurso
) -> None:
    with pytest.raises(services.YaAvaladoError):
        make_aval(emisor, version)
    services.retirar(aval, actor=elena)

    assert make_aval(emisor, version).codigo != aval.codigo


def test_the_secretariat_endorses_once_too(version: VersionCurso) -> None:
    make_aval(None, version)

    with pytest.raises(services.YaAvaladoError):
        make_aval(None, version)


def test_a_new_version_is_not_endorsed_by_what_was_said_of_the_old_one(
    aval: Aval, version: VersionCurso
) -> None:
    found = find_avalable(version.credencial["codigo"])

    assert found is not None
    assert found.numero == aval.logro.numero == version.numero
    assert str(version.numero) in json.loads(aval.documento_es)["credentialSubject"]["id"]


@pytest.mark.usefixtures("instancia")
def test_after_a_leak_it_is_signed_again(aval: Aval) -> None:
    remove_key(secretaria.keys_folder("litoral"), 1)
    with pytest.raises(FirmaInvalidaError):
        verify(json.loads(aval.documento_es), claves_publicadas())
    assert firmas.list_sin_clave(claves_publicadas()) == [aval.id]

    firmas.firmar_de_nuevo(aval.id)
    for lang in ("es", "pt"):
        verify(json.loads(aval.documento(lang)), claves_publicadas())
    assert firmas.list_sin_clave(claves_publicadas()) == []
