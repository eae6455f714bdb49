"""Taking mail from the mail server: only for addresses of ours, and only what is safely kept."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP

from plataforma.buzon.direcciones import destino_de
from plataforma.buzon.services import Sobre, guardar
from plataforma.db import db, transaction

if TYPE_CHECKING:
    from aiosmtpd.smtp import Envelope, Session
    from flask import Flask

MAX_BYTES = 50 * 1024 * 1024  # five files of 5 MB and one of 30 MB, as mail writes them
MAX_RECIPIENTS = 20
MAX_LINE = 64 * 1024  # some programs do not fold
AT_ONCE = 4  # mails that are taken in at the same time: each may stand in memory whole
IDLE_SECONDS = 120
log = logging.getLogger(__name__)
# It writes addresses and text at its lower levels.
logging.getLogger("mail.log").setLevel(logging.WARNING)


class Receptor:
    """What the server asks at each step. It relays nothing."""

    def __init__(self, app: Flask, *, lmtp: bool) -> None:
        self.app = app
        # LMTP answers for each recipient; with one a mail, both protocols say the same.
        self.recipients = 1 if lmtp else MAX_RECIPIENTS

    async def handle_MAIL(  # noqa: N802 — the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address or "<>"  # a bounce has no sender; the library wants a word
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        with self.app.app_context():
            known = destino_de(address) is not None
        if not known:
            return "550 5.1.1 No such address here"
        if len(envelope.rcpt_tos) >= self.recipients:
            return "452 4.5.3 Too many recipients: send the mail again to the others"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        content = envelope.original_content or b""
        try:
            await asyncio.to_thread(
                self._keep, envelope.mail_from or "", envelope.rcpt_tos, content
            )
        except Exception as error:  # noqa: BLE001 — the mail server keeps it and comes again
            # Its kind alone: what a database says of an error repeats addresses.
            log.error("a mail could not be kept (%s): try again", type(error).__name__)  # noqa: TRY400
            return "451 4.3.0 Not now: try again later"
        return "250 2.0.0 OK: kept"

    def _keep(self, sender: str, recipients: list[str], content: bytes) -> None:
        with self.app.app_context():
            sobre = Sobre(sender.strip("<>"), tuple(recipients))
            try:
                with transaction():
                    guardar(sobre, content)
            finally:
                db.session.remove()


async def escuchar(app: Flask, address: str) -> asyncio.Server:
    """Listen at smtp://host:port or lmtp://host:port."""
    url = urlsplit(address)
    lmtp = url.scheme == "lmtp"
    receptor, room = Receptor(app, lmtp=lmtp), asyncio.Semaphore(AT_ONCE)

    class Conexion(LMTP if lmtp else SMTP):  # type: ignore[misc]
        line_length_limit = MAX_LINE

        async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
            async with room:
                await super().smtp_DATA(arg)

    options: dict[str, Any] = {
        "data_size_limit": MAX_BYTES,
        "enable_SMTPUTF8": True,
        "hostname": app.extensions["settings"].mail_in_domain,
        "ident": "Escala",
        "timeout": IDLE_SECONDS,
    }
    loop = asyncio.get_running_loop()
    return await loop.create_server(
        lambda: Conexion(receptor, loop=loop, **options), url.hostname, url.port or 0
    )
