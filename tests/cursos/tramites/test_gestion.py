"""The staff's pages: find, issue after a check page, revoke knowing what follows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.credenciales import queries, vida
from cursos.credenciales.models import Credencial, MotivoRevocacion, Origen, Situacion
from plataforma.clock import now
from plataforma.db import db
from tests.factories.credenciales import make_credencial, version_de
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LISTA = "/es/administracion/credenciales/"
EMITIR = "/es/administracion/credenciales/emitir/"


def payload(version: VersionCurso, **changes: str) -> dict[str, str]:
    return {
        "correo": "ana@escala.test",
        "version": str(version.id),
        "motivo": "Acta 14 de la cámara",
    } | changes


@pytest.mark.parametrize("path", [LISTA, EMITIR, f"{LISTA}{'a' * 26}/revocar/"])
def test_only_administrators_enter(client: CheckingClient, gael: Usuario, path: str) -> None:
    assert client.get(path).status_code == 303
    assert client.as_user(gael).get(path).status_code == 403


def test_the_list_finds_names_without_accents(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    page = client.as_user(elena).get(f"{LISTA}?q=benitez+ANA").text

    assert "Ana Benítez" in page
    assert "1 credencial" in page


def test_the_list_finds_a_code_and_says_when_nothing_fits(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    client.as_user(elena)

    assert "Ana Benítez" in client.get(f"{LISTA}?q={credencial.codigo}").text
    assert "Ninguna credencial coincide" in client.get(f"{LISTA}?q=zzz").text
    assert client.get(f"{LISTA}?estado=rara&pagina=x&curso=nada").status_code == 200


def test_states_are_told_apart(
    elena: Usuario, ana: Usuario, bruno: Usuario, gael: Usuario, version: VersionCurso
) -> None:
    make_credencial(ana, version)
    make_credencial(bruno, version, el=now() - timedelta(days=1200))
    vida.revocar(elena, make_credencial(gael, version), MotivoRevocacion.OTRO)

    for situacion, name in (
        (Situacion.VIGENTE, "Ana Benítez"),
        (Situacion.VENCIDA, "Bruno Tavares"),
        (Situacion.REVOCADA, "Gael Núñez"),
    ):
        found = queries.search(queries.Filtros(situacion=situacion))
        assert [c.titular for c in found.credenciales] == [name]


def test_long_lists_are_paged(
    elena: Usuario, version: VersionCurso, client: CheckingClient
) -> None:
    for number in range(queries.PER_PAGE + 1):
        make_credencial(make_usuario(f"Persona {number:02}"), version)

    assert "Página 2 de 2" in client.as_user(elena).get(f"{LISTA}?pagina=2&curso=preferencias").text


def test_issuing_shows_a_check_page_before_anything_happens(
    client: CheckingClient, elena: Usuario, ana: Usuario, version: VersionCurso
) -> None:
    page = client.as_user(elena).send(EMITIR, payload(version))

    assert page.status_code == 200
    assert "Revise antes de emitir" in page.text
    assert "Ana Benítez" in page.text
    assert db.session.scalar(select(Credencial.id)) is None


def test_confirming_issues_it(
    client: CheckingClient, elena: Usuario, ana: Usuario, version: VersionCurso
) -> None:
    response = client.as_user(elena).send(EMITIR, payload(version, paso="emitir"))
    issued = db.session.scalars(select(Credencial)).one()

    assert response.status_code == 303
    assert issued.origen == Origen.MANUAL
    assert "Credencial emitida" in client.get(response.location).text


def test_going_back_keeps_what_was_written(
    client: CheckingClient, elena: Usuario, ana: Usuario, version: VersionCurso
) -> None:
    page = client.as_user(elena).send(EMITIR, payload(version, paso="cambiar"))

    assert "Acta 14 de la cámara" in page.text
    assert "Emitir una credencial" in page.text


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"correo": ""}, "Escriba el correo"),
        ({"correo": "nadie@escala.test"}, "No hay ninguna cuenta"),
        ({"motivo": ""}, "Escriba por qué"),
    ],
)
def test_bad_input_says_what_to_do_and_keeps_the_rest(
    client: CheckingClient,
    elena: Usuario,
    version: VersionCurso,
    change: dict[str, str],
    message: str,
) -> None:
    page = client.as_user(elena).send(EMITIR, payload(version, **change))

    assert page.status_code == 422
    assert message in page.text


def test_a_second_live_one_is_refused_with_the_reason(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    page = client.as_user(elena).send(EMITIR, payload(version_de(credencial), paso="emitir"))

    assert page.status_code == 422
    assert "ya tiene una credencial vigente" in page.text


def test_revoking_shows_first_what_follows(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    page = client.as_user(elena).get(f"{LISTA}{credencial.codigo}/revocar/").text

    assert page.index("No se puede deshacer") < page.index('<form class="formulario"')
    assert "Ana Benítez recibe un correo" in page


def test_revoking_needs_a_reason(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    page = client.as_user(elena).send(f"{LISTA}{credencial.codigo}/revocar/", {"motivo": ""})

    assert page.status_code == 422
    assert "Elija el motivo" in page.text


def test_revoking_shows_on_the_page(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    address = f"{LISTA}{credencial.codigo}/revocar/"
    response = client.as_user(elena).send(address, {"motivo": "error_de_emision"})

    assert response.status_code == 303
    assert "Se emitió por error" in client.get(response.location).text
    assert client.get(address).status_code == 303
