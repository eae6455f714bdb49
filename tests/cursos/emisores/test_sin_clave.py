"""A folder without keys, or with bad ones: no new issuer unnoticed, and nobody else suffers."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from cursos.emisores import commands
from cursos.emisores.queries import publicados
from cursos.insignias import emisor as secretaria
from cursos.insignias.claves import SinClaveError
from cursos.verificacion.certificado import direccion_firmada

if TYPE_CHECKING:
    from pathlib import Path

    from cursos.credenciales.models import Credencial
    from cursos.emisores.models import Emisor
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

PAGE = "/es/credenciales/sin-conexion/"


def pems(instancia: Path) -> list[Path]:
    return sorted(instancia.rglob("clave-*.pem"))


def keep_public_halves(slug: str) -> None:
    public = secretaria.keys_of(slug).privada.public_key()
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (secretaria.keys_folder(slug) / "clave-1.pem").write_bytes(pem)


def test_who_reads_makes_no_key(
    client: CheckingClient, instancia: Path, conjunta: Credencial, elena: Usuario
) -> None:
    shutil.rmtree(instancia / "claves")
    lista = f"/credenciales/estado/{conjunta.lista_estado}"
    for address in ("/.well-known/did.json", "/camaras/litoral/did.json", lista):
        with pytest.raises(SinClaveError, match="see docs/credenciales"):
            client.get(address)
    for address in (f"/es/credenciales/{conjunta.codigo}/", PAGE, "/trabajador.js"):
        assert client.get(address).status_code == 200
    assert client.as_user(elena).get("/es/administracion/emisores/").status_code == 200

    assert pems(instancia) == []


def test_preparing_a_new_installation_makes_the_secretariats_key(
    instancia: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(instancia / "claves")
    commands.prepare()
    commands.prepare()

    assert pems(instancia) == [instancia / "claves" / "credenciales" / "clave-1.pem"]
    assert "NOTHING CAN BE SIGNED" not in capsys.readouterr().err


def test_preparing_after_a_restore_without_keys_makes_none_and_says_so(
    instancia: Path, conjunta: Credencial, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(instancia / "claves")
    commands.prepare()

    assert pems(instancia) == []
    said = capsys.readouterr().err
    for slug in ("", "litoral"):
        assert f"NOTHING CAN BE SIGNED as {secretaria.did_of(slug)}: no key" in said


def test_one_that_cannot_sign_any_more_is_still_published(
    client: CheckingClient, instancia: Path, conjunta: Credencial
) -> None:
    method = secretaria.keys_of("litoral").metodo
    keep_public_halves("litoral")

    did = client.get("/camaras/litoral/did.json").get_json()
    assert did["assertionMethod"] == [method]
    assert [list(p.claves) for p in publicados()][1] == [method]
    assert "#" not in direccion_firmada(conjunta)


def test_one_without_any_key_leaves_the_others_published(
    client: CheckingClient, instancia: Path, emisor: Emisor, otro: Emisor
) -> None:
    shutil.rmtree(secretaria.keys_folder("litoral"))

    assert [p.did for p in publicados()] == [secretaria.did_of(), secretaria.did_of("serra")]
    assert len(re.findall("data-claves", client.get(PAGE).text)) == 2


@pytest.mark.parametrize("bad", [b"not a key", b"-----BEGIN PRIVATE KEY-----\nno\n"])
def test_a_bad_file_of_one_takes_no_page_down(
    client: CheckingClient,
    instancia: Path,
    conjunta: Credencial,
    elena: Usuario,
    caplog: pytest.LogCaptureFixture,
    bad: bytes,
) -> None:
    (secretaria.keys_folder("litoral") / "clave-1.pem").write_bytes(bad)

    for address in (f"/es/credenciales/{conjunta.codigo}/", PAGE, "/trabajador.js"):
        assert client.get(address).status_code == 200
    assert client.as_user(elena).get("/es/administracion/emisores/litoral/").status_code == 200
    assert "clave-1.pem cannot be read" in caplog.text
