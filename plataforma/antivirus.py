"""Asking clamd whether a file carries a virus (setting CLAMD; empty asks nobody)."""

from __future__ import annotations

import logging
import socket
import struct
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import current_app

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 8  # less than others wait for the database: files are looked at within an act
PIECE = 64 * 1024
MAX_ANSWER = 4096  # bytes
log = logging.getLogger(__name__)


class SinRespuestaError(Exception):
    """The scanner is there by setting and says nothing that can be relied upon."""


def virus_en(datos: bytes) -> str:
    """Return the name of the virus, or nothing. Raise when the scanner cannot tell."""
    where = current_app.extensions["settings"].clamd
    if not where:
        return ""
    try:
        answer = _ask(where, datos)
    except OSError as error:
        log.error("the antivirus at %s does not answer (%s)", where, error)  # noqa: TRY400
        raise SinRespuestaError from error
    said = answer.removeprefix("stream: ")
    if said == "OK":
        return ""
    if said.endswith(" FOUND"):
        return said.removesuffix(" FOUND")
    log.error("the antivirus at %s says %r", where, said[:200])
    raise SinRespuestaError


def _ask(where: str, datos: bytes) -> str:
    """Speak INSTREAM: pieces with their length, an empty one at the end."""
    with _connect(where) as link:
        try:
            link.sendall(b"zINSTREAM\0")
            for piece in _pieces(datos):
                link.sendall(struct.pack("!L", len(piece)) + piece)
            link.sendall(struct.pack("!L", 0))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it said no before the end: the answer says why
        return _answer(link)


def _connect(where: str) -> socket.socket:
    if where.startswith("tcp://"):
        url = urlsplit(where)
        return socket.create_connection((url.hostname or "", url.port or 0), timeout=SECONDS)
    link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    link.settimeout(SECONDS)
    try:
        link.connect(where)
    except OSError:
        link.close()
        raise
    return link


def _pieces(datos: bytes) -> Iterator[bytes]:
    for start in range(0, len(datos), PIECE):
        yield datos[start : start + PIECE]


def _answer(link: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < MAX_ANSWER:
        more = link.recv(MAX_ANSWER)
        if not more:
            break
        said += more
    return said.rstrip(b"\0\n").decode("utf-8", errors="replace").strip()
