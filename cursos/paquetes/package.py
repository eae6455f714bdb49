"""Reading a course package: its files as typed values. Nothing in them is executed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cursos.calculos.definicion import Calculo
from cursos.hojas.definicion import Definicion
from cursos.paquetes import schema
from cursos.paquetes.budget import Budget
from cursos.paquetes.origin import CALCULATIONS, GUIDE, IMAGE, LESSON, MAX_TEXT, MB, QUESTIONS
from cursos.paquetes.yaml_source import ContentError, Fault, YamlSource
from cursos.preguntas.tipos import Pregunta

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

LANGS = ("es", "pt")
# Changes when published pages are made in another way: every course is then published again.
RENDERING = b"3"
FORMER = (b"1", b"2")  # what it was before
BINARY = (".xlsx", ".webp", ".png", ".jpg", ".svg")  # not read as text of the course
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
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
class ArchivoGuia:
    """The facilitators' guide in one language."""

    file: str
    cabecera: schema.CabeceraGuia
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
class ArchivoCalculos:
    """What the worked examples of a module calculate."""

    modulo: str
    calculos: tuple[Calculo, ...]
    source: YamlSource


@dataclass(frozen=True)
class Paquete:
    """A course package whose files are each well-formed; `check.py` looks at them together."""

    name: str
    curso: schema.Curso
    source: YamlSource
    lecciones: tuple[Leccion, ...]  # in the order of their numbers
    preguntas: tuple[ArchivoPreguntas, ...]
    calculos: tuple[ArchivoCalculos, ...]
    files: Mapping[str, bytes]
    tarea: tuple[Definicion, YamlSource] | None = None
    guia: Mapping[str, ArchivoGuia] = field(default_factory=dict)  # by language

    @cached_property
    def hash(self) -> str:
        """Changes when any byte of the package does."""
        return hash_of(self.files)

    def is_content_of(self, published: str) -> bool:
        """Return whether a version with this hash has these very files, only rendered as before."""
        return published in {hash_of(self.files, former) for former in FORMER}

    @cached_property
    def imagenes(self) -> list[str]:
        return sorted(name for name in self.files if IMAGE.fullmatch(name))

    @cached_property
    def todas(self) -> list[Any]:
        return [p for archivo in self.preguntas for p in archivo.preguntas]


def hash_of(files: Mapping[str, bytes], rendering: bytes = RENDERING) -> str:
    """Return the hash of a package from its files alone: nothing of them is read."""
    digest = hashlib.sha256(rendering)
    for name, data in sorted(files.items()):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def read_package(files: Mapping[str, bytes], name: str, budget: Budget | None = None) -> Paquete:
    """Read every file, or raise ContentError with all that is wrong."""
    budget = budget or Budget()
    if sum(len(data) for file, data in files.items() if not file.endswith(BINARY)) > MAX_TEXT:
        raise ContentError([Fault(name, 0, f"has more than {MAX_TEXT // MB} MB of text")])
    faults: list[Fault] = []
    read = _Leido()
    for file, data in sorted(files.items()):
        budget.check(file)
        try:
            read.add(file, decode(file, data) if not file.endswith(BINARY) else "")
        except ContentError as error:
            faults += error.faults
    if "curso.yml" not in files:
        faults.append(Fault("curso.yml", 1, "the file is missing"))
    faults += _missing_languages({f.groups() for n in files if (f := LESSON.fullmatch(n))})
    if faults or read.curso is None:
        raise ContentError(faults)
    return Paquete(
        name=name,
        curso=read.curso[0],
        source=read.curso[1],
        lecciones=_pair(read.lecciones),
        preguntas=tuple(read.preguntas),
        calculos=tuple(read.calculos),
        files=files,
        tarea=read.tarea,
        guia=read.guia,
    )


@dataclass
class _Leido:
    """What was read so far of a package."""

    curso: tuple[schema.Curso, YamlSource] | None = None
    tarea: tuple[Definicion, YamlSource] | None = None
    lecciones: dict[tuple[str, str, str], ArchivoLeccion] = field(default_factory=dict)
    guia: dict[str, ArchivoGuia] = field(default_factory=dict)
    preguntas: list[ArchivoPreguntas] = field(default_factory=list)
    calculos: list[ArchivoCalculos] = field(default_factory=list)

    def add(self, file: str, text: str) -> None:
        """Read one file, or raise ContentError."""
        if file == "curso.yml":
            source = YamlSource.parse(text, file)
            self.curso = (source.read(schema.Curso), source)
        elif file == "tarea.yml":
            source = YamlSource.parse(text, file)
            self.tarea = (source.read(Definicion), source)
        elif found := LESSON.fullmatch(file):
            self.lecciones[found[1], found[2], found[3]] = read_lesson(file, text)
        elif found := GUIDE.fullmatch(file):
            self.guia[found[1]] = read_guide(file, text)
        elif found := QUESTIONS.fullmatch(file):
            self.preguntas.append(read_questions(file, text, found[1]))
        elif found := CALCULATIONS.fullmatch(file):
            self.calculos.append(read_calculations(file, text, found[1]))


def decode(name: str, data: bytes) -> str:
    """Return the text of a file, or raise ContentError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ContentError([Fault(name, line, "is not UTF-8")]) from None
    if found := CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise ContentError([Fault(name, line, "has a character that cannot be seen")])
    return text


def read_lesson_file(name: str, data: bytes) -> ArchivoLeccion:
    """Read one lesson file, or raise ContentError."""
    return read_lesson(name, decode(name, data))


def read_lesson(name: str, text: str) -> ArchivoLeccion:
    source, body, line = _front(name, text)
    return ArchivoLeccion(name, source.read(schema.Cabecera), source, body, line)


def read_guide(name: str, text: str) -> ArchivoGuia:
    source, body, line = _front(name, text)
    return ArchivoGuia(name, source.read(schema.CabeceraGuia), source, body, line)


def _front(name: str, text: str) -> tuple[YamlSource, str, int]:
    """Return the front matter of a Markdown file, its body, and the line where that begins."""
    found = FRONT.fullmatch(text)
    if not found:
        raise ContentError([Fault(name, 1, "begins with --- and a front matter closed by ---")])
    source = YamlSource.parse(found[1], name, shift=1)
    return source, found[2].replace("\r\n", "\n"), text[: found.start(2)].count("\n") + 1


def read_questions(name: str, text: str, modulo: str) -> ArchivoPreguntas:
    source = YamlSource.parse(text, name)
    preguntas = source.read(tuple[Pregunta, ...])
    return ArchivoPreguntas(modulo, preguntas, source)


def read_calculations(name: str, text: str, modulo: str) -> ArchivoCalculos:
    source = YamlSource.parse(text, name)
    return ArchivoCalculos(modulo, source.read(tuple[Calculo, ...]), source)


def _missing_languages(names: Collection[Sequence[str]]) -> list[Fault]:
    """Look at the files that are there, whether they can be read or not."""
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
