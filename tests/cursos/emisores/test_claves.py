"""Rotation, retirement, a leak; and no private key anywhere but in its file."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sqlalchemy import select

from cursos.credenciales import vida
from cursos.credenciales.models import MotivoSuspension
from cursos.emisores.queries import claves_publicadas
from cursos.insignias import emisor as secretaria
from cursos.insignias.firma import FirmaInvalidaError, verify
from cursos.verificacion.archivo import Tipo
from cursos.verificacion.comprobacion import Veredicto
from plataforma.audit.models import AuditLine
from plataforma.cuenta.datos import exportar_datos
from plataforma.db import db
from plataforma.email import Correo
from plataforma.jobs.models import Job
from plataforma.jobs.services import run_due
from plataforma.part import parts
from plataforma.texto import TextoBilingue
from tests.cursos.verificacion.test_comprobar import content, judge
from tests.factories.credenciales import make_credencial

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

pytestmark = pytest.mark.usefixtures("instancia")
DE_LITORAL = ("--emisor", "litoral")


def run(app: Flask, *args: str, code: int = 0) -> str:
    result = app.test_cli_runner().invoke(args=["claves", *args])
    assert result.exit_code == code, result.output
    db.session.expire_all()
    return result.output


def read(credencial: Credencial) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(credencial.documento)
    return found


def test_after_a_rotation_the_new_key_signs_and_the_old_one_verifies(
    app: Flask, conjunta: Credencial, bruno: Usuario, version: VersionCurso
) -> None:
    old = secretaria.keys_of("litoral").metodo
    said = run(app, "rotar", *DE_LITORAL)
    new = secretaria.keys_of("litoral").metodo

    assert new != old
    assert new.partition("#")[2] in said
    assert read(conjunta)["proof"][0]["verificationMethod"] == old
    verify(read(conjunta), claves_publicadas())


def test_rotating_one_leaves_the_others_alone(app: Flask, conjunta: Credencial) -> None:
    before = secretaria.current_keys().metodo
    run(app, "rotar", *DE_LITORAL)

    assert secretaria.current_keys().metodo == before


def test_a_retired_key_verifies_and_its_private_half_is_gone(
    app: Flask, conjunta: Credencial, instancia: Path
) -> None:
    run(app, "rotar", *DE_LITORAL)
    run(app, "retirar", "1", *DE_LITORAL)

    kept = (instancia / "claves/camaras/litoral/clave-1.pem").read_text()
    assert "PRIVATE" not in kept
    verify(read(conjunta), claves_publicadas())
    assert "1  verifies, public half only" in run(app, "lista")


def test_the_key_that_signs_is_not_retired(app: Flask, conjunta: Credencial) -> None:
    said = run(app, "retirar", "1", *DE_LITORAL, code=1)

    assert "flask claves rotar" in said
    assert secretaria.keys_of("litoral").metodo


@pytest.mark.parametrize("args", [("retirar", "9"), ("rotar", "--emisor", "../secretos")])
def test_what_there_is_not_is_refused(app: Flask, instancia: Path, args: tuple[str, ...]) -> None:
    run(app, *args, code=1)

    assert [p.name for p in instancia.rglob("*.pem")] == ["clave-1.pem"]


def test_what_a_leaked_key_signed_verifies_no_more(app: Flask, conjunta: Credencial) -> None:
    run(app, "quitar", "1", "--yes", *DE_LITORAL)

    with pytest.raises(FirmaInvalidaError, match="unknown key"):
        verify(read(conjunta), claves_publicadas())
    assert [k.rpartition("#")[0] for k in claves_publicadas()].count(
        secretaria.did_of("litoral")
    ) == 1


def test_after_a_leak_what_was_issued_is_signed_again(
    app: Flask, ana: Usuario, conjunta: Credencial, bruno: Usuario, version: VersionCurso
) -> None:
    other = make_credencial(bruno, version).documento
    run(app, "quitar", "1", "--yes", *DE_LITORAL)
    before = read(conjunta)

    said = run(app, "volver-a-firmar")
    assert f"{conjunta.codigo}: signed again" in said
    after = read(conjunta)
    verify(after, claves_publicadas())
    del before["proof"], after["proof"]
    assert after == before
    assert other in db.session.scalars(select(type(conjunta).documento))
    assert "0 credentials" in run(app, "volver-a-firmar")


def test_its_holder_is_told_to_download_it_again(
    app: Flask, ana: Usuario, conjunta: Credencial
) -> None:
    run(app, "quitar", "1", "--yes", *DE_LITORAL)
    run(app, "volver-a-firmar")

    found = select(Correo.asunto).where(Correo.para == ana.correo).order_by(Correo.id.desc())
    assert "Descargue otra vez" in str(db.session.scalars(found).first())
    removed = select(Job.payload).where(Job.nombre == "credenciales.borrar_pdf")
    assert [job["clave"] for job in db.session.scalars(removed)] == [conjunta.pdf_key]


def test_a_leak_at_the_secretariat_renews_the_recognition_inside(
    app: Flask, conjunta: Credencial
) -> None:
    run(app, "quitar", "1", "--yes")
    assert "1 credentials" in run(app, "volver-a-firmar", "--solo-contar")
    run(app, "volver-a-firmar")

    (recognition,) = read(conjunta)["issuer"]["endorsement"]
    verify(recognition, secretaria.current_keys().by_method())
    verify(read(conjunta), claves_publicadas())


def test_the_recognition_inside_says_the_same_when_it_is_signed_again(
    app: Flask, elena: Usuario, conjunta: Credencial
) -> None:
    """Also when the chamber was suspended and authorised again meanwhile."""
    (before,) = read(conjunta)["issuer"]["endorsement"]
    assert conjunta.emisor is not None
    conjunta.emisor.autorizado_el += timedelta(days=40)
    conjunta.emisor.nombre = TextoBilingue(es="Otro nombre", pt="Outro nome")
    db.session.commit()
    run(app, "quitar", "1", "--yes")
    run(app, "volver-a-firmar")

    (after,) = read(conjunta)["issuer"]["endorsement"]
    assert after.pop("proof") != before.pop("proof")
    assert after == before


def test_who_has_it_suspended_is_told_too(
    app: Flask, elena: Usuario, ana: Usuario, conjunta: Credencial
) -> None:
    vida.suspender(elena, conjunta, MotivoSuspension.EN_REVISION)
    db.session.commit()
    run(app, "quitar", "1", "--yes", *DE_LITORAL)
    run(app, "volver-a-firmar")

    found = select(Correo).where(Correo.para == ana.correo).order_by(Correo.id.desc())
    mail = db.session.scalars(found).first()
    assert mail is not None
    assert mail.asunto.startswith("Firmamos otra vez su credencial")
    assert "Cuando vuelva a valer, descargue otra vez" in " ".join(mail.texto.split())


def test_files_of_before_are_not_vouched_for_after_signing_again(
    app: Flask, client: CheckingClient, conjunta: Credencial
) -> None:
    old = {tipo: content(conjunta, tipo) for tipo in Tipo}
    assert {judge(data) for data in old.values()} == {Veredicto.INTACTO}
    run(app, "quitar", "1", "--yes", *DE_LITORAL)
    run(app, "volver-a-firmar")
    run_due()

    for data in old.values():
        assert judge(data) != Veredicto.INTACTO


def test_each_act_is_in_the_audit_log(app: Flask, conjunta: Credencial) -> None:
    run(app, "rotar", *DE_LITORAL)
    run(app, "retirar", "1", *DE_LITORAL)
    run(app, "quitar", "1", "--yes", *DE_LITORAL)

    found = select(AuditLine.accion, AuditLine.objeto).where(AuditLine.accion.startswith("clave."))
    assert [tuple(row) for row in db.session.execute(found.order_by(AuditLine.id))] == [
        (acto, f"claves:{secretaria.did_of('litoral')}")
        for acto in ("clave.rotar", "clave.retirar", "clave.quitar")
    ]


def secrets_of(instancia: Path) -> list[str]:
    """Return every way in which somebody could have written a private key down."""
    found = []
    for slug in ("", "litoral"):
        private = secretaria.keys_of(slug).privada
        raw = private.private_bytes_raw()
        pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
        found += [pem.splitlines()[1], raw.hex(), repr(raw), base64.b64encode(raw).decode()[:40]]
        found.append(base64.urlsafe_b64encode(raw).decode()[:40])
    return [*found, "PRIVATE KEY"]


def test_a_private_key_is_nowhere_but_in_its_file(
    app: Flask,
    instancia: Path,
    ana: Usuario,
    conjunta: Credencial,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    printed = run(app, "rotar", *DE_LITORAL) + run(app, "lista")
    dump = [
        repr(tuple(row))
        for table in db.metadata.sorted_tables
        for row in db.session.execute(select(table))
    ]
    export = json.dumps(exportar_datos(ana, [d for p in parts() for d in p.personal_data]))
    text = "\n".join((*dump, export, caplog.text, printed))

    assert conjunta.codigo in text  # it would be seen
    assert [s for s in secrets_of(instancia) if s in text] == []
    holders = {p.parent.name for p in instancia.rglob("*") if p.is_file() and _has_key(p)}
    assert holders == {"credenciales", "litoral"}


def _has_key(path: Path) -> bool:
    return b"PRIVATE KEY" in path.read_bytes()
