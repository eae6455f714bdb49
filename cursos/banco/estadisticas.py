"""What the answers say about each question: classical item analysis, three statements in all.

Difficulty is the mean mark, 0 to 1. Discrimination is the correlation between the mark of a
question and the mean of the other questions of the same try: who knows more should do better.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from sqlalchemy import Text, case, cast, func, select

from cursos.cuestionarios.models import Intento, RespuestaIntento
from cursos.inscripciones.models import Inscripcion
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row, Select

POCAS = 30  # answers; below, a figure says more about who happened to answer
RESPUESTAS_DISTINTAS = 2_000  # typed answers of one question that are counted one by one
EPSILON = 1e-9


@dataclass(frozen=True)
class Medida:
    """`discriminacion` is None where it cannot be told: few answers, or all equal."""

    respuestas: int = 0
    dificultad: float | None = None
    discriminacion: float | None = None
    del_todo: int = 0
    en_parte: int = 0
    vacias: int = 0

    @property
    def pocas(self) -> bool:
        return self.respuestas < POCAS


def _handed_in(curso_id: int) -> Select[tuple[int]]:
    return (
        select(Intento.id)
        .join(Intento.inscripcion)
        .where(Inscripcion.curso_id == curso_id, Intento.entregado_el.is_not(None))
    )


def medir(curso_id: int, clave: str = "") -> dict[str, Medida]:
    """Return the figures of each question of the course that was asked, over all its versions."""
    answer = RespuestaIntento
    whole = (
        select(
            answer.intento_id,
            func.sum(answer.puntos).label("suma"),
            func.count(answer.id).label("cuantas"),
        )
        .where(answer.intento_id.in_(_handed_in(curso_id)))
        .group_by(answer.intento_id)
        .subquery()
    )
    x = func.coalesce(answer.puntos, 0.0)
    rest = (whole.c.suma - x) / case((whole.c.cuantas > 1, whole.c.cuantas - 1), else_=1)
    sums = (x, x * x, rest, rest * rest, x * rest)
    marked = select(
        answer.pregunta_clave,
        func.count(answer.id),
        *(func.sum(s) for s in sums),
        func.sum(case((x > 1 - EPSILON, 1), else_=0)),
        func.sum(case((x > EPSILON, 1), else_=0)),
        func.sum(case((cast(answer.respuesta, Text) == "[]", 1), else_=0)),
    ).join(whole, whole.c.intento_id == answer.intento_id)
    if clave:
        marked = marked.where(answer.pregunta_clave == clave)
    rows = db.session.execute(marked.group_by(answer.pregunta_clave))
    return {row[0]: _measure(row) for row in rows}


def _measure(row: Row[tuple[object, ...]]) -> Medida:
    n = int(row[1])
    sx, sxx, sy, syy, sxy = (float(v or 0) for v in row[2:7])
    right, some, empty = (int(v or 0) for v in row[7:10])
    return Medida(
        respuestas=n,
        dificultad=sx / n,
        discriminacion=correlation(n, (sx, sxx, sy, syy, sxy)),
        del_todo=right,
        en_parte=some - right,
        vacias=empty,
    )


def correlation(n: int, sums: tuple[float, float, float, float, float]) -> float | None:
    """Return Pearson's r from n, Σx, Σx², Σy, Σy², Σxy; None for few or for no spread."""
    sx, sxx, sy, syy, sxy = sums
    spread_x, spread_y = n * sxx - sx * sx, n * syy - sy * sy
    if n < POCAS or spread_x < EPSILON or spread_y < EPSILON:
        return None
    return max(-1.0, min(1.0, (n * sxy - sx * sy) / sqrt(spread_x * spread_y)))


def contar_respuestas(curso_id: int, clave: str) -> list[tuple[Sequence[str], int]]:
    """Return each answer that was given to a question and how often, the most frequent first."""
    text = cast(RespuestaIntento.respuesta, Text)
    rows = db.session.execute(
        select(text, func.count(RespuestaIntento.id))
        .where(
            RespuestaIntento.pregunta_clave == clave,
            RespuestaIntento.intento_id.in_(_handed_in(curso_id)),
        )
        .group_by(text)
        .order_by(func.count(RespuestaIntento.id).desc(), text)
        .limit(RESPUESTAS_DISTINTAS)
    )
    return [(json.loads(answer), int(times)) for answer, times in rows]
