"""What every course file is made of, and what every question says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

CLAVE = 50  # longest key of a course, module, lesson or question
LANGS = ("es", "pt")
T = TypeVar("T")
Clave = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=CLAVE)]
ClaveCorta = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,3}$")]  # of one option
Frase = Annotated[str, StringConstraints(min_length=1, max_length=600, strip_whitespace=True)]
# Strict models take lists only as lists; a tuple keeps the model frozen to the bottom.
Varios = Annotated[tuple[T, ...], Field(strict=False)]

Datos = Mapping[str, Any]  # a question's content as stored: `Pregunta.datos`
Sorteo = Mapping[str, Any]  # what was drawn for one try: an entry of `Intento.preguntas`
Campos = Mapping[str, Sequence[str]]  # a form as sent: `r`, or `r.<item>` for each item
Respuesta = Sequence[str]  # an answer as stored: no language, "a=b" for pairs
Azar = Random


class Estricto(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Texto(Estricto):
    """The same sentence in both languages."""

    es: Frase
    pt: Frase


class Rotulo(Estricto):
    """A thing of a list, by a key that stays the same in both languages."""

    clave: ClaveCorta
    texto: Texto


class PreguntaBase(Estricto):
    """`pista` helps before answering. `no_se` offers "I do not know" and is what that teaches."""

    clave: Clave
    leccion: Clave
    uso: Literal["practica", "evaluacion"]
    nivel: Annotated[int, Field(ge=1, le=3)]
    etiquetas: Annotated[Varios[Clave], Field(max_length=8)] = ()
    enunciado: Texto
    pista: Texto | None = None
    no_se: Texto | None = None
    norma: Frase
    revisada: date

    def datos(self) -> dict[str, Any]:
        """Return what is stored and shown of the question."""
        kept = {"clave", "leccion", "uso", "nivel", "tipo"}
        return self.model_dump(mode="json", exclude=kept, exclude_none=True)

    def problema(self) -> tuple[str, str] | None:
        """Return what only a computation finds wrong: (key of the file, what), or None."""
        return None


def check_unicos(claves: Sequence[str], textos: Sequence[Texto], what: str) -> None:
    """Refuse two items with one key, or that say the same in one language."""
    if len(set(claves)) < len(claves):
        raise ValueError(f"two {what} have the same clave")
    for lang in LANGS:
        if len({getattr(t, lang).casefold() for t in textos}) < len(textos):
            raise ValueError(f"two {what} say the same in {lang}")
