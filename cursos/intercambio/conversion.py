"""Importing and exporting a set of questions: all of a file or nothing, with its report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from cursos.intercambio import aiken, gift, gift_escribir, moodle, moodle_escribir
from cursos.intercambio.armado import armar, en_yaml, faltas
from cursos.intercambio.piezas import (
    MAX_PREGUNTAS,
    Formato,
    Idioma,
    Lectura,
    NoEntendidaError,
    Problema,
)
from cursos.intercambio.textos import decodificar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.intercambio.armado import Contexto
    from cursos.intercambio.piezas import Dato, Leida

READERS = {Formato.GIFT: gift.leer, Formato.MOODLE: moodle.leer, Formato.AIKEN: aiken.leer}
TIPOS = {
    Formato.GIFT: gift_escribir.TIPOS,
    Formato.MOODLE: moodle_escribir.TIPOS,
    Formato.AIKEN: aiken.TIPOS,
}


@dataclass
class Importado:
    """The questions of a file, in order; empty when something in it was not understood."""

    preguntas: list[Dato] = field(default_factory=list)
    problemas: list[Problema] = field(default_factory=list)
    faltas: list[tuple[str, int]] = field(default_factory=list)  # key, texts to be written
    leidas: int = 0

    @property
    def graves(self) -> list[Problema]:
        return [p for p in self.problemas if p.grave]

    @property
    def yaml(self) -> str:
        return en_yaml(self.preguntas)


def importar(
    content: bytes, formato: Formato, lang: str, contexto: Contexto, *, omitir: bool = False
) -> Importado:
    """Read a file. What is not understood keeps all of it out, or with `omitir` only itself."""
    found = Importado()
    try:
        lectura = READERS[formato](decodificar(content), lang)
    except NoEntendidaError as error:
        found.problemas.append(Problema(error.linea or 1, "", error.mensaje))
        return found
    found.problemas += lectura.problemas
    found.leidas = len(lectura.leidas)
    if found.leidas + len(found.graves) > MAX_PREGUNTAS:
        text = _l("Tiene más de %(maximo)s preguntas: divídalo.", maximo=MAX_PREGUNTAS)
        found.problemas = [Problema(1, "", text)]
        return found
    if not found.leidas and not found.problemas:
        found.problemas.append(Problema(1, "", _l("No tiene ninguna pregunta de este formato.")))
    _assemble(lectura, formato, contexto, found)
    if found.graves and not omitir:
        found.preguntas, found.faltas = [], []
    found.problemas.sort(key=lambda p: p.linea)
    return found


def _assemble(lectura: Lectura, formato: Formato, contexto: Contexto, found: Importado) -> None:
    for leida in lectura.leidas:
        try:
            dato = armar(leida, _unchanged(leida, formato), contexto)
        except NoEntendidaError as error:
            found.problemas.append(Problema(leida.linea, leida.titulo, error.mensaje))
            continue
        found.preguntas.append(dato)
        missing = len(faltas(dato))
        if missing:
            found.faltas.append((dato["clave"], missing))


def _unchanged(leida: Leida, formato: Formato) -> Dato | None:
    """Return the question of ours that the file was made from, if it says the same as then."""
    original = leida.original
    if original is None or original.get("tipo") not in TIPOS[formato]:
        return None
    for idioma in Idioma:
        for lang in ("es", "pt"):
            try:
                again = READERS[formato](_write([original], formato, idioma), lang).leidas
            except (KeyError, TypeError, AttributeError, ValueError, ZeroDivisionError):
                return None  # not a question of ours after all
            if again and again[0].dato == leida.dato:
                return original
    return None


@dataclass(frozen=True)
class Exportado:
    """The text of a file, and the questions that do not fit in its format."""

    texto: str
    fuera: list[str]


def exportar(preguntas: Iterable[Dato], formato: Formato, idioma: Idioma) -> Exportado:
    """Write the questions that the format can hold; name the others."""
    inside: list[Dato] = []
    outside: list[Dato] = []
    for dato in preguntas:
        fits = dato["tipo"] in TIPOS[formato]
        (inside if fits else outside).append(dato)
    if formato == Formato.AIKEN and idioma == Idioma.AMBOS:
        idioma = Idioma.ES
    return Exportado(_write(inside, formato, idioma), [d["clave"] for d in outside])


def _write(preguntas: Iterable[Dato], formato: Formato, idioma: Idioma) -> str:
    if formato == Formato.AIKEN:
        return "\n".join(aiken.escribir(d, idioma) for d in preguntas)
    if formato == Formato.GIFT:
        return "\n".join(gift_escribir.escribir(d, idioma) for d in preguntas)
    body = "".join(moodle_escribir.escribir(d, idioma) for d in preguntas)
    return moodle_escribir.HEAD + body + moodle_escribir.TAIL
