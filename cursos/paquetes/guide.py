"""The facilitators' guide of a course: one text a language, checked as strictly as a lesson."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from cursos.paquetes import lesson_body
from cursos.paquetes.lesson_links import find_link_faults, images_in, lessons_in
from cursos.paquetes.package import LANGS
from cursos.paquetes.parity import guide_hash
from cursos.paquetes.yaml_source import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.paquetes.package import ArchivoGuia, Paquete

FEWEST, MOST = 700, 2_000  # words of a guide
SHARED = ("revisada", "proxima_revision")  # equal in both languages
_HEADING = re.compile(r"^(#{2,4}) ", re.MULTILINE)
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def check_guide(paquete: Paquete) -> Iterator[Fault]:
    """Both languages or none, each well-formed, and both the same guide."""
    guia = paquete.guia
    if not guia:
        return
    if missing := [lang for lang in LANGS if lang not in guia]:
        yield Fault(f"guia.{missing[0]}.md", 0, "the translation is missing")
        return
    keys = {x.clave for x in paquete.lecciones}
    faults = [fault for lang in LANGS for fault in _check_file(guia[lang], keys)]
    yield from faults
    yield from _check_translation(guia["es"], guia["pt"])
    if not faults:  # what is refused is not rendered
        yield from _check_pair(guia["es"], guia["pt"])


def _check_file(archivo: ArchivoGuia, keys: set[str]) -> Iterator[Fault]:
    if archivo.cabecera.proxima_revision <= archivo.cabecera.revisada:
        yield archivo.source.fault(("proxima_revision",), "is not after 'revisada'")
    if images_in(archivo.body):
        yield _at(archivo, 0, "a guide has no images")
    faults = [*lesson_body.find_faults(archivo.body)]
    faults += find_link_faults(archivo.body, keys, images_in(archivo.body))
    yield from (_at(archivo, line, text) for line, text in faults)
    if not faults:
        words = lesson_body.count_words(plain(archivo.body))
        if not FEWEST <= words <= MOST:
            yield _at(archivo, 0, f"has {words} words, needs {FEWEST} to {MOST}")


def _check_translation(es: ArchivoGuia, pt: ArchivoGuia) -> Iterator[Fault]:
    """One of them translates the other, and was reviewed against what it says now."""
    marked = [a for a in (es, pt) if a.cabecera.fuente]
    if not marked:
        yield Fault(pt.file, 1, "'fuente' is missing: mark the translation as reviewed")
    elif len(marked) > 1:
        text = "both languages have 'fuente': only the translation has it"
        yield pt.source.fault(("fuente",), text)
    elif marked[0].cabecera.fuente != guide_hash(es if marked[0] is pt else pt):
        text = "the source changed after this translation: review it and mark it as reviewed"
        yield marked[0].source.fault(("fuente",), text)


def _check_pair(es: ArchivoGuia, pt: ArchivoGuia) -> Iterator[Fault]:
    for name in SHARED:
        if (value := getattr(es.cabecera, name)) != getattr(pt.cabecera, name):
            yield pt.source.fault((name,), f"{name!r} is {value} in the Spanish file")
    if _HEADING.findall(es.body) != _HEADING.findall(pt.body):
        yield _at(pt, 0, "has other headings than es")
    if lessons_in(es.body) != lessons_in(pt.body):
        yield _at(pt, 0, "links to other lessons than es, or in another order")
    for kind in sorted(lesson_body.BOXES):
        if lesson_body.count_boxes(es.body, kind) != lesson_body.count_boxes(pt.body, kind):
            yield _at(pt, 0, f"has another number of {kind!r} boxes than es")
    one, other = (Counter(_NUMBER.findall(plain(a.body))) for a in (es, pt))
    if only := sorted((one - other) + (other - one)):
        yield _at(pt, 0, f"not the same numbers in es and pt: {', '.join(only)}")


def plain(body: str) -> str:
    return lesson_body.plain_text(lesson_body.render(body))


def _at(archivo: ArchivoGuia, line: int, text: str) -> Fault:
    return Fault(archivo.file, archivo.body_line + line, text)
