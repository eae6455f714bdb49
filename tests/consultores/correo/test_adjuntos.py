"""Files that come with an answer."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from consultores.solicitudes import archivos
from consultores.solicitudes.intercambio import Archivo, Mensaje
from plataforma.buzon.models import CorreoEntrante, EstadoEntrante
from plataforma.buzon.services import procesar
from plataforma.clock import now
from plataforma.db import db
from tests.clamd import EICAR, scanning
from tests.installation import free_port
from tests.receptor import Receptor, address, mail

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage

    from flask import Flask

    from consultores.solicitudes.models import Solicitud
    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario

    Buzon = Callable[[Usuario], list[Correo]]

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


def with_files(*files: tuple[str, bytes], text: str = "Adjunto mis costos.") -> EmailMessage:
    message = mail(text)
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def kept() -> list[Archivo]:
    found = select(Archivo).where(Archivo.mensaje_id.is_not(None)).order_by(Archivo.id)
    return list(db.session.scalars(found))


def to(solicitud: Solicitud, persona: Usuario) -> str:
    return address("solicitud", solicitud.id, persona)


def test_a_file_comes_with_its_message(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario, buzon: Buzon
) -> None:
    before = len(buzon(ana))
    receptor.send(bytes(with_files(("costos 2026.pdf", PDF))), to(solicitud, ana))
    (archivo,), message = kept(), db.session.scalars(select(Mensaje)).one()
    assert (archivo.nombre, archivo.tipo, archivo.mensaje_id) == (
        "costos 2026.pdf",
        "pdf",
        message.id,
    )
    assert (archivo.subido_por_id, archivos.leer(archivo)) == (ana.id, PDF)
    assert len(buzon(ana)) == before


def test_twice_it_is_there_once(receptor: Receptor, solicitud: Solicitud, ana: Usuario) -> None:
    raw = bytes(with_files(("costos.pdf", PDF)))
    receptor.send(raw, to(solicitud, ana))
    receptor.send(raw + b"\r\n--resto que un servidor puso", to(solicitud, ana))
    assert len(kept()) == 1


def test_what_is_no_file_of_ours_is_named(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario, buzon: Buzon
) -> None:
    files = [("a.pdf", PDF), ("virus.exe", b"MZ\x90"), ("vacio.pdf", b"")]
    receptor.send(bytes(with_files(*files)), to(solicitud, ana))
    assert [a.nombre for a in kept()] == ["a.pdf"]
    told = buzon(ana)[0].texto
    assert "- virus.exe: El archivo debe ser PDF" in told
    assert "- vacio.pdf" in told


def test_the_sixth_file_is_named(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario, buzon: Buzon
) -> None:
    files = [(f"{n}.pdf", PDF + bytes([n])) for n in range(6)]
    receptor.send(bytes(with_files(*files)), to(solicitud, ana))
    assert len(kept()) == 5
    assert "- 5.pdf: Se toman hasta cinco archivos" in buzon(ana)[0].texto


def test_thirty_megabytes_are_not_taken_and_the_words_are(
    receptor: Receptor, solicitud: Solicitud, ana: Usuario, buzon: Buzon
) -> None:
    large = PDF + secrets.token_bytes(30 * 1024 * 1024)
    receptor.send(bytes(with_files(("todo.pdf", large), ("a.pdf", PDF))), to(solicitud, ana))
    assert [m.texto for m in db.session.scalars(select(Mensaje))] == ["Adjunto mis costos."]
    assert [a.nombre for a in kept()] == ["a.pdf"]
    assert "- todo.pdf: El archivo pesa más de 5 MB" in buzon(ana)[0].texto


def test_files_alone_are_a_message(receptor: Receptor, solicitud: Solicitud, ana: Usuario) -> None:
    receptor.send(bytes(with_files(("a.pdf", PDF), text="")), to(solicitud, ana))
    assert [m.texto for m in db.session.scalars(select(Mensaje))] == [
        "(Correo sin texto: solo archivos.)"
    ]
    assert len(kept()) == 1


def test_a_virus_stays_out(
    app: Flask, receptor: Receptor, solicitud: Solicitud, ana: Usuario, buzon: Buzon
) -> None:
    with scanning(app):
        files = [("a.pdf", PDF), ("b.pdf", PDF + EICAR)]
        receptor.send(bytes(with_files(*files)), to(solicitud, ana))
    assert [a.nombre for a in kept()] == ["a.pdf"]
    assert "- b.pdf: El archivo tiene un virus" in buzon(ana)[0].texto


def test_with_the_scanner_down_the_mail_waits_and_then_goes_without(
    app: Flask, receptor: Receptor, solicitud: Solicitud, ana: Usuario, buzon: Buzon
) -> None:
    settings = app.extensions["settings"]
    app.extensions["settings"] = replace(settings, clamd=f"tcp://127.0.0.1:{free_port()}")
    receptor.send(bytes(with_files(("a.pdf", PDF))), to(solicitud, ana))
    row = db.session.scalars(select(CorreoEntrante)).one()
    assert row.estado == EstadoEntrante.RECIBIDO
    row.recibido_el = now() - timedelta(hours=1)
    db.session.commit()
    procesar({"id": row.id})
    assert [m.texto for m in db.session.scalars(select(Mensaje))] == ["Adjunto mis costos."]
    assert not kept()
    assert "- a.pdf: Ahora no podemos revisar" in buzon(ana)[0].texto
