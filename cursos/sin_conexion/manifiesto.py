"""What a phone must fetch to have a course, or one of its modules, without a signal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from flask import url_for

from cursos.catalogo.queries import find_temario
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from cursos.catalogo.models import Modulo, VersionCurso
    from cursos.catalogo.queries import Temario
    from plataforma.identidad.models import Usuario

PAGINA = 20_000  # bytes of a page that is not a lesson: frame and a little text


@dataclass(frozen=True)
class Pagina:
    """A page to keep; `titulo` empty: kept, but not listed by itself."""

    url: str
    titulo: str = ""
    bytes: int = PAGINA


Paginas = Callable[["Usuario", "VersionCurso"], Iterable[Pagina]]
_paginas: list[Paginas] = []


def registrar_paginas(funcion: Paginas) -> None:
    """Say which pages of a course one's package adds: a test that was begun, a worksheet."""
    if funcion not in _paginas:
        _paginas.append(funcion)


def manifiesto(persona: Usuario, version: VersionCurso, modulo: str = "") -> dict[str, Any]:
    """Return addresses and sizes. Of a module: its lessons and the page of the course."""
    temario = find_temario(version.id)
    slug, lang = version.curso.slug, get_lang()
    chosen = _chosen(temario, modulo)
    course = url_for("catalogo.ver_curso", curso=slug)
    pages = [Pagina(course), *_lessons(chosen, slug)]
    if not modulo:
        pages += [p for funcion in _paginas for p in funcion(persona, version)]
    return {
        "persona": persona.seudonimo if persona.is_authenticated else "",
        "id": f"{lang}/{slug}" + (f"/{modulo}" if modulo else ""),
        "titulo": (chosen[0].titulo if modulo else version.titulo).en(lang),
        "url": f"{course}#{modulo}" if modulo else course,
        "version": version.hash[:12],
        "bytes": sum(p.bytes for p in pages),
        "paginas": [asdict(p) for p in pages],
    }


def _chosen(temario: Temario, modulo: str) -> list[Modulo]:
    found = [m for m in temario.modulos if modulo in ("", m.clave)]
    if not found:
        raise NotFoundError
    return found


def _lessons(modulos: Iterable[Modulo], slug: str) -> list[Pagina]:
    return [
        Pagina(
            url_for("aprendizaje.ver_leccion", curso=slug, leccion=leccion.clave),
            leccion.titulo.en(get_lang()),
            leccion.bytes,
        )
        for modulo in modulos
        for leccion in modulo.lecciones
    ]


def tamano(temario: Temario, modulo: str = "") -> int:
    """Return how much the phone will fetch, in bytes, for the button that says so."""
    lecciones = [x for m in _chosen(temario, modulo) for x in m.lecciones]
    return PAGINA + sum(x.bytes for x in lecciones)
