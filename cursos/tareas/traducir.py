"""A formula of a worksheet as a formula of a workbook. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from fractions import Fraction

    from cursos.preguntas.expresiones import Expresion, Nodo

FUNCTIONS = {
    "min": "MIN",
    "max": "MAX",
    "suma": "SUM",
    "abs": "ABS",
    "redondear": "ROUND",
}
SIGNS = {"!=": "<>"}


def a_excel(
    expresion: Expresion,
    lugares: Mapping[str, str],
    *,
    exigidos: Collection[str],
    escritas: Collection[str] = (),
) -> str:
    """Return the formula over the addresses of its names; a column is a range.

    It gives nothing where the page shows no value: a required number is missing, something that it
    needs has no value, it divides by zero, or nothing is written in its row (`escritas`).
    """
    body = f'IFERROR({_text(expresion.nodo, _addresses(expresion, lugares))},"")'
    empty = [f'{lugares[name]}=""' for name in sorted(expresion.nombres) if name in exigidos]
    if empty:
        body = f'IF(OR({",".join(empty)}),"",{body})'
    if escritas:
        body = f'IF(COUNTA({",".join(escritas)})=0,"",{body})'
    return f"={body}"


def _addresses(expresion: Expresion, lugares: Mapping[str, str]) -> Mapping[str, str]:
    """Add 0 to cells under functions: they pass over a text ("no value"), sums of cells do not."""
    if _is_arithmetic(expresion.nodo):
        return lugares
    return {name: a if ":" in a else f"({a}+0)" for name, a in lugares.items()}


def _is_arithmetic(nodo: Any) -> bool:
    kind, *parts = nodo
    if kind in {"numero", "nombre"}:
        return True
    columns = kind == "suma" and all(p[0] == "nombre" and "." in p[1] for p in parts)
    plain = kind in {"cadena", "menos", "potencia"}
    return columns or (plain and all(_is_arithmetic(p) for p in parts if not isinstance(p, str)))


def _text(nodo: Nodo, lugares: Mapping[str, str]) -> str:
    kind, *parts = nodo
    if kind == "numero":
        return _number(parts[0])
    if kind == "nombre":
        return lugares[parts[0]]
    if kind == "cadena":
        return "".join(p if isinstance(p, str) else _inner(p, lugares) for p in parts)
    if kind == "compara":
        sign, left, right = parts
        # +0: 1 or 0 here is TRUE or FALSE in a workbook.
        return f"(({_text(left, lugares)}){SIGNS.get(sign, sign)}({_text(right, lugares)}))+0"
    return _call(kind, [_inner(p, lugares) for p in parts])


def _call(kind: str, given: list[str]) -> str:
    if kind == "menos":
        return f"(0-{given[0]})"
    if kind == "potencia":
        return f"({given[0]}^{given[1]})"
    if kind == "si":
        return f"IF(({given[0]})<>0,{given[1]},{given[2]})"
    if kind == "redondear" and len(given) == 1:
        given = [*given, "0"]
    return f"{FUNCTIONS[kind]}({','.join(given)})"


def _inner(nodo: Any, lugares: Mapping[str, str]) -> str:
    """Return a part in brackets, unless it stands for itself."""
    text = _text(nodo, lugares)
    return f"({text})" if nodo[0] in {"cadena", "compara"} else text


def _number(value: Fraction) -> str:
    """Return a literal: its denominator is a power of ten."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.15g}"
