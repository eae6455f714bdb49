"""How the lessons of a course read: words, reading ease, minutes, questions and sources of each.

Reading ease is INFLESZ (Szigriszt-Pazos 1993, by textstat) of the Spanish text that learners read
as sentences: tables are left out, a title or a line of a list counts as one sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import textstat

from cursos.paquetes import lesson_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.paquetes.package import Leccion, Paquete

EASY = 65  # INFLESZ: "bastante fácil"
LONGEST = 20  # words of a sentence, on average
_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
_INSIDE_NUMBER = re.compile(r"(?<=\d)[.,](?=\d)")
_INSIDE_CODE = re.compile(r"(?<=[A-ZÁÉÍÓÚ0-9])\.(?=[A-Z0-9])")  # AAP.CE
ENDS = (".", "!", "?", "…")


@dataclass(frozen=True)
class Lectura:
    """What is counted of one lesson."""

    clave: str
    palabras: dict[str, int]
    facilidad: float
    frase: float  # words of its sentences, on average
    minutos: int
    preguntas: int
    fuentes: int

    @property
    def faltas(self) -> list[str]:
        found = []
        if self.facilidad < EASY:
            found.append(f"{self.clave}: reading ease {self.facilidad:.1f}, needs {EASY}")
        if self.frase > LONGEST:
            found.append(f"{self.clave}: sentences of {self.frase:.1f} words, at most {LONGEST}")
        return found


def read(paquete: Paquete) -> Iterator[Lectura]:
    asked = Counter(p.leccion for p in paquete.todas)
    textstat.set_lang("es")
    for leccion in paquete.lecciones:
        text = sentences(lesson_body.render(leccion.es.body))
        yield Lectura(
            clave=leccion.clave,
            palabras={lang: _words(leccion, lang) for lang in leccion.idiomas},
            facilidad=textstat.szigriszt_pazos(text),
            frase=textstat.words_per_sentence(text),
            minutos=leccion.es.cabecera.minutos,
            preguntas=asked[leccion.clave],
            fuentes=len(leccion.es.cabecera.fuentes),
        )


def sentences(html: str) -> str:
    """Return what is read as sentences, in a form whose points only end them."""
    lines = lesson_body.plain_text(_TABLE.sub("", html)).splitlines()
    plain = (_INSIDE_CODE.sub(" ", _INSIDE_NUMBER.sub("", line)) for line in lines)
    return "\n".join(line if line.endswith(ENDS) else f"{line.rstrip(':;,')}." for line in plain)


def _words(leccion: Leccion, lang: str) -> int:
    body = lesson_body.render(leccion.idiomas[lang].body)
    return lesson_body.count_words(lesson_body.plain_text(body))
