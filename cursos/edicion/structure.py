"""Lessons of a draft: a new one, and file numbers that follow the order of the modules."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from cursos.paquetes.origin import LESSON
from cursos.paquetes.package import LANGS
from cursos.paquetes.schema import Curso
from cursos.paquetes.yaml_source import ContentError, Fault, YamlSource

if TYPE_CHECKING:
    from collections.abc import Mapping

BODY = {
    "es": '## La idea\n\n…\n\n!!! ejemplo "…"\n    …\n\n## Cómo se hace\n\n…\n',
    "pt": '## A ideia\n\n…\n\n!!! ejemplo "…"\n    …\n\n## Como se faz\n\n…\n',
}  # fmt: skip
FRONT = """---
clave: {clave}
titulo: {titulo}
minutos: 10
objetivo: "…"
regla: "…"
accion: "…"
revisada: {hoy}
proxima_revision: {proxima}
responsable: "…"
fuentes:
  - {{texto: "…", fecha: {hoy}, confianza: baja}}
{fuente}---

"""
CURSO = "curso.yml"
NEW = 99  # number of a new lesson's files until they are put in order


def add_lesson(text: str, modulo: int, clave: str) -> str:
    """Return curso.yml with the lesson at the end of a module; all other bytes stay."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    node = _child(_child(_child(root, "modulos"), modulo), "lecciones")
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise KeyError(modulo)
    last = node.value[-1]
    at = last.end_mark.index
    if node.flow_style:
        return f"{text[:at]}, {clave}{text[at:]}"
    indent = " " * (last.start_mark.column - 2)
    return f"{text[:at]}\n{indent}- {clave}{text[at:]}"


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((v for k, v in node.value if k.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child
    return None


def put_in_order(files: Mapping[str, bytes], curso: Curso) -> dict[str, bytes]:
    """Return the files with lessons numbered as the modules list them; the others come after."""
    listed = [clave for modulo in curso.modulos for clave in modulo.lecciones]
    names = sorted(n for n in files if LESSON.fullmatch(n))
    keys = list(dict.fromkeys(LESSON.sub(r"\2", n) for n in names))
    order = [k for k in listed if k in keys] + [k for k in keys if k not in listed]
    place = {clave: n for n, clave in enumerate(dict.fromkeys(order), 1)}
    renamed = dict(files)
    moved = {}
    for name in names:
        found = LESSON.fullmatch(name)
        assert found is not None  # noqa: S101 — it was filtered above
        new = f"lecciones/{place[found[2]]:02d}-{found[2]}.{found[3]}.md"
        moved[new] = renamed.pop(name)
    return {**renamed, **moved}


@dataclass(frozen=True)
class NuevaLeccion:
    """`modulo`: its place in curso.yml; the dates as they are written there."""

    modulo: int
    clave: str
    titulos: Mapping[str, str]
    hoy: str
    proxima: str


def with_lesson(files: Mapping[str, bytes], nueva: NuevaLeccion) -> dict[str, bytes]:
    """Return the files with one more lesson, to be written, at the end of its module."""
    if any(m[2] == nueva.clave for n in files if (m := LESSON.fullmatch(n))):
        raise ContentError([Fault(CURSO, 0, f"lesson {nueva.clave!r} is in the course twice")])
    try:
        text = add_lesson(files[CURSO].decode("utf-8-sig"), nueva.modulo, nueva.clave)
        curso = YamlSource.parse(text, CURSO).read(Curso)
    except (KeyError, yaml.YAMLError):
        raise ContentError([Fault(CURSO, 1, "modulos: has no list of lessons")]) from None
    return put_in_order({**files, CURSO: text.encode(), **_lesson_files(nueva)}, curso)


def _lesson_files(nueva: NuevaLeccion) -> dict[str, bytes]:
    made = {}
    for lang in LANGS:
        front = FRONT.format(
            clave=nueva.clave,
            titulo=json.dumps(nueva.titulos[lang], ensure_ascii=False),
            hoy=nueva.hoy,
            proxima=nueva.proxima,
            fuente='fuente: "000000000000"\n' if lang == "pt" else "",
        )
        made[f"lecciones/{NEW:02d}-{nueva.clave}.{lang}.md"] = (front + BODY[lang]).encode()
    return made
