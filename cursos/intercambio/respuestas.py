"""What the formats have in common: answers with their weights become one of our types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from string import ascii_lowercase
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from cursos.intercambio.piezas import NoEntendidaError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.intercambio.piezas import Dato
    from cursos.intercambio.textos import Texto

WHOLE = 100.0
LIKE = 0.01  # weights are written with few decimals: 33.33333
NUMBER = re.compile(r"[+-]?\d{1,12}(?:[.,]\d{1,12})?")
OTHERS = "*"  # Moodle's answer for all the others


@dataclass(frozen=True)
class Opcion:
    """An answer: `marca` says = or ~, `peso` a share of the mark, `par` what goes with it."""

    marca: str
    texto: Texto
    comentario: Texto | None = None
    peso: float | None = None
    par: Texto | None = None

    @property
    def vale(self) -> float:
        if self.peso is not None:
            return self.peso
        return WHOLE if self.marca == "=" else 0.0

    @property
    def alguno(self) -> str:
        return self.texto["es"] or self.texto["pt"]


def nada() -> Texto:
    return {"es": "", "pt": ""}


def clave(n: int) -> str:
    return ascii_lowercase[n] if n < len(ascii_lowercase) else f"z{n}"[:3]


def opciones(found: Sequence[Opcion], *, varias: bool | None = None) -> Dato:
    """One right option, or several that share the mark evenly."""
    right = [o for o in found if o.vale > 0]
    if not right:
        raise NoEntendidaError(_l("No dice cuál es la respuesta correcta."))
    several = len(right) > 1 if varias is None else varias
    share = WHOLE / len(right)
    if any(abs(o.vale - share) > LIKE and o.vale != WHOLE for o in right):
        raise NoEntendidaError(_l("Sus respuestas correctas no valen lo mismo: aquí sí."))
    if not several and len(right) > 1:
        raise NoEntendidaError(_l("Tiene varias correctas y deja elegir una sola."))
    rows = [
        {
            "clave": clave(n),
            "correcta": o.vale > 0,
            "texto": o.texto,
            "comentario": o.comentario or nada(),
        }
        for n, o in enumerate(found)
    ]
    return {"tipo": "multiple" if several else "opcion", "opciones": rows}


def verdadero(correcta: bool, si: Texto | None, no: Texto | None) -> Dato:  # noqa: FBT001 — the key
    return {
        "tipo": "verdadero",
        "correcta": correcta,
        "comentarios": {"verdadero": si or nada(), "falso": no or nada()},
    }


def texto(found: Sequence[Opcion], siempre: Texto | None) -> Dato:
    """Typed words: what is worth all is right, what is worth nothing is a known error."""
    if any(0 < o.vale < WHOLE for o in found):
        raise NoEntendidaError(_l("Da una parte de la nota por una palabra: aquí no se hace."))
    right = [o for o in found if o.vale == WHOLE]
    wrong = [o for o in found if o.vale <= 0 and o.alguno != OTHERS]
    others = [o for o in found if o.alguno == OTHERS]
    if not right:
        raise NoEntendidaError(_l("No dice cuál es la respuesta correcta."))
    if any("*" in o.alguno for o in right):
        raise NoEntendidaError(_l("Acepta cualquier texto (*): aquí las respuestas son exactas."))
    said = next((o.comentario for o in right if o.comentario), None)
    return {
        "tipo": "texto",
        "respuestas": [o.texto for o in right],
        "errores": [{"textos": [o.texto], "comentario": o.comentario or nada()} for o in wrong],
        "acierto": said or siempre or nada(),
        "error": next((o.comentario for o in others if o.comentario), None) or siempre or nada(),
    }


def emparejar(found: Sequence[Opcion], siempre: Texto | None) -> Dato:
    if any(o.par is None for o in found):
        raise NoEntendidaError(_l("Alguna de sus partes no tiene pareja."))
    with_left = [o for o in found if any(o.texto.values())]
    alone = [o for o in found if not any(o.texto.values())]
    return {
        "tipo": "emparejar",
        "pares": [
            {
                "clave": clave(n),
                "izquierda": o.texto,
                "derecha": o.par,
                "comentario": o.comentario or nada(),
            }
            for n, o in enumerate(with_left)
        ],
        "sobran": [
            {"clave": clave(len(with_left) + n), "texto": o.par} for n, o in enumerate(alone)
        ],
        "acierto": siempre or nada(),
    }


def numerica(valor: str, tolerancia: str, acierto: Texto | None, error: Texto | None) -> Dato:
    number = _number(valor)
    return {
        "tipo": "numerica",
        "respuesta": _plain(number),
        "tolerancia": _plain(abs(_number(tolerancia))),
        "calculo": f"{number:f}",
        "acierto": acierto or nada(),
        "error": error or nada(),
    }


def numerica_entre(desde: str, hasta: str, acierto: Texto | None, error: Texto | None) -> Dato:
    """Between two numbers: the middle, give or take the half."""
    low, high = _number(desde), _number(hasta)
    return numerica(f"{(low + high) / 2:f}", f"{abs(high - low) / 2:f}", acierto, error)


def _number(text: str) -> Decimal:
    text = text.strip()
    if not NUMBER.fullmatch(text):
        raise NoEntendidaError(_l("No se lee el número «%(numero)s».", numero=text[:30]))
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:  # pragma: no cover — the pattern lets only numbers through
        raise NoEntendidaError(_l("No se lee el número.")) from None


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
