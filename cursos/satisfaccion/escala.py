"""The questions of the survey and the words of their five answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

MUCHO = {
    1: _l("Nada"),
    2: _l("Poco"),
    3: _l("Más o menos"),
    4: _l("Bastante"),
    5: _l("Mucho"),
}
SEGURO = {
    1: _l("No"),
    2: _l("Probablemente no"),
    3: _l("No sé"),
    4: _l("Probablemente sí"),
    5: _l("Sí, con seguridad"),
}


@dataclass(frozen=True)
class Pregunta:
    """`clave`: the column of the answer. `corta`: how figures name it."""

    clave: str
    texto: Any
    corta: Any
    palabras: dict[int, Any]


PREGUNTAS = (
    Pregunta("utilidad", _l("¿Le sirvió para su empresa?"), _l("Utilidad para la empresa"), MUCHO),
    Pregunta("claridad", _l("¿Fue claro?"), _l("Claridad"), MUCHO),
    Pregunta(
        "recomendacion",
        _l("¿Lo recomendaría a otra empresa?"),
        _l("Recomendación a otra empresa"),
        SEGURO,
    ),
)
