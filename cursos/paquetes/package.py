"""Reading a course package: the files of a folder, as typed values.

Nothing is executed, nothing outside the folder is opened, and every file has a size limit.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cursos.paquetes import schema
from cursos.paquetes.yaml_source import ContentError, Fault, YamlSource
from cursos.preguntas.tipos import Pregunta

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LANGS = ("es", "pt")
KB = 1024
MAX_FILES = 400
# Changes when published pages are made in another way: every course is then published again.
RENDERING = b"1"
MAX_BYTES = {".md": 64 * KB, ".yml": 256 * KB, ".xlsx": 1024 * KB}
FREE = {"LICENSE", "LICENSE.md", "README.md"}  # may stand beside the course file
LESSON = re.compile(r"lecciones/(\d{2})-([a-z0-9-]+)\.(es|pt)\.md")
QUESTIONS = re.compile(r"preguntas/([a-z0-9-]+)\.yml")
ATTACHED = re.compile(r"archivos/[a-z0-9.-]+\.xlsx")
FRONT = re.compile(r"---\r?\n(.*?\n)---\r?\n(.*)", re.DOTALL)


@dataclass(frozen=True)
class ArchivoLeccion:
    """One lesson in one language. `body_line` is the line of the file where the body begins."""

    file: str
    cabecera: schema.Cabecera
    source: YamlSource
    body: str
    body_line: int


@dataclass(frozen=True)
class Leccion:
    numero: int
    clave: str
    idiomas: Mapping[str, ArchivoLeccion]

    @property
    def es(self) -> ArchivoLeccion:
        return self.idiomas["es"]

    @property
    def pt(self) -> ArchivoLeccion:
        return self.idiomas["pt"]


@dataclass(frozen=True)
class ArchivoPreguntas:
    modulo: str
    preguntas: tuple[Any, ...]  # of tipos.Pregunta
    source: YamlSource


@dataclass(frozen=True)
class Paquete:
    """A course package whose files are each well-formed; `check.py` looks at them together."""

    name: str
    curso: schema.Curso
    source: YamlSource
    lecciones: tuple[Leccion, ...]  # in the order of their numbers
    preguntas: tuple[ArchivoPreguntas, ...]
    files: Mapping[str, bytes]

    @cached_property
    def hash(self) -> str:
        """Changes when any byte of the package does."""
        digest = hashlib.sha256(RENDERING)
        for name, data in sorted(self.files.items()):
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
        return digest.hexdigest()

    @cached_property
    def todas(self) -> list[Any]:
        return [p for archivo in self.preguntas for p in archivo.preguntas]


def read_package(folder: Path) -> Paquete:
    """Read every file of the folder, or raise ContentError with all that is wrong."""
    files = read_files(folder)
    faults: list[Fault] = []
    curso, lecciones, preguntas = None, {}, []
    source = None
    for name, data in sorted(files.items()):
        try:
            text = _decode(name, data) if not name.endswith(".xlsx") else ""
            if name == "curso.yml":
                source = YamlSource.parse(text, name)
                curso = source.read(schema.Curso)
            elif found := LESSON.fullmatch(name):
                lecciones[found[1], found[2], found[3]] = _read_lesson(name, text)
            elif found := QUESTIONS.fullmatch(name):
                preguntas.append(_read_questions(name, text, found[1]))
        except ContentError as error:
            faults += error.faults
    if "curso.yml" not in files:
        faults.append(Fault("curso.yml", 1, "the file is missing"))
    faults += _missing_languages(set(lecciones))
    if faults or curso is None or source is None:
        raise ContentError(faults)
    return Paquete(
        name=folder.name,
        curso=curso,
        source=source,
        lecciones=_pair(lecciones),
        preguntas=tuple(preguntas),
        files=files,
    )


def read_files(folder: Path) -> dict[str, bytes]:
    """Return the files of a package by their path inside it; refuse what has no place there."""
    if not folder.is_dir():
        raise ContentError([Fault(folder.name, 0, "there is no such folder")])
    faults: list[Fault] = []
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            faults.append(Fault(name, 0, "is a link: put the file itself here"))
        elif path.is_dir():
            continue
        elif fault := _out_of_place(name, path):
            faults.append(fault)
        elif len(found) >= MAX_FILES:
            raise ContentError([Fault(folder.name, 0, f"more than {MAX_FILES} files")])
        else:
            found[name] = path.read_bytes()
    if faults:
        raise ContentError(faults)
    return found


def _out_of_place(name: str, path: Path) -> Fault | None:
    known = name == "curso.yml" or name in FREE
    if not known and not any(p.fullmatch(name) for p in (LESSON, QUESTIONS, ATTACHED)):
        return Fault(name, 0, "no file of a package is called so (see docs/contenido.md)")
    limit = MAX_BYTES.get(path.suffix, 64 * KB)
    if path.stat().st_size > limit:
        return Fault(name, 0, f"is larger than {limit // KB} KB")
    return None


def _decode(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ContentError([Fault(name, line, "is not UTF-8")]) from None


def _read_lesson(name: str, text: str) -> ArchivoLeccion:
    found = FRONT.fullmatch(text)
    if not found:
        raise ContentError([Fault(name, 1, "begins with --- and a front matter closed by ---")])
    source = YamlSource.parse(found[1], name, shift=1)
    return ArchivoLeccion(
        file=name,
        cabecera=source.read(schema.Cabecera),
        source=source,
        body=found[2].replace("\r\n", "\n"),
        body_line=text[: found.start(2)].count("\n") + 1,
    )


def _read_questions(name: str, text: str, modulo: str) -> ArchivoPreguntas:
    source = YamlSource.parse(text, name)
    preguntas = source.read(tuple[Pregunta, ...])
    return ArchivoPreguntas(modulo, preguntas, source)


def _missing_languages(names: set[tuple[str, str, str]]) -> list[Fault]:
    faults = []
    for numero, clave, lang in names:
        other = "pt" if lang == "es" else "es"
        if (numero, clave, other) not in names:
            faults.append(
                Fault(f"lecciones/{numero}-{clave}.{other}.md", 0, "the translation is missing")
            )
    return faults


def _pair(files: Mapping[tuple[str, str, str], ArchivoLeccion]) -> tuple[Leccion, ...]:
    pairs = sorted({(numero, clave) for numero, clave, _ in files})
    return tuple(
        Leccion(int(numero), clave, {lang: files[numero, clave, lang] for lang in LANGS})
        for numero, clave in pairs
    )
