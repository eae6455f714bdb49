"""From text to search terms, in Spanish and Portuguese.

Pure functions. People type without accents, in singular or plural, in capitals; every form of a
word must lead to the same term. The order of the steps is what gives the recall (see
docs/adr/0004-busqueda.md): restore the accent of known suffixes, bring Portuguese plurals to the
singular, stem, fold, stem again.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import local

import Stemmer

from plataforma.busqueda.sufijos import (
    ACENTOS,
    IRREGULARES,
    PLURALES,
    TERMINACIONES,
    VACIAS,
)

_ALGORITHM = {"es": "spanish", "pt": "portuguese"}
# A word keeps the combining marks of decomposed text, so that offsets are those of the original.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_SHORTEST = 3
LONGEST = 60  # letters of a word, as the tables hold it: what is longer is no word of a language
_stemmers = local()


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: its term, its exact form (folded) and where it stands in the original."""

    termino: str
    exacto: str
    superficie: str
    inicio: int
    fin: int


def analyse(text: str, lang: str) -> Iterator[Token]:
    """Yield the words of `text` that carry meaning, as written in `lang` (es or pt)."""
    for match in _WORD.finditer(text):
        term, exact, surface = _read(match.group(), lang)
        if term:
            yield Token(term, exact, surface, match.start(), match.end())


def normalize(text: str) -> str:
    """Lower-case in the compatibility form: full-width letters and ligatures become plain."""
    return unicodedata.normalize("NFKC", text).lower()


def fold(text: str) -> str:
    """Take the accents off."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def _read(word: str, lang: str) -> tuple[str, str, str]:
    """Return term, exact form and surface of a word as it stands; no term if it says nothing."""
    surface = normalize(word)
    exact = fold(surface)
    if exact in VACIAS or len(exact) > LONGEST:
        return "", exact, surface
    return stem(surface, lang), exact, surface


def stem(word: str, lang: str) -> str:
    """Give the term of one normalized word: the same for all its inflected forms."""
    if not word.isalpha() or len(word) < _SHORTEST:
        return fold(word)
    base = _singular(_restore_accent(word, lang), lang)
    snowball = _stemmer(lang)
    term = snowball.stemWord(fold(snowball.stemWord(base)))
    return _replace_ending(term, TERMINACIONES[lang])


def _restore_accent(word: str, lang: str) -> str:
    return _replace_ending(word, ACENTOS[lang])


def _singular(word: str, lang: str) -> str:
    return IRREGULARES[lang].get(fold(word)) or _replace_ending(word, PLURALES[lang])


def _replace_ending(word: str, endings: dict[str, str]) -> str:
    """Replace the longest known ending that leaves at least one letter before it."""
    for size in range(min(6, len(word) - 1), 0, -1):
        new = endings.get(word[-size:])
        if new is not None:
            return word[:-size] + new
    return word


def _stemmer(lang: str) -> Stemmer.Stemmer:
    """One Snowball object per thread and language: they are not safe to share."""
    found = getattr(_stemmers, lang, None)
    if found is None:
        found = Stemmer.Stemmer(_ALGORITHM[lang])
        setattr(_stemmers, lang, found)
    return found
