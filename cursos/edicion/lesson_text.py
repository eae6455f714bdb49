"""A lesson as its editor shows it: the sentences of its front matter, and its body."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cursos.paquetes.origin import LESSON
from cursos.paquetes.package import FRONT, LANGS
from cursos.paquetes.parity import set_in_front
from cursos.paquetes.yaml_source import ContentError, Fault, YamlSource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.paquetes.yaml_edit import Place

SENTENCES = ("titulo", "objetivo", "regla", "accion")
SHARED = ("minutos", "revisada", "proxima_revision")


@dataclass(frozen=True)
class TextoLeccion:
    titulo: str
    objetivo: str
    regla: str
    accion: str
    minutos: int
    revisada: date
    proxima_revision: date
    cuerpo: str

    @property
    def firma(self) -> str:
        """Return what tells whether somebody changed the text that their page showed."""
        return hashlib.sha256(repr(astuple(self)).encode()).hexdigest()[:16]


def files_of(files: Mapping[str, bytes], clave: str) -> dict[str, str]:
    """Return the name of a lesson's file in each language; empty when it has none."""
    found = {}
    for name in files:
        match = LESSON.fullmatch(name)
        if match and match[2] == clave:
            found[match[3]] = name
    return found if set(found) == set(LANGS) else {}


def read_text(name: str, data: bytes) -> TextoLeccion:
    """Return the text of a lesson file, or raise ContentError: then only the file can be edited."""
    try:
        found = FRONT.fullmatch(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        found = None
    if not found:
        raise ContentError([Fault(name, 1, "begins with --- and a front matter closed by ---")])
    source = YamlSource.parse(found[1], name, shift=1)
    value = source.value if isinstance(source.value, dict) else {}
    for key, kind in (("minutos", int), ("revisada", date), ("proxima_revision", date)):
        if type(value.get(key)) is not kind:
            raise ContentError([source.fault((key,), f"{key!r} is missing")])
    fields: dict[str, Any] = {key: value[key] for key in SHARED}
    for key in SENTENCES:
        fields[key] = " ".join(str(value.get(key, "")).split())
    return TextoLeccion(**fields, cuerpo=found[2].replace("\r\n", "\n").strip())


def write_text(name: str, data: bytes, new: TextoLeccion) -> bytes:
    """Return the file with what changed in the text; all other bytes stay."""
    old = read_text(name, data)
    changes: dict[Place, object] = {
        (key,): getattr(new, key)
        for key in (*SENTENCES, *SHARED)
        if getattr(new, key) != getattr(old, key)
    }
    data = set_in_front(data, changes) if changes else data
    if new.cuerpo == old.cuerpo:
        return data
    found = FRONT.fullmatch(data.decode("utf-8-sig"))
    assert found is not None  # noqa: S101 — read_text found it
    front = data.decode("utf-8-sig")[: found.start(2)]
    return f"{front}\n{new.cuerpo}\n".encode()
