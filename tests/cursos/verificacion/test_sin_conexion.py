"""What phones keep to check a certificate without a signal, and the camera that reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cursos.credenciales import vida
from cursos.credenciales.models import MotivoRevocacion
from cursos.emisores import firmantes
from cursos.insignias import emisor
from cursos.insignias.claves import SinClaveError, add_key
from cursos.insignias.esenciales import raw
from cursos.verificacion.certificado import certificado, direccion_firmada
from plataforma.security import HEADERS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from flask import Flask

    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PAGE = "/es/credenciales/sin-conexion/"
POLICY = "Permissions-Policy"


def known(client: CheckingClient, address: str = PAGE) -> list[tuple[str, str]]:
    return re.findall(r'<li data-claves="([^"]*)">([^<]*)</li>', client.get(address).text)


def keys_folder(app: Flask) -> Path:
    folder: Path = app.extensions["settings"].instance_dir / "claves" / "credenciales"
    return folder


def test_the_page_knows_the_issuer_by_its_keys(client: CheckingClient) -> None:
    key = raw(emisor.current_keys().privada.public_key()).hex()

    assert known(client) == [(key, "Secretaría General de la ALADI")]
    assert known(client, PAGE.replace("es", "pt", 1)) == [(key, "Secretaria-Geral da ALADI")]


def test_a_key_that_no_longer_signs_is_known_too(app: Flask, client: CheckingClient) -> None:
    before = raw(emisor.current_keys().privada.public_key()).hex()
    new = add_key(keys_folder(app))
    try:
        ((keys, _name),) = known(client)
    finally:
        new.unlink()

    assert keys.split(" ")[0] == before
    assert len(keys.split(" ")) == 2


def test_every_phone_keeps_the_page_and_what_checks_signatures(client: CheckingClient) -> None:
    head = client.get("/trabajador.js").text.partition("\n")[0]

    for kept in (f'"{PAGE}"', '"/pt/credenciales/sin-conexion/"', "noble-ed25519.", "comprobar."):
        assert kept in head
    assert "terceros/qr." not in head  # fetched by whoever reads a code with it


def test_phones_take_the_page_again_when_there_is_a_new_key(
    app: Flask, client: CheckingClient
) -> None:
    before = client.get("/trabajador.js").text
    new = add_key(keys_folder(app))
    try:
        after = client.get("/trabajador.js").text
    finally:
        new.unlink()

    assert before != after
    assert before == client.get("/trabajador.js").text


def test_the_code_on_paper_leads_to_the_page_and_carries_the_facts(
    client: CheckingClient, credencial: Credencial
) -> None:
    shown = certificado(credencial)
    address, _hash, carried = shown.qr_url.partition("#")

    assert address == shown.url
    assert carried.startswith("v1.")
    assert client.get(address).status_code == 200


def test_the_page_gives_the_link_that_needs_no_signal_while_it_stands(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    address = f"/es/credenciales/{credencial.codigo}/"
    assert f'data-copiar="{direccion_firmada(credencial)}"' in client.get(address).text

    vida.revocar(elena, credencial, MotivoRevocacion.DATOS_EQUIVOCADOS)
    assert "#v1." not in client.get(address).text


def test_without_a_key_left_the_address_stands_alone(
    client: CheckingClient, credencial: Credencial, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left(_emisor: object) -> None:
        raise SinClaveError

    monkeypatch.setattr(firmantes, "llavero", none_left)
    assert certificado(credencial).qr_url == certificado(credencial).url
    page = client.get(f"/es/credenciales/{credencial.codigo}/")
    assert "Vigente" in page.text
    assert "Copiar el enlace firmado" not in page.text


def test_only_the_pages_that_read_codes_may_ask_for_the_camera(client: CheckingClient) -> None:
    allowed = HEADERS[POLICY].replace("camera=()", "camera=(self)")

    assert allowed != HEADERS[POLICY]
    for address in (PAGE, "/es/credenciales/comprobar/"):
        assert client.get(address).headers[POLICY] == allowed
    refused = client.send("/es/credenciales/comprobar/", {})
    assert refused.status_code == 422
    assert refused.headers[POLICY] == allowed
    assert client.get("/es/").headers[POLICY] == HEADERS[POLICY]
