"""What a part of a mail says as plain text, whatever its author's program did to it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import nh3

if TYPE_CHECKING:
    from email.message import Message

MAX_HTML = 2_000_000  # characters that are looked at; a message holds 4,000
QUOTE = "> "
_BLOCKS = {"p", "div", "br", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "pre", "hr"}
_TAGS = _BLOCKS | {"li", "blockquote", "a", "td", "th", "span"}
_DROPPED = {"script", "style", "title", "template", "noscript"}
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")
_LATIN = {"latin-1", "latin1", "iso-8859-1", "iso8859-1", "us-ascii", "ascii", ""}


def descifrar(part: Message) -> str:
    """Return the text of a part: as declared if that can be, else as it most likely was meant."""
    payload = part.get_payload(decode=True)
    data = (
        payload if isinstance(payload, bytes) else str(part.get_payload()).encode(errors="replace")
    )
    return limpio(decodificar(data, _charset(part)))


def decodificar(data: bytes, charset: str) -> str:
    """Latin-1 means Windows-1252, as browsers have it; what is declared wrongly is guessed."""
    wanted = [] if charset in _LATIN else [charset]
    for name in (*wanted, "utf-8", "windows-1252"):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    return data.decode("windows-1252", errors="replace")


def _charset(part: Message) -> str:
    try:
        return (part.get_content_charset() or "").lower()
    except (LookupError, ValueError, TypeError):
        return ""


def limpio(text: str) -> str:
    """Return the text without what no database keeps and nobody sees."""
    text = text.encode("utf-8", errors="replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c.isprintable() or c in "\n\t\u200d\u2028")


def corrido(text: str, *, delsp: bool = False) -> str:
    """Join the lines that a program broke by itself (format=flowed, RFC 3676)."""
    lines: list[str] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        body = line.lstrip(">")
        depth = len(line) - len(body)
        body = body.removeprefix(" ")
        flows = body.endswith(" ") and body != "-- "
        kept = body[:-1] if flows and delsp else body
        if open_depth == depth and body != "-- ":
            lines[-1] += kept
        else:
            lines.append((">" * depth + " " if depth else "") + kept)
        open_depth = depth if flows else None
    return "\n".join(lines)


class _Texto(HTMLParser):
    """Writes down what a reader sees. It is given the output of a sanitiser."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self.depth = 0
        self.pre = 0
        self.href = ""
        self.said = 0  # characters of the line when a link began

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag in {"li", "blockquote"}:
            self._break()
        if tag == "blockquote":
            self.depth += 1
        elif tag == "li":
            self.lines[-1] = "- "
        elif tag == "pre":
            self.pre += 1
        elif tag == "p" and self.lines[-2:-1] != [""]:
            self._line()
        elif tag == "a":
            self.href, self.said = dict(attrs).get("href") or "", len(self.lines[-1])

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            shown = self.lines[-1][self.said :].strip()
            if self.href.startswith(("http://", "https://")) and shown and shown != self.href:
                self.lines[-1] += f" ({self.href})"
            self.href = ""
        elif tag in {"td", "th"}:
            self.lines[-1] += " "
        elif tag in _BLOCKS or tag in {"li", "blockquote"}:
            self._break()
        if tag == "blockquote":
            self.depth = max(0, self.depth - 1)
            self._line()
        elif tag == "pre":
            self.pre = max(0, self.pre - 1)

    def handle_data(self, data: str) -> None:
        if self.pre:
            first, *rest = data.split("\n")
            self.lines[-1] += first
            for line in rest:
                self._line(line)
            return
        text = _SPACES.sub(" ", data)
        if not self.lines[-1].strip():
            text = text.lstrip(" ")
        if text and not self.lines[-1]:
            self.lines[-1] = QUOTE * self.depth
        self.lines[-1] += text

    def _break(self) -> None:
        if self.lines[-1].strip():
            self._line()

    def _line(self, text: str = "") -> None:
        self.lines.append(text)


def de_html(source: str) -> str:
    """Return what HTML says, as text: no mark-up, no script, quotations as "> " lines."""
    safe = nh3.clean(
        source[:MAX_HTML],
        tags=_TAGS,
        clean_content_tags=_DROPPED,
        attributes={"a": {"href"}},
        link_rel=None,
    )
    reader = _Texto()
    reader.feed(safe)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in reader.lines)).strip("\n")
