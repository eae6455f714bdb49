"""The check of a draft, as the page shows it: what, where, and the way there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import ngettext

from cursos.edicion.phrases import say
from cursos.paquetes.check import lesson_faults, load_files
from cursos.paquetes.origin import LESSON, is_written_whole
from cursos.paquetes.package import decode
from cursos.paquetes.yaml_source import ContentError, Fault, YamlSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cursos.autoria.borrador import Trabajo
    from cursos.paquetes.package import Paquete

CURSO = "curso.yml"
MOST = 100  # faults on a page: a broken file may have thousands


@dataclass(frozen=True)
class Falla:
    archivo: str
    linea: int
    texto: str
    href: str


def revisar(trabajo: Trabajo) -> Paquete:
    """Return the package that may be published, or raise ContentError with every fault."""
    paquete = load_files(trabajo.files, trabajo.curso.slug)
    if paquete.curso.clave != trabajo.curso.slug:
        text = f"the file name says {trabajo.curso.slug!r}"
        raise ContentError([paquete.source.fault(("clave",), text)])
    return paquete


def find_faults(trabajo: Trabajo) -> list[Fault]:
    try:
        revisar(trabajo)
    except ContentError as error:
        return error.faults
    return []


def as_shown(curso: str, faults: Iterable[Fault]) -> list[Falla]:
    """Return the faults that a page shows, and how many more there are."""
    faults = list(faults)
    shown = [Falla(f.file, f.line, say(f.text), _address(curso, f)) for f in faults[:MOST]]
    if more := len(faults) - len(shown):
        text = ngettext("Y %(num)s cosa más.", "Y %(num)s cosas más.", more)
        shown.append(Falla("…", 0, text, ""))
    return shown


def _address(curso: str, fault: Fault) -> str:
    if found := LESSON.fullmatch(fault.file):
        return url_for("autoria.leccion", curso=curso, leccion=found[2])
    if is_written_whole(fault.file):
        return url_for("autoria.archivo", curso=curso, nombre=fault.file)
    return ""


def faults_of_lesson(files: Mapping[str, bytes], names: Mapping[str, str]) -> list[Fault]:
    return lesson_faults(files, names)


def faults_of_file(trabajo: Trabajo, nombre: str) -> list[Fault]:
    return [f for f in find_faults(trabajo) if f.file == nombre]


def key_of(files: Mapping[str, bytes]) -> str:
    """Return the key that curso.yml gives to the course, or raise ContentError if it cannot say."""
    value = YamlSource.parse(decode(CURSO, files.get(CURSO, b"")), CURSO).value
    return str(value.get("clave", "")) if isinstance(value, dict) else ""
