"""Mail that machines wrote: it never becomes a message and is never answered, so nothing loops."""

from __future__ import annotations

import email
from email.parser import BytesHeaderParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import Message

BULK = {"bulk", "list", "junk", "auto_reply"}
MARKS = (
    *("X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply"),
    *("List-Id", "X-Loop", "X-Failed-Recipients", "Feedback-ID"),
)
MACHINES = ("mailer-daemon", "postmaster", "no-reply", "noreply", "no-responder", "bounce")


def lo_escribio_una_maquina(raw: bytes, sobre: str, desde: str) -> bool:
    """Return whether a mail is a bounce, an absence notice, a list's or another machine's."""
    if not sobre:  # of bounces and absence notices, by RFC 3834 and 5321
        return True
    if desde.split("@", maxsplit=1)[0].startswith(MACHINES):
        return True
    try:
        return _says_so(BytesHeaderParser().parsebytes(raw))
    except (LookupError, ValueError, TypeError, email.errors.MessageError):
        return False


def _says_so(message: Message) -> bool:
    submitted = str(message.get("Auto-Submitted", "no")).split(";")[0].strip().lower()
    if submitted not in {"no", ""}:
        return True
    if str(message.get("Precedence", "")).strip().lower() in BULK:
        return True
    if str(message.get("Return-Path", "?")).strip() == "<>":
        return True
    if message.get_content_type() == "multipart/report":
        return True
    return any(message.get(name) is not None for name in MARKS)
