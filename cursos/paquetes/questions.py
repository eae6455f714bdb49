"""What the questions of a package keep: keys, lessons, proof of the key, the same numbers."""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Any

from cursos.preguntas import tipos
from cursos.preguntas.base import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.paquetes.package import ArchivoPreguntas, Paquete
    from cursos.paquetes.yaml_source import Fault

Place = tuple[str | int, ...]
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def check_questions(paquete: Paquete, archivo: ArchivoPreguntas) -> Iterator[Iterator[Fault]]:
    """Yield the checks of a file one question at a time, so that the time of each counts."""
    lessons = {c for m in paquete.curso.modulos if m.clave == archivo.modulo for c in m.lecciones}
    keys = Counter(p.clave for p in paquete.todas)
    for n, pregunta in enumerate(archivo.preguntas):
        yield _faults(archivo, n, lessons, keys[pregunta.clave])


def _faults(archivo: ArchivoPreguntas, n: int, lessons: set[str], times: int) -> Iterator[Fault]:
    pregunta, source = archivo.preguntas[n], archivo.source
    if times > 1:
        yield source.fault((n, "clave"), f"question {pregunta.clave!r} is in the course twice")
    if lessons and pregunta.leccion not in lessons:
        text = f"module {archivo.modulo!r} has no lesson {pregunta.leccion!r}"
        yield source.fault((n, "leccion"), text)
    if problem := _check_key(pregunta):
        yield source.fault((n, problem[0]), problem[1])
    for place, only in _other_numbers(pregunta.datos()):
        yield source.fault((n, *place), f"not the same numbers in es and pt: {', '.join(only)}")


def _check_key(pregunta: Any) -> tuple[str, str] | None:
    """Let the question prove itself, and grade its key: it must get full marks."""
    if problem := pregunta.problema():
        return problem  # type: ignore[no-any-return]
    datos = pregunta.datos()
    sorteo = tipos.sortear(pregunta.tipo, datos, Random(pregunta.clave))  # noqa: S311 — a sample
    key = tipos.correcta(pregunta.tipo, datos, sorteo)
    if tipos.calificar(pregunta.tipo, datos, key, sorteo).puntos != 1:
        return "clave", "the key does not get full marks"
    return None


def _other_numbers(value: Any, place: Place = ()) -> Iterator[tuple[Place, list[str]]]:
    """Yield where a sentence says a number in one language only: the key would be another."""
    if isinstance(value, dict) and set(value) == set(LANGS):
        es, pt = (set(_NUMBER.findall(value[lang])) for lang in LANGS)
        if es != pt:
            yield place, sorted(es ^ pt)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _other_numbers(inner, (*place, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _other_numbers(inner, (*place, n))
