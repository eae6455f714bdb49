"""What in a text would tell whose case it was. Pure: it points, people take out.

What is known of the case (the firm, who asked, its numbers) is found however it is spelt: capitals,
accents, letters set apart, wide or invisible characters. The rest is found by its shape, and some
of it is harmless: an amount of an example, a code. That wants a look, not a refusal.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Clase(StrEnum):
    NOMBRE = "nombre"  # of the firm, or of who asked
    PARTE = "parte"  # one word of such a name
    PERSONA = "persona"  # somebody with a title: Sra. …, Ing. …
    CORREO = "correo"
    NUMERO = "numero"  # a tax id of the case, or the number of its request
    CIFRAS = "cifras"  # a telephone, a tax id, an account: many digits
    MONTO = "monto"
    ENLACE = "enlace"


GRAVES = frozenset({Clase.NOMBRE, Clase.CORREO, Clase.NUMERO})  # never let through


@dataclass(frozen=True, order=True)
class Hallazgo:
    """A piece of the text, as it stands there, and why it is pointed at."""

    clase: Clase
    texto: str

    @property
    def grave(self) -> bool:
        return self.clase in GRAVES


@dataclass(frozen=True, kw_only=True)
class Conocido:
    """What must not be read between the lines: names of firms and persons, tax ids, telephones."""

    empresas: Sequence[str] = ()
    personas: Sequence[str] = ()
    numeros: Sequence[str] = ()


LEGAL = frozenset(
    {
        *("sa", "srl", "sas", "sac", "saic", "sociedad", "anonima", "ltda", "limitada", "ltd"),
        *("eirl", "spa", "cia", "me", "mei", "epp", "eireli", "inc", "llc", "sapi", "rl"),
        *("cv", "de", "s", "a", "c", "r", "l", "e", "i"),
    }
)
PARTICLES = frozenset(
    {"de", "del", "da", "do", "das", "dos", "la", "las", "los", "y", "e", "san", "santa"}
)
SHORTEST_NAME, SHORTEST_NUMBER = 3, 6
CUT_FRAGMENT = 60
_AT = r"\s*(?:@|\(\s*(?:at|arroba)\s*\)|\[\s*(?:at|arroba)\s*\]|\s(?:arroba)\s)\s*"
_DOT = r"\s*(?:\.|\(\s*(?:punto|ponto|dot)\s*\)|\s(?:punto|ponto)\s)\s*"
CORREO = re.compile(rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)+", re.IGNORECASE)
ENLACE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
REFERENCIA = re.compile(r"\bAT\W{0,3}20\d\d\W{0,3}\d{4,8}\b", re.IGNORECASE)
PERSONA = re.compile(
    r"\b(?:Sr|Sra|Srta|Dr|Dra|Don|Doña|Dona|Ing|Lic|Seu)\b\.?\s+[A-ZÁÉÍÓÚÑÂÊÔÃÕÇ][\w’'-]+"
)
CIFRAS = re.compile(r"(?<![\w.,])[+(]{0,2}\d(?:[\s().\-/–‐−]{0,3}\d){6,}(?:[-.\s]?[Kk])?(?!\w)")
CON_LETRAS = re.compile(
    r"\b(?:[A-ZÑ&]{3,4}[\s-]?\d{6}[\s-]?[A-Z0-9]{3}|[VEJPGC]-?\d{8}-?\d"
    r"|[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}/[0-9A-Z]{4}-?\d{2})\b"
)
NO_IDENTIFICA = re.compile(  # codes of the tariff, days, spans of years
    r"\d{4}(?:\.\d{2}){1,3}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}"
    r"|(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d"
)
MONTO = re.compile(
    r"(?:US\$|U\$S|R\$|S/|\$|€|\b(?:USD|BRL|ARS|UYU|PYG|CLP|COP|PEN|MXN|BOB|EUR)\b)\s?\d[\d.,\s]*\d?"
    r"|\b\d[\d.,]*\s?(?:mil\s|millones\sde\s|milh(?:ões|ão)\sde\s)?"
    r"(?:d[óo]lares|reais|pesos|euros|soles|bolivianos|guaran[íi]es|USD|BRL|EUR)\b",
    re.IGNORECASE,
)


def revisar(texto: str, conocido: Conocido) -> list[Hallazgo]:
    """Return what is found, each piece once, what must go first."""
    plain = unicodedata.normalize("NFKC", texto)
    plain = "".join(c for c in plain if unicodedata.category(c) != "Cf")  # invisible marks
    found = {*_known(plain, conocido), *_by_shape(plain)}
    return sorted(found, key=lambda h: (not h.grave, h.clase, h.texto))


def firma_de(hallazgos: Iterable[Hallazgo]) -> str:
    """Return a mark of what somebody looked at: another piece in the text needs another look."""
    said = "\n".join(sorted(f"{h.clase}:{h.texto}" for h in hallazgos))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _by_shape(text: str) -> Iterator[Hallazgo]:
    yield from (Hallazgo(Clase.CORREO, _cut(m[0])) for m in CORREO.finditer(text))
    yield from (Hallazgo(Clase.NUMERO, _cut(m[0])) for m in REFERENCIA.finditer(text))
    yield from (Hallazgo(Clase.ENLACE, _cut(m[0])) for m in ENLACE.finditer(text))
    yield from (Hallazgo(Clase.PERSONA, _cut(m[0])) for m in PERSONA.finditer(text))
    yield from (Hallazgo(Clase.MONTO, _cut(m[0])) for m in MONTO.finditer(text))
    for pattern in (CIFRAS, CON_LETRAS):
        for match in pattern.finditer(text):
            if not NO_IDENTIFICA.fullmatch(match[0].strip()):
                yield Hallazgo(Clase.CIFRAS, _cut(match[0]))


def _known(text: str, conocido: Conocido) -> Iterator[Hallazgo]:
    squeezed, places = _squeeze(text)
    for needle, clase in _needles(conocido):
        start = squeezed.find(needle)
        while start >= 0:
            first, last = places[start], places[start + len(needle) - 1]
            if _stands_alone(text, first, last):
                yield Hallazgo(clase, _cut(text[first : last + 1]))
            start = squeezed.find(needle, start + 1)


def _needles(conocido: Conocido) -> Iterator[tuple[str, Clase]]:
    """Yield what to look for, in letters and digits alone."""
    firms = (_of_firm(firm) for firm in conocido.empresas)
    yield from ((name, Clase.NOMBRE) for name in firms if name)
    for words in map(_words, conocido.personas):
        if len(words) > 1:
            yield "".join(words), Clase.NOMBRE
        telling = (w for w in words if len(w) >= SHORTEST_NAME and w not in PARTICLES)
        yield from ((word, Clase.PARTE) for word in telling)
    numbers = ("".join(_words(number)) for number in conocido.numeros)
    yield from ((number, Clase.NUMERO) for number in numbers if len(number) >= SHORTEST_NUMBER)


def _of_firm(name: str) -> str:
    """Return the name without what only says which kind of firm it is."""
    words = _words(name)
    while len(words) > 1 and words[-1] in LEGAL:
        words.pop()
    whole = "".join(words)
    return whole if len(whole) >= SHORTEST_NAME else ""


def _words(text: str) -> list[str]:
    found = ("".join(_letters(word)) for word in text.replace(".", "").split())
    return [word for word in found if word]


def _letters(text: str) -> Iterator[str]:
    for char in unicodedata.normalize("NFKD", text).casefold():
        if char.isalnum():
            yield char


def _squeeze(text: str) -> tuple[str, list[int]]:
    """Return letters and digits alone, without accents, and where in the text each one stands."""
    kept: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for letter in _letters(char):
            kept.append(letter)
            places.append(place)
    return "".join(kept), places


def _stands_alone(text: str, first: int, last: int) -> bool:
    """Whether what was found is no piece of a longer word: "Ana" is not in "mañana"."""
    before = text[first - 1] if first else " "
    after = text[last + 1] if last + 1 < len(text) else " "
    return not (before.isalnum() or after.isalnum())


def _cut(piece: str) -> str:
    return " ".join(piece.split())[:CUT_FRAGMENT]
