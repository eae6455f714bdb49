"""Texts of other programs: their encoding, their HTML, their two languages."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

from flask_babel import lazy_gettext as _l

from cursos.intercambio.piezas import Idioma, NoEntendidaError

LANGS = ("es", "pt")
BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"}
KEPT_OUT = {"img", "table", "audio", "video", "iframe", "object", "svg", "math", "input", "script"}
SPACES = re.compile(r"[ \t\r\n\f]+")
Texto = dict[str, str]


def decodificar(content: bytes) -> str:
    """Return the text of a file: UTF-8 (or UTF-16 with its mark), else Windows-1252."""
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for name in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise NoEntendidaError(
        _l("El archivo no es un texto. Guárdelo como texto en UTF-8 o en Windows-1252."), 1
    )


class _Plain(HTMLParser):
    """Collects plain text, apart for each language that Moodle's mark names."""

    def __init__(self, lang: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lang = lang
        self.found: dict[str, list[str]] = {}
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {k: v or "" for k, v in attrs}
        if tag in KEPT_OUT:
            raise NoEntendidaError(
                _l("Tiene algo que no es texto (%(cosa)s): quítelo y descríbalo.", cosa=tag)
            )
        if tag == "br":
            self._add("\x01")
        elif tag == "span":
            marked = "multilang" in values.get("class", "").split()
            self._open.append(values.get("lang", "").lower()[:2] if marked else "")
        elif tag in BLOCKS:
            self._add("\x01" if self._now() else "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _now(self) -> list[str]:
        named = next((lang for lang in reversed(self._open) if lang), self.lang)
        return self.found.setdefault(named, [])

    def _add(self, text: str) -> None:
        self._now().append(text)


def leer_html(source: str, lang: str) -> Texto:
    """Return the plain text of an HTML piece in each language; "" where it says nothing."""
    parser = _Plain(lang)
    parser.feed(source)
    parser.close()
    texts = {k: _tidy("".join(v)) for k, v in parser.found.items()}
    marked = {k for k in texts if k != lang or "multilang" in source}
    if "multilang" in source and not marked & set(LANGS):
        raise NoEntendidaError(_l("Está en otros idiomas: hacen falta español o portugués."))
    return {k: texts.get(k, "") for k in LANGS}


def _tidy(text: str) -> str:
    lines = (SPACES.sub(" ", line).strip(" ") for line in text.split("\x01"))
    return "\n".join(line for line in lines if line)


def leer_plano(source: str, lang: str) -> Texto:
    """Return a text that is not HTML."""
    return {k: _tidy(source.replace("\n", "\x01")) if k == lang else "" for k in LANGS}


def escribir_html(texto: Texto, idioma: Idioma) -> str:
    """Write a text as HTML, in one language or in both."""
    if idioma != Idioma.AMBOS:
        return _html(texto[idioma])
    return "".join(
        f'<span lang="{lang}" class="multilang">{_html(texto[lang])}</span>' for lang in LANGS
    )


def _html(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")
