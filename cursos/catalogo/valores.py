"""What is stored and shown of a package: pages, texts kept together, weights."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cursos.glosario.marcar import marcar
from cursos.imagenes.publicacion import publish
from cursos.paquetes import lesson_body
from cursos.paquetes.lesson_links import images_in
from cursos.paquetes.package import LANGS
from cursos.preguntas import tipos
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.imagenes.imagen import Imagen
    from cursos.paquetes import package
    from cursos.paquetes.package import Paquete
    from cursos.preguntas.base import Texto

SHELL = 18_000  # bytes of a signed-in lesson page around its body and questions


def per_language(leccion: package.Leccion, name: str) -> dict[str, Any]:
    return {
        lang: tidy(archivo.cabecera.model_dump(mode="json")[name])
        for lang, archivo in leccion.idiomas.items()
    }


def tidy(value: Any) -> Any:
    """Keep numbers and their signs together in every text of a JSON value."""
    if isinstance(value, str):
        return lesson_body.keep_together(value)
    if isinstance(value, list):
        return [tidy(v) for v in value]
    return {k: tidy(v) for k, v in value.items()} if isinstance(value, dict) else value


def sheet_of(paquete: Paquete, *names: str) -> dict[str, Any] | None:
    """Return the worksheet as stored, or these parts of it."""
    if paquete.tarea is None:
        return None
    kept: dict[str, Any] = paquete.tarea[0].model_dump(mode="json", include=set(names) or None)
    return kept


def guide_of(paquete: Paquete) -> dict[str, Any] | None:
    """Return the facilitators' guide as stored: its page and who keeps it, by language."""
    if not paquete.guia:
        return None
    return {
        lang: {
            "html": lesson_body.render(archivo.body),
            "responsable": archivo.cabecera.responsable,
            "revisada": archivo.cabecera.revisada.isoformat(),
        }
        for lang, archivo in paquete.guia.items()
    }


def all_sources(paquete: Paquete) -> dict[str, list[Any]]:
    """Return each source of the lessons once, in the order of the course."""
    found: dict[str, dict[str, Any]] = {lang: {} for lang in LANGS}
    for leccion in paquete.lecciones:
        for lang, sources in per_language(leccion, "fuentes").items():
            for source in sources:
                found[lang].setdefault(source["texto"], source)
    return {lang: list(sources.values()) for lang, sources in found.items()}


def quiz_of(paquete: Paquete) -> dict[str, Any]:
    """Return the rules of the final quiz; nothing for a course that has none."""
    quiz = paquete.curso.evaluacion
    return quiz.model_dump(mode="json") if quiz and paquete.curso.cierre.evaluacion == "si" else {}


def lesson_weight(source: package.Leccion, paquete: Paquete, html: TextoBilingue) -> int:
    """Return about how many bytes the page of a lesson has, in the longer language."""
    practice = [p for p in paquete.todas if p.leccion == source.clave and p.uso == "practica"]
    fuentes = per_language(source, "fuentes")

    def weight_in(lang: str) -> int:
        asked = (repr(tipos.vista(p.tipo, p.datos(), {}, lang)) for p in practice)
        front = json.dumps(fuentes[lang], ensure_ascii=False)
        shown = set(images_in(source.idiomas[lang].body))
        images = sum(len(publish(name, paquete.files[name]).datos) for name in shown)
        return images + len("".join((html.en(lang), front, *asked)).encode())

    return SHELL + max(map(weight_in, LANGS))


def html_of(source: package.Leccion, imagenes: Mapping[str, Imagen]) -> TextoBilingue:
    """Return the page of a lesson, with the terms of the glossary marked."""
    bodies = (lesson_body.render(source.idiomas[lang].body, imagenes) for lang in LANGS)
    return TextoBilingue(*(marcar(html, lang) for html, lang in zip(bodies, LANGS, strict=True)))


def weight(paquete: Paquete) -> int:
    """Return about how many bytes a phone receives for the whole course, worksheet included."""
    hoja = paquete.curso.hoja
    sheet = max(len(paquete.files[getattr(hoja.archivo, lang)]) for lang in LANGS) if hoja else 0
    pages = sum(
        lesson_weight(leccion, paquete, html_of(leccion, {})) for leccion in paquete.lecciones
    )
    return pages + sheet + int(quiz_of(paquete).get("preguntas", 0)) * SHELL


def bilingue(texto: Texto) -> TextoBilingue:
    return TextoBilingue(lesson_body.keep_together(texto.es), lesson_body.keep_together(texto.pt))
