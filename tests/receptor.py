"""The receiver of mail as it runs beside the server, listening on loopback for a test."""

from __future__ import annotations

import asyncio
import smtplib
import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from plataforma.buzon.direcciones import direccion_de
from plataforma.buzon.recepcion import escuchar
from plataforma.jobs.services import run_due
from tests.installation import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from plataforma.identidad.models import Usuario

DOMAIN = "respuestas.escala.test"


@dataclass
class Receptor:
    """What a mail server says to us, over a real connection."""

    port: int
    lmtp: bool = False

    def connect(self) -> smtplib.SMTP:
        client = smtplib.LMTP if self.lmtp else smtplib.SMTP
        return client("127.0.0.1", self.port, local_hostname="mta.test", timeout=30)

    def send(self, raw: bytes, *to: str, sender: str = "ana@escala.test") -> None:
        """Deliver a mail, and let the job runner do what is due."""
        with self.connect() as smtp:
            smtp.sendmail(sender, list(to), raw)
        run_due()


@contextmanager
def listening(app: Flask, scheme: str = "smtp") -> Iterator[Receptor]:
    kept, port = app.extensions["settings"], free_port()
    address = f"{scheme}://127.0.0.1:{port}"
    app.extensions["settings"] = replace(kept, mail_in=address, mail_in_domain=DOMAIN)
    ready, loop = threading.Event(), asyncio.new_event_loop()
    stop = asyncio.Event()

    async def serve() -> None:
        async with await escuchar(app, address):
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    try:
        assert ready.wait(10)
        yield Receptor(port, lmtp=scheme == "lmtp")
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()
        app.extensions["settings"] = kept


def address(tipo: str, objeto_id: int, persona: Usuario) -> str:
    return direccion_de(tipo, objeto_id, persona.id)


def mail(text: str = "Adjunto mis costos.", **headers: str) -> EmailMessage:
    """Return what Ana's program writes when she answers."""
    message = EmailMessage(policy=SMTP)
    values = {
        "From": "Ana Benítez <ana@escala.test>",
        "To": f"respuesta@{DOMAIN}",
        "Subject": "Re: Mensaje nuevo en AT-2026-000001",
        "Message-ID": "<1@programa.test>",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in values.items():
        message[name] = value
    message.set_content(text)
    return message
