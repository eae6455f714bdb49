"""From what a file says to the YAML of a package: what is missing is left empty and named."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml
from flask_babel import lazy_gettext as _l
from pydantic import TypeAdapter, ValidationError

from cursos.intercambio.piezas import NoEntendidaError
from cursos.intercambio.textos import LANGS
from cursos.preguntas.base import CLAVE
from cursos.preguntas.tipos import Pregunta
from plataforma.busqueda.analisis import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.intercambio.piezas import Dato, Leida

HEAD = ("clave", "leccion", "uso", "tipo", "nivel", "etiquetas", "enunciado")
TAIL = ("pista", "no_se", "norma", "revisada")
SCHEMA: TypeAdapter[Any] = TypeAdapter(Pregunta)
MIN_OPCIONES, MAX_OPCIONES = 3, 6
WHERE = re.compile(r"[^a-z0-9]+")


@dataclass
class Contexto:
    """What a file does not say of its questions, and the keys that are taken."""

    leccion: str
    uso: str
    norma: str
    hoy: date
    existentes: set[str] = field(default_factory=set)  # of the course
    tomadas: set[str] = field(default_factory=set)  # of this file


def armar(leida: Leida, igual: Dato | None, contexto: Contexto) -> Dato:
    """Return the question as the package would say it, or raise NoEntendidaError.

    `igual` is the question of ours that the file repeats word by word: it comes back as it was.
    """
    if igual is not None:
        dato = _con_fecha(deepcopy(igual))
    else:
        original = leida.original or {}
        same = original if original.get("tipo") == leida.dato["tipo"] else {}
        dato = _con_fecha(deepcopy(same) | deepcopy(leida.dato))
        _recordar(dato, original)
        kept: Dato = {
            name: original[name] for name in ("leccion", "uso", "nivel") if name in original
        }
        said: Dato = {"leccion": contexto.leccion, "uso": contexto.uso, "nivel": 1}
        dato = {**said, "norma": contexto.norma, "revisada": contexto.hoy, **kept, **dato}
        name = str(original.get("clave") or leida.nombre or contexto.leccion)
        dato["clave"] = _slug(name) or contexto.leccion
    ours = leida.original is not None  # a key of the course that comes back replaces its question
    if dato["clave"] in contexto.tomadas or (not ours and dato["clave"] in contexto.existentes):
        dato["clave"] = _libre(dato["clave"], contexto)
    _validar(dato)
    contexto.tomadas.add(dato["clave"])
    return dato


def _slug(text: str) -> str:
    return WHERE.sub("-", fold(text).lower()).strip("-")[:CLAVE].strip("-")


def _libre(clave: str, contexto: Contexto) -> str:
    base = clave[: CLAVE - 5].strip("-")
    held = contexto.tomadas | contexto.existentes
    return next(k for n in range(2, 9999) if (k := f"{base}-{n}") not in held)


def _con_fecha(dato: Dato) -> Dato:
    """JSON has no dates."""
    try:
        said = dato.get("revisada")
        return dato | ({"revisada": date.fromisoformat(said)} if isinstance(said, str) else {})
    except ValueError:
        return {k: v for k, v in dato.items() if k != "revisada"}


def textos(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every bilingual text of a question with its path."""
    if isinstance(value, dict):
        if set(value) == set(LANGS) and all(isinstance(v, str) for v in value.values()):
            yield path, value
        else:
            for name, inner in value.items():
                yield from textos(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list | tuple):
        for n, inner in enumerate(value, 1):
            yield from textos(inner, f"{path}[{n}]")


def _recordar(dato: Dato, original: Dato) -> None:
    """Give back the other language of each text that did not change."""
    memory = {
        (lang, text[lang]): text
        for _path, text in textos(original)
        for lang in LANGS
        if all(text.values())
    }
    for _path, text in textos(dato):
        said = [lang for lang in LANGS if text[lang]]
        if len(said) == 1 and (said[0], text[said[0]]) in memory:
            text.update(memory[said[0], text[said[0]]])


def faltas(dato: Dato) -> list[tuple[str, str]]:
    """Return what an author has to write: (path, language)."""
    return [(path, lang) for path, text in textos(dato) for lang in LANGS if not text[lang]]


def _validar(dato: Dato) -> None:
    """Check against the schema of the packages, as if what is missing were written."""
    filled = deepcopy(dato)
    for n, (_path, text) in enumerate(textos(filled)):
        text.update({lang: text[lang] or f"falta {n}" for lang in LANGS})
    rows = filled.get("opciones")
    if isinstance(rows, list) and not MIN_OPCIONES <= len(rows) <= MAX_OPCIONES:
        raise NoEntendidaError(
            _l("Tiene %(hay)s opciones: hacen falta entre 3 y 6.", hay=len(rows))
        )
    try:
        question = SCHEMA.validate_python(filled)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"][1:])
        detail = f"{place}: {first['msg']}".removeprefix(": ").replace("Value error, ", "")
        raise NoEntendidaError(
            _l("No cumple el formato de los cursos (%(detalle)s).", detalle=detail)
        ) from None
    fault = question.problema()
    if fault:
        raise NoEntendidaError(
            _l("No cumple el formato de los cursos (%(detalle)s).", detalle=fault[1])
        )


class _Llano(yaml.SafeDumper):
    """Write the same date out in each question: course files take no anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 — whatever it is
        return True


def en_yaml(datos: list[Dato]) -> str:
    """Return the questions as a file of `preguntas/` of a package."""
    rows = [_ordered(dato) for dato in datos]
    if not rows:
        return ""
    text: str = yaml.dump(
        rows, Dumper=_Llano, allow_unicode=True, sort_keys=False, width=10_000,
        default_flow_style=None,
    )  # fmt: skip
    return text


def _ordered(dato: Dato) -> Dato:
    middle = [name for name in dato if name not in HEAD and name not in TAIL]
    names = [n for n in (*HEAD, *middle, *TAIL) if n in dato]
    return {name: _plain(dato[name]) for name in names if dato[name] not in ((), [], None)}


def _plain(value: Any) -> Any:
    """Lists instead of tuples, and nothing shared: YAML would write an anchor."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return [_plain(v) for v in value] if isinstance(value, list | tuple) else value
