"""Whether a translation says what its source says: it keeps the source's hash as `fuente`."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from cursos.paquetes.origin import GUIDE, LESSON
from cursos.paquetes.package import read_guide, read_lesson
from cursos.paquetes.yaml_edit import replace_values
from cursos.paquetes.yaml_source import ContentError, Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cursos.paquetes.package import ArchivoGuia, ArchivoLeccion, Leccion, Paquete

# What a translator reads. Dates and minutes are compared by the check and are no translation.
TRANSLATED = ("titulo", "objetivo", "regla", "accion", "responsable")


def source_hash(archivo: ArchivoLeccion) -> str:
    """Return what changes when the translator has something to look at."""
    cabecera = archivo.cabecera
    read = {
        "textos": [getattr(cabecera, name) for name in TRANSLATED],
        "fuentes": [f.texto for f in cabecera.fuentes],
        "por_verificar": list(cabecera.por_verificar),
        "cuerpo": _lines(archivo.body),
    }
    return _short_hash(read)


def guide_hash(archivo: ArchivoGuia) -> str:
    """Return the same of the facilitators' guide."""
    return _short_hash(
        {"responsable": archivo.cabecera.responsable, "cuerpo": _lines(archivo.body)}
    )


def _lines(body: str) -> list[str]:
    return [line.rstrip() for line in body.strip().splitlines()]


def _short_hash(read: object) -> str:
    text = json.dumps(read, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def find_translation(leccion: Leccion) -> tuple[str, str] | None:
    """Return (language of the source, language of the translation), once that is clear."""
    marked = [lang for lang, a in leccion.idiomas.items() if a.cabecera.fuente]
    if len(marked) != 1:
        return None
    return ("pt" if marked[0] == "es" else "es"), marked[0]


def stale_language(leccion: Leccion) -> str:
    """Return the language whose text is older than its source, or nothing."""
    pair = find_translation(leccion)
    if pair is None:
        return ""
    source, translation = (leccion.idiomas[lang] for lang in pair)
    return "" if translation.cabecera.fuente == source_hash(source) else pair[1]


def find_parity_faults(paquete: Paquete) -> Iterator[Fault]:
    strict = paquete.curso.traduccion_atrasada == "falla"
    for leccion in paquete.lecciones:
        marked = [a for a in leccion.idiomas.values() if a.cabecera.fuente]
        if not marked:
            yield Fault(leccion.pt.file, 1, "'fuente' is missing: mark the translation as reviewed")
        elif len(marked) > 1:
            text = "both languages have 'fuente': only the translation has it"
            yield leccion.pt.source.fault(("fuente",), text)
        elif strict and stale_language(leccion):
            old = leccion.idiomas[stale_language(leccion)]
            text = "the source changed after this translation: review it and mark it as reviewed"
            yield old.source.fault(("fuente",), text)


GUIA = "guia"  # names the guide beside keys of lessons: none may be called so


def mark_reviewed(files: dict[str, bytes], claves: Collection[str] = ()) -> dict[str, bytes]:
    """Return the translations (of these lessons, the guide, or all) with their source's hash."""
    changed = {}
    for name in sorted(n for n in files if n.endswith(".es.md")):
        if not (LESSON.fullmatch(name) or GUIDE.fullmatch(name)):
            continue
        other = name.removesuffix(".es.md") + ".pt.md"
        if other not in files:
            raise ContentError([Fault(other, 0, "the translation is missing")])
        clave, old, new = _review(*((n, files[n].decode("utf-8-sig")) for n in (name, other)))
        if (not claves or clave in claves) and old.cabecera.fuente != new:
            changed[old.file] = set_in_front(files[old.file], {("fuente",): new})
    return changed


def _review(
    one: tuple[str, str], other: tuple[str, str]
) -> tuple[str, ArchivoLeccion | ArchivoGuia, str]:
    """Return what the two files are, which one translates, and the hash of its source."""
    if GUIDE.fullmatch(one[0]):
        es, pt = read_guide(*one), read_guide(*other)
        back = bool(es.cabecera.fuente and not pt.cabecera.fuente)
        return GUIA, es if back else pt, guide_hash(pt if back else es)
    first, second = read_lesson(*one), read_lesson(*other)
    back = bool(first.cabecera.fuente and not second.cabecera.fuente)
    source, translation = (second, first) if back else (first, second)
    return first.cabecera.clave, translation, source_hash(source)


def set_in_front(data: bytes, changes: dict[tuple[str | int, ...], object]) -> bytes:
    """Return a lesson file with these values in its front matter; all other bytes stay."""
    text = data.decode("utf-8-sig")
    bom = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    start = text.index("\n") + 1
    end = text.index("\n---", start) + 1
    return bom + (text[:start] + replace_values(text[start:end], changes) + text[end:]).encode()
