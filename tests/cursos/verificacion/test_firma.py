"""The signature of the certificate, as programs of others see it."""

from __future__ import annotations

import asyncio
import io
import logging
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pypdf
import pytest

from cursos.insignias import emisor
from cursos.insignias.claves import make_first_key
from cursos.verificacion import commands, ficheros, pdf
from cursos.verificacion.archivo import Tipo
from cursos.verificacion.certificado import certificado
from cursos.verificacion.firma_pdf import Rotulo, sign
from plataforma import storage
from tests.codigos_qr import on_paper
from tests.cursos.verificacion.certificados import FRASE, NOMBRE, institucion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask

    from config import Settings
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

LIMIT = 150 * 1024  # bytes
VALID = "Signature is Valid"
DESARROLLO = "DESARROLLO"


@pytest.fixture
def claves(app: Flask, settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """The folder of the certificate in an installation that has none yet."""
    make_first_key(tmp_path / "claves" / "credenciales")
    app.extensions["settings"] = replace(settings, instance_dir=tmp_path, pdf_passphrase=FRASE)
    yield tmp_path / "claves" / "pdf"
    app.extensions["settings"] = settings


def pdfsig(data: bytes, tmp_path: Path) -> str:
    """Return what poppler says of the signatures."""
    file = tmp_path / "certificado.pdf"
    file.write_bytes(data)
    run = subprocess.run(
        ["pdfsig", str(file)],
        check=False,
        capture_output=True,
        env=os.environ | {"LC_ALL": "C", "HOME": str(tmp_path)},
        text=True,
    )
    return run.stdout + run.stderr


def issued(credencial: Credencial) -> bytes:
    data = ficheros.read(credencial, Tipo.PDF)
    assert len(data) <= LIMIT
    return data


def unsigned(credencial: Credencial) -> bytes:
    return pdf.render_pdf(certificado(credencial))


def root_of(data: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]


def test_another_program_accepts_the_signature(
    credencial: Credencial, claves: Path, tmp_path: Path
) -> None:
    said = pdfsig(issued(credencial), tmp_path)

    assert VALID in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert said.count("Signature #") == 1


def test_another_program_finds_the_file_sound(
    credencial: Credencial, claves: Path, tmp_path: Path
) -> None:
    (tmp_path / "c.pdf").write_bytes(issued(credencial))
    run = subprocess.run(
        ["qpdf", "--check", str(tmp_path / "c.pdf")], check=True, capture_output=True, text=True
    )

    assert "No syntax or stream encoding errors found" in run.stdout
    assert "WARNING" not in run.stdout + run.stderr


@pytest.mark.parametrize("part", [0.2, 0.4, 0.6, 0.99])
def test_one_altered_byte_is_refused(
    credencial: Credencial, claves: Path, tmp_path: Path, part: float
) -> None:
    altered = bytearray(issued(credencial))
    altered[int(len(altered) * part)] ^= 1

    assert "Digest Mismatch" in pdfsig(bytes(altered), tmp_path)


def test_the_signature_of_development_says_so(
    credencial: Credencial, claves: Path, tmp_path: Path
) -> None:
    data = issued(credencial)
    signature = root_of(data)["/AcroForm"]["/Fields"][0].get_object()["/V"]

    assert DESARROLLO in pdfsig(data, tmp_path)
    assert DESARROLLO in signature["/Name"]
    assert signature["/Reason"] == "Prueba de desarrollo: esta firma no tiene valor"


@pytest.mark.parametrize("kind", ["pem", "p12"])
@pytest.mark.parametrize("curve", [False, True])
def test_the_certificate_of_the_institution_signs(
    credencial: Credencial, claves: Path, tmp_path: Path, kind: str, *, curve: bool
) -> None:
    own = institucion(curve=curve)
    own.write_pem(claves, FRASE) if kind == "pem" else own.write_p12(claves, FRASE)
    data = issued(credencial)
    said = pdfsig(data, tmp_path)
    signature = root_of(data)["/AcroForm"]["/Fields"][0].get_object()["/V"]

    assert VALID in said
    assert f"CN={NOMBRE}" in said
    assert signature["/Reason"] == "Emisión del certificado de formación"
    assert signature["/Location"] == "127.0.0.1"
    assert "/Version" not in root_of(data)  # a curve would say PDF 2.0: PDF/A-3 is of 1.7


def test_signing_changes_nothing_of_the_page(credencial: Credencial, claves: Path) -> None:
    before, after = unsigned(credencial), issued(credencial)
    old, new = pypdf.PdfReader(io.BytesIO(before)), pypdf.PdfReader(io.BytesIO(after))
    xmp = root_of(after)["/Metadata"].get_data()

    assert after.startswith(before)
    assert xmp == root_of(before)["/Metadata"].get_data()
    assert new.metadata == old.metadata
    assert new.attachments["credencial.json"] == [credencial.documento.encode()]


def test_a_caller_with_a_running_event_loop_gets_it_signed(
    credencial: Credencial, claves: Path
) -> None:
    made, seal = unsigned(credencial), emisor.current_seal()

    async def ask() -> bytes:
        return sign(made, seal, Rotulo(campo="Firma", motivo="Prueba", lugar="escala.test"))

    with ThreadPoolExecutor(1) as alone:  # a browser of other tests may have a loop in this one
        signed = alone.submit(asyncio.run, ask()).result()
    assert "/AcroForm" in root_of(signed)


def test_the_field_stands_outside_the_page_and_no_change_is_allowed(
    credencial: Credencial, claves: Path
) -> None:
    root = root_of(issued(credencial))
    field = root["/AcroForm"]["/Fields"][0].get_object()
    right, top = (float(n) for n in field["/Rect"][2:])

    assert right < 0
    assert top < 0
    assert field["/F"] & 0b110 == 0b100  # printed, not hidden: PDF/A asks for both
    assert field["/TU"] == "Firma electrónica"
    assert root["/Perms"]["/DocMDP"]["/Reference"][0]["/TransformParams"]["/P"] == 1


@pytest.mark.parametrize("trouble", ["expired", "damaged"])
def test_whatever_is_wrong_with_the_certificate_the_holder_gets_the_paper(
    credencial: Credencial, claves: Path, caplog: pytest.LogCaptureFixture, trouble: str
) -> None:
    institucion(desde=-20, days=-10 if trouble == "expired" else 10).write_pem(claves, FRASE)
    if trouble == "damaged":
        (claves / "clave.pem").write_text("no es una clave")
    with caplog.at_level(logging.ERROR):
        data = issued(credencial)

    assert data == unsigned(credencial)
    assert caplog.text.count("certificate issued without signature") == 1
    assert FRASE not in caplog.text


def test_a_fault_of_the_signer_does_not_cost_the_paper(
    credencial: Credencial,
    claves: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_values: object) -> bytes:
        raise KeyError

    monkeypatch.setattr("cursos.verificacion.firma_pdf.sign", fail)

    assert issued(credencial) == unsigned(credencial)
    assert "certificate issued without signature" in caplog.text


def test_two_that_ask_at_once_get_the_same_file(credencial: Credencial, claves: Path) -> None:
    first = issued(credencial)

    assert storage.put_new(credencial.pdf_key, b"made a moment later") == first
    assert issued(credencial) == first


def test_preparing_says_who_signs(claves: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands.prepare()
    assert "signed with a development certificate, worth nothing" in capsys.readouterr().out
    (claves / "desarrollo.pem").unlink()
    claves.rmdir()
    institucion(curve=True).write_pem(claves, FRASE)
    commands.prepare()
    assert f"signed by {NOMBRE}" in capsys.readouterr().out
    (claves / "clave.pem").unlink()
    commands.prepare()
    assert "NOT signed (ilegible" in capsys.readouterr().out


def test_the_administration_reads_what_is_wrong(
    client: CheckingClient, elena: Usuario, claves: Path
) -> None:
    address = "/es/administracion/"
    assert "Es de desarrollo y no tiene valor" in client.as_user(elena).get(address).text
    (claves / "desarrollo.pem").unlink()
    claves.rmdir()
    institucion(curve=True, days=10).write_pem(claves, FRASE)
    assert "El certificado de la institución vence el" in client.get(address).text
    (claves / "clave.pem").unlink()
    assert "no se puede leer el certificado" in client.get(address).text


def test_of_a_sound_certificate_the_administration_reads_nothing(
    client: CheckingClient, elena: Usuario, claves: Path
) -> None:
    institucion(curve=True).write_pem(claves, FRASE)

    assert "Firma de los certificados" not in client.as_user(elena).get("/es/administracion/").text


def test_a_telephone_reads_the_code_of_the_page_and_lands_on_it(
    client: CheckingClient, credencial: Credencial, claves: Path, tmp_path: Path
) -> None:
    address, _hash, carried = on_paper(issued(credencial), tmp_path).partition("#")

    answer = client.get(urlsplit(address).path)
    assert address.endswith(f"/es/credenciales/{credencial.codigo}/")
    assert carried.startswith("v1.")
    assert answer.status_code == 200
    assert "Ana Benítez" in answer.text
