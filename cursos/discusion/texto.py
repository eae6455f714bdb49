"""What people type, as it is kept and as it is shown: plain text, with its links made safely."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from plataforma.busqueda.analisis import fold, normalize

LINK = re.compile(r"https?://[^\s<>\"'`]+", re.IGNORECASE)
TRAILING = ".,;:!?…»”’)]}*_"
SHOWN = 60  # characters of an address on the page
REL = "nofollow ugc noopener noreferrer"


def ordenar(text: str) -> str:
    """Return the text with at most one empty line between paragraphs."""
    lines = (line.rstrip() for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def plegar(text: str) -> str:
    """Return the text as the search inside a course compares it: no accents, no capitals."""
    return " ".join(fold(normalize(text)).split())


def enlazar(text: str) -> Markup:
    """Escape everything; whole http(s) addresses become links, and nothing else does."""
    pieces: list[Markup] = []
    place = 0
    for match in LINK.finditer(text):
        address = _trim(match[0])
        if not _is_plain(address):
            continue
        end = match.start() + len(address)
        pieces += [escape(text[place : match.start()]), _link(address)]
        place = end
    pieces.append(escape(text[place:]))
    return Markup("").join(pieces)


def _trim(address: str) -> str:
    """Leave out the punctuation of the sentence; keep a bracket that the address itself opened."""
    while address and address[-1] in TRAILING:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address


def _is_plain(address: str) -> bool:
    """Refuse what shows one place and leads to another: a name before @, a disguised host."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    return "." in host and host.isascii() and "@" not in parts.netloc


def _link(address: str) -> Markup:
    shown = address if len(address) <= SHOWN else address[: SHOWN - 1] + "…"
    return Markup('<a href="{}" rel="{}">{}</a>').format(address, REL, shown)
