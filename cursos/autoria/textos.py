"""The texts of a course and its modules, each in both languages, as a page can edit them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from cursos.paquetes.package import LANGS
from cursos.paquetes.yaml_edit import Place, replace_values
from cursos.paquetes.yaml_source import YamlSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CURSO = "curso.yml"


@dataclass(frozen=True)
class Par:
    """One text in both languages, and where it stands in curso.yml."""

    lugar: Place
    etiqueta: str
    grupo: str
    textos: Mapping[str, str]

    @property
    def nombre(self) -> str:
        """Return the name of its field in the form."""
        return "-".join(map(str, self.lugar))


def read_pairs(data: bytes) -> list[Par]:
    """Return the texts in the order of the page, or raise ContentError."""
    value = YamlSource.parse(data.decode("utf-8-sig"), CURSO).value
    return [p for p in _pairs(value) if set(p.textos) == set(LANGS)]


def _pairs(value: Any) -> Iterator[Par]:
    for group, labels in _labels().items():
        for lugar, label in labels:
            yield Par(lugar, label, group, _text(value, lugar))
    for n in range(_length(value, ("podra",))):
        yield Par(
            ("podra", n), _("Podrá (%(n)s)", n=n + 1), _("El curso"), _text(value, ("podra", n))
        )
    for n in range(_length(value, ("modulos",))):
        group = _("Módulo %(n)s", n=n + 1)
        for key, label in (("titulo", _("Título")), ("resumen", _("Resumen"))):
            lugar = ("modulos", n, key)
            yield Par(lugar, label, group, _text(value, lugar))


def _labels() -> dict[str, list[tuple[Place, str]]]:
    return {
        _("El curso"): [
            (("titulo",), _("Título")),
            (("resumen",), _("Resumen")),
            (("para_quien",), _("Para quién es")),
            (("requisitos",), _("Requisitos")),
            (("responsable",), _("Responsable")),
        ],
        _("La credencial"): [
            (("credencial", "nombre"), _("Nombre")),
            (("credencial", "descripcion"), _("Descripción")),
            (("credencial", "criterio"), _("Criterio")),
        ],
    }


def _find(value: Any, lugar: Place) -> Any:
    for step in lugar:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _length(value: Any, lugar: Place) -> int:
    found = _find(value, lugar)
    return len(found) if isinstance(found, list) else 0


def _text(value: Any, lugar: Place) -> dict[str, str]:
    found = _find(value, lugar)
    return {k: str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def write_pairs(data: bytes, escritos: Mapping[str, str]) -> bytes:
    """Return curso.yml with these texts (by field and language); all other bytes stay."""
    text = data.decode("utf-8-sig")
    changes: dict[Place, object] = {}
    for par in read_pairs(data):
        for lang in LANGS:
            new = escritos.get(f"{par.nombre}-{lang}")
            if new is not None and new != par.textos[lang]:
                changes[(*par.lugar, lang)] = new
    return replace_values(text, changes).encode() if changes else data
