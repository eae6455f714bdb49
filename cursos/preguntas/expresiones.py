"""The small language of formulas: exact, without names that were not given, never `eval`.

    suma      = producto (("+" | "-") producto)*        comparisons give 1 or 0: < <= > >= = !=
    producto  = signo (("*" | "/") signo)*              si(condition, then, else) counts one branch
    signo     = ("-" | "+") signo | potencia            suma, min, max take numbers and columns
    potencia  = atomo ("^" signo)?                      redondear(number, decimals = 0), abs(number)

Worksheets use the same language, and `tests/cursos/preguntas/casos_expresiones.json` says what each
expression gives, for this module and for its twin in the browser.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cursos.preguntas.numeros import round_half_up

LONGEST = 500  # characters
DEEPEST = 30  # brackets, signs and powers inside one another
LONGEST_NUMBER = 15  # digits
MAX_EXPONENT = 40
MAX_DECIMALS = 10
MAX_BITS = 512  # of the numerator and the denominator of every value on the way

Valor = Fraction | Sequence[Fraction]  # a number, or the numbers of a column
Nodo = tuple[Any, ...]  # (kind, …): what was read, ready to count

_TOKEN = re.compile(
    r"\s*(?:(?P<numero>[0-9]+(?:\.[0-9]+)?)|(?P<nombre>[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*)"
    r"|(?P<signo><=|>=|!=|[-+*/^(),<>=]))"
)
_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt,
    ">=": operator.ge, "=": operator.eq, "!=": operator.ne,
}  # fmt: skip
_COUNT: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
}  # fmt: skip
FUNCIONES = {"si": (3, 3), "min": (1, 20), "max": (1, 20), "redondear": (1, 2), "suma": (1, 20),
             "abs": (1, 1)}  # fmt: skip


class ExpresionError(ValueError):
    """The text is not an expression of this language."""


class CuentaError(ExpresionError):
    """It is one, and has no value with these numbers."""


@dataclass(frozen=True)
class Expresion:
    """A checked expression; `nombres` are those that it uses."""

    texto: str
    nombres: frozenset[str]
    nodo: Nodo

    def valor(self, valores: Mapping[str, Valor]) -> Fraction:
        """Return the exact value, or raise CuentaError."""
        try:
            return _number(_count(self.nodo, valores))
        except ZeroDivisionError:
            raise CuentaError("divides by zero") from None


def compilar(texto: str, nombres: Collection[str]) -> Expresion:
    """Read an expression that may use these names, or raise ExpresionError."""
    if len(texto) > LONGEST:
        raise ExpresionError(f"longer than {LONGEST} characters")
    reader = _Reader(_tokens(texto), frozenset(nombres))
    nodo = reader.compare(0)
    if reader.tokens:
        raise ExpresionError(f"{reader.tokens[-1][1]!r} has no place there")
    return Expresion(texto, frozenset(reader.used), nodo)


def _tokens(texto: str) -> list[tuple[str, str]]:
    """Return (kind, text), the first one last, to be popped."""
    found, at = [], 0
    text = texto.rstrip()
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise ExpresionError(f"{text[at:].strip()[:1]!r} has no meaning in a formula")
        found.append((str(token.lastgroup), token[str(token.lastgroup)]))
        at = token.end()
    return found[::-1]


class _Reader:
    """Reads tokens from left to right; each method reads one rule of the language."""

    def __init__(self, tokens: list[tuple[str, str]], names: frozenset[str]) -> None:
        self.tokens, self.names = tokens, names
        self.used: set[str] = set()

    def peek(self) -> str:
        return self.tokens[-1][1] if self.tokens else ""

    def take(self, sign: str) -> None:
        if self.peek() != sign:
            raise ExpresionError(f"{sign!r} is missing")
        self.tokens.pop()

    def compare(self, depth: int) -> Nodo:
        if depth > DEEPEST:
            raise ExpresionError(f"more than {DEEPEST} levels")
        left = self.chain(("+", "-"), depth)
        if self.peek() not in _COMPARE:
            return left
        return ("compara", self.tokens.pop()[1], left, self.chain(("+", "-"), depth))

    def chain(self, signs: tuple[str, str], depth: int) -> Nodo:
        """Read a row of equal rank; it stays flat, so that a long sum is not deep."""
        inner = self.sign if signs == ("*", "/") else self.product
        parts: list[Any] = [inner(depth)]
        while self.peek() in signs:
            parts += [self.tokens.pop()[1], inner(depth)]
        return ("cadena", *parts) if len(parts) > 1 else parts[0]

    def product(self, depth: int) -> Nodo:
        return self.chain(("*", "/"), depth)

    def sign(self, depth: int) -> Nodo:
        if depth > DEEPEST:
            raise ExpresionError(f"more than {DEEPEST} levels")
        if self.peek() in {"-", "+"}:
            sign = self.tokens.pop()[1]
            inner = self.sign(depth + 1)
            return ("menos", inner) if sign == "-" else inner
        base = self.atom(depth)
        if self.peek() != "^":
            return base
        self.tokens.pop()
        return ("potencia", base, self.sign(depth + 1))

    def atom(self, depth: int) -> Nodo:
        kind, text = self.tokens.pop() if self.tokens else ("", "")
        if kind == "numero":
            if len(text.replace(".", "")) > LONGEST_NUMBER:
                raise ExpresionError(f"a number of more than {LONGEST_NUMBER} digits")
            return ("numero", Fraction(text))
        if kind == "nombre":
            return self.call(text, depth) if self.peek() == "(" else self.name(text)
        if text == "(":
            inner = self.compare(depth + 1)
            self.take(")")
            return inner
        raise ExpresionError(
            f"a number or a name is missing before {text!r}" if text else "ends too early"
        )

    def name(self, text: str) -> Nodo:
        if text not in self.names:
            raise ExpresionError(f"unknown name {text!r}")
        self.used.add(text)
        return ("nombre", text)

    def call(self, text: str, depth: int) -> Nodo:
        if text not in FUNCIONES:
            raise ExpresionError(f"unknown function {text!r}")
        self.take("(")
        given = [self.compare(depth + 1)]
        while self.peek() == ",":
            self.tokens.pop()
            given.append(self.compare(depth + 1))
        self.take(")")
        fewest, most = FUNCIONES[text]
        if not fewest <= len(given) <= most:
            raise ExpresionError(f"{text} takes {fewest} to {most} values, found {len(given)}")
        return (text, *given)


def _count(nodo: Nodo, valores: Mapping[str, Valor]) -> Valor:
    kind, *parts = nodo
    if kind == "numero":
        value: Fraction = parts[0]
        return value
    if kind == "nombre":
        return _given(parts[0], valores)
    if kind == "cadena":
        return _count_chain(parts, valores)
    if kind == "si":
        condition, then, other = parts
        return _count(then if _number(_count(condition, valores)) else other, valores)
    if kind == "compara":
        left, right = (_number(_count(side, valores)) for side in parts[1:])
        return Fraction(_COMPARE[parts[0]](left, right))
    return _call(kind, [_count(n, valores) for n in parts])


def _count_chain(parts: Sequence[Any], valores: Mapping[str, Valor]) -> Fraction:
    """Count a flat row, from left to right: value, sign, value, sign, value …"""
    total = _number(_count(parts[0], valores))
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        total = _small(_COUNT[sign](total, _number(_count(part, valores))))
    return total


def _given(name: str, valores: Mapping[str, Valor]) -> Valor:
    if name not in valores:
        raise CuentaError(f"{name!r} has no value")
    value = valores[name]
    return _small(value) if isinstance(value, Fraction) else [_small(v) for v in value]


def _call(function: str, given: Sequence[Valor]) -> Fraction:
    if function == "menos":
        return -_number(given[0])
    if function == "potencia":
        return _power(_number(given[0]), _number(given[1]))
    if function == "redondear":
        decimals = _number(given[1]) if len(given) > 1 else Fraction(0)
        if decimals.denominator != 1 or not 0 <= decimals <= MAX_DECIMALS:
            raise CuentaError(f"redondear takes 0 to {MAX_DECIMALS} decimals")
        return round_half_up(_number(given[0]), int(decimals))
    if function == "abs":
        return abs(_number(given[0]))
    numbers = [n for g in given for n in ([g] if isinstance(g, Fraction) else g)]
    if function == "suma":
        return _small(sum(numbers, Fraction(0)))
    if not numbers:
        raise CuentaError(f"{function} of an empty column")
    return min(numbers) if function == "min" else max(numbers)


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator != 1 or abs(exponent) > MAX_EXPONENT:
        raise CuentaError(f"powers are whole, from -{MAX_EXPONENT} to {MAX_EXPONENT}")
    if _bits(base) * abs(exponent) > MAX_BITS * 2:
        raise CuentaError("the number is too large")
    return _small(base ** int(exponent))


def _number(value: Valor) -> Fraction:
    if isinstance(value, Fraction):
        return value
    raise CuentaError("a whole column stands where one number is needed: use suma(…)")


def _small(value: Fraction) -> Fraction:
    if _bits(value) > MAX_BITS:
        raise CuentaError("the number is too large")
    return value


def _bits(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())
