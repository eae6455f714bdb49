"""What the authors' pages draw."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms.fields.choices import SelectChoice

from cursos.autoria.revision import CURSO
from cursos.catalogo.almacen import images_of
from cursos.edicion.lesson_text import read_text
from cursos.imagenes.imagen import ImageError
from cursos.paquetes import lesson_body
from cursos.paquetes.lesson_links import images_in
from cursos.paquetes.origin import IMAGE, LESSON, is_written_whole
from cursos.paquetes.package import LANGS, read_lesson_file
from cursos.paquetes.parity import source_hash
from cursos.paquetes.yaml_source import ContentError, YamlSource
from plataforma.i18n import fecha, fecha_hora, get_lang, numero

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.autoria.borrador import Trabajo
    from cursos.autoria.queries import Resumen
    from cursos.catalogo.models import VersionCurso


_ID = re.compile(r' id="[^"]*"')  # two languages on one page would have the same ones


@dataclass(frozen=True)
class ModuloVista:
    titulo: str
    lecciones: list[tuple[str, str]]  # (key, title)
    preguntas: str  # file, or nothing
    clave: str = ""


def figures(r: Resumen) -> list[tuple[str, str]]:
    """Return what a card of the list says of a course."""
    found = []
    if r.version is None:
        found.append(("info", _("Sin publicar")))
    else:
        found += [
            ("route", ngettext("%(num)s lección", "%(num)s lecciones", r.lecciones)),
            ("file", _("%(n)s palabras", n=numero(r.palabras))),
        ]
    if r.proxima_revision:
        found.append(
            ("calendar", _("Próxima revisión: %(fecha)s", fecha=fecha(r.proxima_revision)))
        )
    if r.por_verificar:
        text = ngettext(
            "%(num)s punto por verificar", "%(num)s puntos por verificar", r.por_verificar
        )
        found.append(("warning", text))
    if r.borrador_el:
        found.append(("edit", _("Borrador del %(fecha)s", fecha=fecha_hora(r.borrador_el))))
    return found


def outline(trabajo: Trabajo) -> list[ModuloVista]:
    """Return the modules of the draft, as far as its files can be read."""
    try:
        text = trabajo.files.get(CURSO, b"").decode("utf-8-sig")
        value = YamlSource.parse(text, CURSO).value
        modulos = value["modulos"]
        return [_module(trabajo, m) for m in modulos]
    except (ContentError, UnicodeDecodeError, KeyError, TypeError, AttributeError):
        keys = {m[2] for n in trabajo.files if (m := LESSON.fullmatch(n))}
        return [ModuloVista("", [(k, title_of(trabajo, k)) for k in sorted(keys)], "")]


def module_choices(modulos: list[ModuloVista]) -> list[SelectChoice]:
    return [SelectChoice(n, m.titulo) for n, m in enumerate(modulos)]


def _module(trabajo: Trabajo, modulo: Any) -> ModuloVista:
    questions = f"preguntas/{modulo['clave']}.yml"
    return ModuloVista(
        titulo=str(modulo["titulo"][get_lang()]),
        lecciones=[(str(k), title_of(trabajo, str(k))) for k in modulo["lecciones"]],
        preguntas=questions if questions in trabajo.files else "",
        clave=str(modulo["clave"]),
    )


def title_of(trabajo: Trabajo, clave: str) -> str:
    for name in trabajo.files:
        found = LESSON.fullmatch(name)
        if found and found[2] == clave and found[3] == get_lang():
            try:
                return read_text(name, trabajo.files[name]).titulo or clave
            except ContentError:
                return clave
    return clave


def text_files(trabajo: Trabajo) -> list[str]:
    """Return the files that can be written as they are."""
    return sorted(n for n in trabajo.files if is_written_whole(n) or LESSON.fullmatch(n))


def render(files: Mapping[str, bytes], body: str) -> str:
    """Return what a lesson shows; what is refused is not rendered."""
    if any(True for _fault in lesson_body.find_faults(body)):
        return ""
    names = [n for n in images_in(body) if IMAGE.fullmatch(n) and n in files]
    try:
        html = lesson_body.render(body, images_of(files, names))
    except ImageError:
        html = lesson_body.render(body)
    return _ID.sub("", html)


def stale(files: Mapping[str, bytes], names: Mapping[str, str]) -> str:
    """Return the language of a lesson whose text is older than its source, or nothing."""
    try:
        both = {lang: read_lesson_file(names[lang], files[names[lang]]) for lang in LANGS}
    except ContentError:
        return ""
    marked = [lang for lang in LANGS if both[lang].cabecera.fuente]
    if len(marked) != 1:
        return "pt"
    source = both["es" if marked[0] == "pt" else "pt"]
    return "" if both[marked[0]].cabecera.fuente == source_hash(source) else marked[0]


def version_row(version: VersionCurso) -> tuple[str, str, str, str]:
    """Return what the table of versions says: number, date, where from, what it did."""
    origin = _("Escrita aquí") if version.origen == "autoria" else _("De archivos")
    change = version.datos.get("cambio", "contenido")
    return (
        _("Versión %(n)s", n=version.numero),
        fecha_hora(version.publicada_el),
        origin,
        _("Corrección") if change == "correccion" else _("Contenido"),
    )


def address_of(curso: str, nombre: str) -> str:
    """Return the page where a file is written."""
    if found := LESSON.fullmatch(nombre):
        return url_for("autoria.leccion", curso=curso, leccion=found[2])
    return url_for("autoria.archivo", curso=curso, nombre=nombre)
