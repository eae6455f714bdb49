"""A mail as it came, read: who, what, which files. Never raises, never loses what was written."""

from __future__ import annotations

import email
from contextlib import suppress
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import TYPE_CHECKING

from plataforma.archivos import Subida
from plataforma.buzon.citas import propio
from plataforma.buzon.cuerpo import corrido, de_html, decodificar, descifrar, limpio

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PARTS = 200
MAX_TEXT = 200_000  # characters that are looked at for what is new
SMALL_IMAGE = 40 * 1024  # bytes; what stands in the text and is smaller is a logo
SIGNATURES = {
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
}


@dataclass(kw_only=True)
class Leido:
    """What a mail says. `texto` is what its author wrote now; `entero` all of it."""

    desde: str = ""
    asunto: str = ""
    message_id: str = ""
    texto: str = ""
    entero: str = ""
    archivos: list[Subida] = field(default_factory=list)
    otros: list[str] = field(default_factory=list)  # names of parts that are no file of ours
    es_automatico: bool = False


def leer(raw: bytes) -> Leido:
    """Read a mail. One that cannot be understood is taken for plain text."""
    try:
        message = email.message_from_bytes(raw)
        found = _headers(message)
        _Partes(found).read(message)
    except Exception:  # noqa: BLE001 — the library has faults of its own in what nobody expects
        _head, _blank, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
        found = Leido(entero=limpio(decodificar((body or raw)[:MAX_TEXT], "")).strip())
        message = Message()
    found.entero = found.entero[:MAX_TEXT]
    found.texto = propio(found.entero)
    return found


def cabecera(message: Message, name: str) -> str:
    """Return a header decoded, in one line; what cannot be decoded stays as it came."""
    value = message.get(name)
    if value is None:
        return ""
    try:
        text = str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError, TypeError):
        text = str(value)
    raw = text.encode("utf-8", errors="surrogateescape")
    return " ".join(limpio(decodificar(raw, "")).split())


def _headers(message: Message) -> Leido:
    address = parseaddr(str(message.get("From", "")))[1]
    return Leido(
        desde=limpio(address).strip().lower()[:254],
        asunto=cabecera(message, "Subject")[:200],
        message_id=cabecera(message, "Message-ID")[:200],
    )


class _Partes:
    """Walks the parts of a mail and puts each where it belongs."""

    def __init__(self, found: Leido) -> None:
        self.found = found
        self.texts: list[str] = []
        self.named: list[tuple[str, str]] = []  # texts that come as files

    def read(self, message: Message) -> None:
        for part in _leaves(message):
            self._put(part)
        said = [text for text in self.texts if text.strip()]
        if said:
            self.found.otros += [name for name, _text in self.named]
        self.found.entero = "\n\n".join(said or [text for _name, text in self.named])

    def _put(self, part: Message) -> None:
        kind, name = part.get_content_type(), _file_name(part)
        attached = part.get_content_disposition() == "attachment" or bool(name)
        if kind == "text/calendar":
            method = str(part.get_param("method", "")).upper()
            self.found.es_automatico |= method in {"REPLY", "COUNTER"}
            if attached and method not in {"REPLY", "COUNTER"}:
                self.found.otros.append(name or "calendar.ics")
        elif (kind.startswith("text/") and not attached) or kind.startswith("multipart/"):
            self.texts.append(_text(part))
        elif kind == "text/plain":
            self.named.append((name or "texto.txt", _text(part)))
        elif kind not in SIGNATURES:
            self._file(part, kind, name)

    def _file(self, part: Message, kind: str, name: str) -> None:
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        if not data:
            self.found.otros.append(name or kind)
        elif not _is_logo(part, kind, data):
            self.found.archivos.append(Subida(name or kind.replace("/", "."), data))


def _leaves(message: Message) -> Iterator[Message]:
    """Yield the parts to look at: of alternatives the plain one, unless it is empty."""
    waiting, seen = [message], 0
    while waiting and seen < MAX_PARTS:
        part, seen = waiting.pop(), seen + 1
        held = part.get_payload()
        inside = [p for p in held if isinstance(p, Message)] if isinstance(held, list) else []
        if part.get_content_maintype() != "multipart" or not inside:
            yield part
        elif part.get_content_subtype() == "alternative":
            waiting.extend(reversed(_chosen(inside)))
        else:
            waiting.extend(reversed(inside))


def _chosen(parts: list[Message]) -> list[Message]:
    """Return one text of several that say the same, and what is no text."""
    plain = [p for p in parts if p.get_content_type() == "text/plain" and descifrar(p).strip()]
    if not plain:
        return [p for p in parts if p.get_content_type() != "text/plain"]
    rest = [p for p in parts if p.get_content_type() not in {"text/plain", "text/html"}]
    # HTML with its pictures: the text is in the plain one, the pictures are not.
    pictures = [leaf for p in rest for leaf in _leaves(p) if leaf.get_content_maintype() != "text"]
    calendars = [p for p in rest if p.get_content_type() == "text/calendar"]
    return [plain[0], *pictures, *calendars]


def _text(part: Message) -> str:
    text = descifrar(part)
    if part.get_content_type() == "text/html":
        return de_html(text)
    if str(part.get_param("format", "")).lower() == "flowed":
        return corrido(text, delsp=str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (LookupError, ValueError, TypeError):
        return "archivo"
    with suppress(HeaderParseError, LookupError, ValueError, TypeError):
        name = str(make_header(decode_header(name)))
    return " ".join(limpio(name).split())


def _is_logo(part: Message, kind: str, data: bytes) -> bool:
    """A small picture within the text: a signature's. A photograph put there is a file."""
    inside = part.get("Content-ID") is not None and part.get_content_disposition() != "attachment"
    return kind.startswith("image/") and inside and len(data) < SMALL_IMAGE
