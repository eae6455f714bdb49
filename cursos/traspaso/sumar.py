"""Putting questions into the files of a draft: pure functions, all of it or nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from cursos.intercambio.armado import en_yaml
from cursos.paquetes.origin import KB, MAX_BYTES, QUESTIONS
from cursos.paquetes.yaml_edit import put_items
from cursos.paquetes.yaml_source import ContentError, YamlSource
from cursos.preguntas.tipos import Pregunta
from cursos.traspaso.errors import (
    BorradorCambioError,
    MuchasPreguntasError,
    PreguntasIlegiblesError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cursos.intercambio.piezas import Dato

    Banco = Mapping[str, Sequence[Dato]]  # by file, as its YAML says them

SCHEMA: TypeAdapter[Any] = TypeAdapter(Pregunta)
MOST = MAX_BYTES[".yml"]


@dataclass
class Suma:
    """What the files become, and how many questions are what."""

    archivos: dict[str, bytes] = field(default_factory=dict)
    nuevas: int = 0
    cambiadas: int = 0
    iguales: int = 0


def leer_banco(files: Mapping[str, bytes]) -> Banco:
    """Return the questions of a draft, or say which file has to be put right first."""
    names = [n for n in sorted(files) if QUESTIONS.fullmatch(n) and files[n].strip()]
    return {name: _items(name, _text(name, files[name])) for name in names}


def claves(banco: Banco) -> set[str]:
    return {str(item.get("clave")) for items in banco.values() for item in items}


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PreguntasIlegiblesError(archivo=name) from None


def _items(name: str, text: str) -> list[Dato]:
    try:
        value = YamlSource.parse(text, name).value
    except ContentError:
        raise PreguntasIlegiblesError(archivo=name) from None
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise PreguntasIlegiblesError(archivo=name)
    return value


def sumar(
    files: Mapping[str, bytes],
    datos: Iterable[Dato],
    *,
    archivo_de: Mapping[str, str],
    conocidas: set[str],
) -> Suma:
    """Return the files with these questions: what the draft says already is not said twice.

    A question whose key the draft has, and `conocidas` had when they were read, takes the place of
    that one; the others go to the end of the file of their lesson (`archivo_de`).
    """
    banco = leer_banco(files)
    places = {
        str(item.get("clave")): (name, n)
        for name, items in banco.items()
        for n, item in enumerate(items)
    }
    said = {_sin_clave(item) for items in banco.values() for item in items}
    changed: dict[str, dict[int, Dato]] = defaultdict(dict)
    added: dict[str, list[Dato]] = defaultdict(list)
    suma = Suma()
    for dato in datos:
        place = places.get(dato["clave"])
        if place and dato["clave"] not in conocidas and _otra(banco, place, dato):
            raise BorradorCambioError
        if place and _otra(banco, place, dato):
            changed[place[0]][place[1]] = dato
        elif place or _sin_clave(dato) in said:
            suma.iguales += 1
        else:
            added[archivo_de[dato["leccion"]]].append(dato)
    suma.nuevas = sum(map(len, added.values()))
    suma.cambiadas = sum(map(len, changed.values()))
    for name in changed.keys() | added.keys():
        text = _text(name, files.get(name, b""))
        suma.archivos[name] = _file(name, text, changed[name], added[name])
    return suma


def _otra(banco: Banco, place: tuple[str, int], dato: Dato) -> bool:
    return _sin_clave(banco[place[0]][place[1]]) != _sin_clave(dato)


def _sin_clave(item: Dato) -> str:
    """Return what a question says, whatever its key, its date and how its YAML is laid out."""
    try:
        plain = SCHEMA.validate_python(item).model_dump(mode="json", exclude_none=True)
    except ValidationError:  # something is still to be written
        plain = {k: v for k, v in item.items() if v not in ((), [], None)}
    kept = {k: v for k, v in plain.items() if k not in ("clave", "revisada")}
    return json.dumps(kept, sort_keys=True, default=str)


def _file(name: str, text: str, changed: Mapping[int, Dato], added: Sequence[Dato]) -> bytes:
    """Return a file of questions: what nobody touched keeps its bytes if its layout allows it."""
    before = _items(name, text) if text.strip() else []
    written = {n: en_yaml([dato]) for n, dato in changed.items()}
    end = en_yaml(list(added))
    wanted = [_items(name, written[n])[0] if n in written else old for n, old in enumerate(before)]
    wanted += _items(name, end) if end else []
    new = put_items(text, written, end) if before else end
    if not _says(name, new, wanted):
        new = en_yaml(wanted)
    data = new.encode()
    if len(data) > MOST:
        raise MuchasPreguntasError(archivo=name, maximo=MOST // KB)
    return data


def _says(name: str, text: str, wanted: Sequence[Dato]) -> bool:
    try:
        return _items(name, text) == wanted
    except PreguntasIlegiblesError:
        return False
