"""What happened to a credential after it was issued reaches verifiers that others wrote."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from cursos.credenciales import vida
from cursos.credenciales.models import MotivoRevocacion, MotivoSuspension
from cursos.insignias import emisor, lista_estado
from cursos.insignias.firma import sign
from cursos.insignias.open_badges import build_status_list
from plataforma.clock import now
from tests.cursos.insignias.documentos import BASE, DID, EMISOR, make_keys
from tests.factories.credenciales import make_credencial
from tests.verificadores.otros import ACEPTADA, page, published, refused

if TYPE_CHECKING:
    from pathlib import Path

    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient
    from tests.verificadores.otros import Firmar, Otros, Sitio


@pytest.fixture
def lista(credencial: Credencial) -> str:
    return f"{BASE}/credenciales/estado/{credencial.lista_estado}"


def test_an_expired_one_is_refused_by_its_date_alone(
    otros: Otros, client: CheckingClient, ana: Usuario, version: VersionCurso
) -> None:
    old = make_credencial(ana, version, el=now() - timedelta(days=365 * 3 + 2))

    assert otros.ask(old.documento, published(client, [old])) == refused("fecha")


def test_one_on_its_last_day_is_accepted(
    otros: Otros, client: CheckingClient, ana: Usuario, version: VersionCurso
) -> None:
    old = make_credencial(ana, version, el=now() - timedelta(days=365 * 3 - 1))

    assert otros.ask(old.documento, published(client, [old])) == ACEPTADA


def test_one_of_tomorrow_is_not_accepted_today(otros: Otros, sitio: Sitio, firmar: Firmar) -> None:
    assert otros.accept(firmar(emitida_el=now() + timedelta(days=1)), sitio) == []


def test_a_revoked_one_is_refused(
    otros: Otros, client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    vida.revocar(elena, credencial, MotivoRevocacion.DATOS_EQUIVOCADOS)

    assert otros.ask(credencial.documento, published(client, [credencial])) == refused("estado")


def test_a_suspended_one_is_refused(
    otros: Otros, client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    vida.suspender(elena, credencial, MotivoSuspension.IMPUGNADA)

    assert otros.ask(credencial.documento, published(client, [credencial])) == refused("estado")


def test_a_reinstated_one_is_accepted_again(
    otros: Otros, client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    vida.suspender(elena, credencial, MotivoSuspension.IMPUGNADA)
    vida.restablecer(elena, credencial)

    assert otros.ask(credencial.documento, published(client, [credencial])) == ACEPTADA


def test_a_withdrawn_one_that_somebody_kept_is_refused(
    otros: Otros, client: CheckingClient, ana: Usuario, credencial: Credencial
) -> None:
    kept = credencial.documento
    vida.retirar(ana, credencial)

    assert otros.ask(kept, published(client, [credencial])) == refused("estado")


def test_one_with_a_wrong_name_is_refused_once_it_was_put_right(
    otros: Otros, client: CheckingClient, ana: Usuario, elena: Usuario, credencial: Credencial
) -> None:
    ana.nombre = "Ana Benítez Rojas"
    nueva = vida.reemitir(elena, credencial, motivo="Faltaba un apellido")
    sitio = published(client, [credencial, nueva])

    assert otros.ask(credencial.documento, sitio) == refused("estado")
    assert otros.ask(nueva.documento, sitio) == ACEPTADA


def test_one_that_was_renewed_was_true_and_is_accepted(
    otros: Otros, client: CheckingClient, ana: Usuario, version: VersionCurso
) -> None:
    old = make_credencial(ana, version, el=now() - timedelta(days=30))
    new = make_credencial(ana, version)

    assert old.reemplazada_por is new
    assert otros.ask(old.documento, published(client, [old])) == ACEPTADA


def test_the_neighbour_of_a_revoked_one_is_accepted(
    otros: Otros, client: CheckingClient, elena: Usuario, credencial: Credencial, firmar: Firmar
) -> None:
    vida.revocar(elena, credencial, MotivoRevocacion.OTRO)

    assert otros.ask(firmar(), published(client, [credencial])) == ACEPTADA


def test_a_list_with_one_byte_changed_proves_nothing(
    otros: Otros, sitio: Sitio, lista: str, credencial: Credencial
) -> None:
    altered = json.loads(sitio[lista]["body"])
    altered["credentialSubject"]["encodedList"] = lista_estado.encode([1])
    sitio[lista] = page(altered)

    assert otros.ask(credencial.documento, sitio) == refused("estado")


def test_a_list_that_another_signed_proves_nothing(
    otros: Otros, sitio: Sitio, lista: str, credencial: Credencial, tmp_path: Path
) -> None:
    document = json.loads(sitio[lista]["body"])
    del document["proof"]
    sitio[lista] = page(sign(document, make_keys(tmp_path, DID), created=now()))

    assert otros.ask(credencial.documento, sitio) == refused("estado")


def test_the_list_of_suspensions_is_not_taken_for_the_other(
    otros: Otros, sitio: Sitio, lista: str, credencial: Credencial
) -> None:
    other = build_status_list(
        EMISOR, lista, proposito="suspension", encoded=lista_estado.encode([]), valid_from=now()
    )
    sitio[lista] = page(sign(other, emisor.current_keys(), created=now()))

    assert otros.ask(credencial.documento, sitio) == refused("estado")


def test_without_its_list_none_is_accepted(
    otros: Otros, sitio: Sitio, lista: str, credencial: Credencial
) -> None:
    sitio[lista] = {"status": 404, "type": "text/html", "body": "No está"}

    assert otros.ask(credencial.documento, sitio) == refused("estado")


@pytest.mark.parametrize("uso", ["", "/suspension"])
def test_each_list_is_a_credential_that_they_accept(
    otros: Otros, client: CheckingClient, sitio: Sitio, lista: str, uso: str
) -> None:
    served = client.get(lista.removeprefix(BASE) + uso).text
    answer = otros.ask(served, sitio)

    # It is no badge and has no state of its own; what counts is that its signature and date do.
    assert not {"firma", "fecha"} & {check for checks in answer.values() for check in checks}
