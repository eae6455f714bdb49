"""Whether worked examples are right: every number in them is given or calculated.

Numbers are compared as they are read, in both languages.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from babel.dates import get_month_names

from cursos.preguntas.expresiones import ExpresionError, compilar
from cursos.preguntas.numeros import exact, round_half_up, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cursos.calculos.definicion import Calculo, Plazo

Place = tuple[str | int, ...]
# What stands right behind a letter belongs to a code: the 14 of A14TM is no number.
_NUMBER = re.compile(r"(?<![^\W\d_])(?<!\d)\d+(?:[.,]\d+)*")
_PLAIN = re.compile(r"\d+(?:,\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_BOX = re.compile(r"^!!! ?ejemplo\b.*(?:\n(?:[ \t]+.*)?)*", re.MULTILINE)
LONGEST_NUMBER = 15  # digits; what is longer is a code, as the key of an invoice
MOST_NAMED = 10  # numbers in one message


def problemas(calculo: Calculo, lang: str, body: str, front: str) -> Iterator[tuple[Place, str]]:
    """Yield (place, what is wrong) of what one lesson says in one language."""
    text = f"{body}\n{front}"
    yield from _unsaid(calculo, text, lang)
    yield from _unknown(calculo, body, lang)


def problemas_de_cuentas(calculo: Calculo) -> Iterator[tuple[Place, str]]:
    """Yield (place, what is wrong) of the calculations themselves."""
    yield from _sums(calculo)
    yield from _dates(calculo)


def _sums(calculo: Calculo) -> Iterator[tuple[Place, str]]:
    """Calculate in order; a result goes on as it is shown."""
    known = {name: exact(value) for name, value in calculo.datos.items()}
    for n, cuenta in enumerate(calculo.cuentas):
        at: Place = ("cuentas", n)
        if cuenta.clave in known:
            yield (*at, "clave"), f"the name {cuenta.clave!r} is taken"
        try:
            value = compilar(cuenta.formula, known).valor(known)
        except ExpresionError as error:
            yield (*at, "formula"), f"formula: {error}"
        else:
            shown = round_half_up(value, cuenta.decimales)
            if shown != exact(cuenta.resultado):
                gives = write(shown, "es", cuenta.decimales)
                yield (*at, "resultado"), f"the formula gives {gives}"
        known[cuenta.clave] = exact(cuenta.resultado)


def _dates(calculo: Calculo) -> Iterator[tuple[Place, str]]:
    for n, plazo in enumerate(calculo.plazos):
        try:
            found = _later(plazo)
        except (OverflowError, ValueError):
            yield ("plazos", n, "desde"), "there is no such date"
        else:
            if found != plazo.resultado:
                yield ("plazos", n, "resultado"), f"it is {found.isoformat()}"


def _later(plazo: Plazo) -> date:
    if plazo.dias is not None:
        return plazo.desde + timedelta(days=plazo.dias)
    months = plazo.desde.year * 12 + plazo.desde.month - 1 + (plazo.meses or 0)
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(plazo.desde.day, last))


def _unsaid(calculo: Calculo, text: str, lang: str) -> Iterator[tuple[Place, str]]:
    """Yield what is calculated with or from and the lesson does not say."""
    said = numbers_in(text)
    for name, value in calculo.datos.items():
        if abs(exact(value)) not in said:
            yield ("datos", name), f"the lesson ({lang}) does not say {value:g}"
    for n, cuenta in enumerate(calculo.cuentas):
        if abs(exact(cuenta.resultado)) not in said:
            yield ("cuentas", n, "resultado"), f"the lesson ({lang}) does not say it"
    for n, plazo in enumerate(calculo.plazos):
        ways = "|".join(map(re.escape, _ways(plazo.resultado, lang)))
        if not re.search(rf"(?<!\d)(?:{ways})(?!\d)", text):
            yield ("plazos", n, "resultado"), f"the lesson ({lang}) does not say this date"


def _unknown(calculo: Calculo, body: str, lang: str) -> Iterator[tuple[Place, str]]:
    """Yield the numbers of the worked example that come from nowhere."""
    known = {abs(exact(value)) for value in (*calculo.datos.values(), *calculo.otros)}
    known |= {abs(exact(cuenta.resultado)) for cuenta in calculo.cuentas}
    for plazo in calculo.plazos:
        known |= {Fraction(x) for day in (plazo.desde, plazo.resultado) for x in _parts(day)}
        known.add(Fraction(abs(plazo.dias or plazo.meses or 0)))
    if missing := sorted(numbers_in(example_of(body)) - known):
        said = ", ".join(write(value, lang) for value in missing[:MOST_NAMED])
        said += "…" if len(missing) > MOST_NAMED else ""
        yield ("leccion",), f"the example ({lang}) says {said}: given, calculated or in 'otros'?"


def _parts(day: date) -> tuple[int, int, int]:
    return day.day, day.month, day.year


def _ways(day: date, lang: str) -> Iterator[str]:
    """Yield how a lesson may write a date."""
    month = get_month_names("wide", locale=lang)[day.month]
    yield f"{day.day} de {month}"
    if day.day == 1:
        yield f"1º de {month}"
        yield f"1.º de {month}"
    for sign in "-/":
        yield f"{day:%d{sign}%m{sign}%Y}"
        yield f"{day.day}{sign}{day.month}{sign}{day.year}"


def example_of(body: str) -> str:
    """Return the worked example of a lesson, as it was written."""
    return "\n".join(_BOX.findall(body))


def numbers_in(text: str) -> set[Fraction]:
    """Return the numbers of a text in Spanish or Portuguese: 1.200 and 0,5; 2007.91 is a code."""
    found = (
        token.replace(".", "").replace(",", ".")
        for token in _NUMBER.findall(text)
        if _PLAIN.fullmatch(token)
    )
    return {exact(token) for token in found if len(token) <= LONGEST_NUMBER}
