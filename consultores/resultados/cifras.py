"""Figures of the follow-up: what each counts, its denominator, and nothing about fewer than five.

A firm that is one of four in a cell could be recognised. Where one cell alone would be hidden,
the smallest of the others is hidden with it: the total would give it away.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from consultores.resultados.models import (
    ConsultaResultado,
    EstadoConsulta,
    Evidencia,
    Exporto,
    FichaResultado,
    Hito,
)
from consultores.solicitudes.models import Solicitud
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MINIMO = 5
ASKED = (EstadoConsulta.ENVIADA, EstadoConsulta.RESPONDIDA, EstadoConsulta.SIN_DATO)


@dataclass
class Cuenta:
    """Questions asked and what was answered to them, of one group."""

    preguntadas: int = 0
    respondidas: int = 0
    aplican: int = 0  # answered yes or not yet
    exportaron: int = 0
    verificadas: int = 0

    def sumar(self, other: Cuenta) -> None:
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


@dataclass(frozen=True)
class Linea:
    """A group as it may be shown: None is fewer than five, or what would tell of them."""

    nombre: str
    preguntadas: int | None
    respondidas: int | None
    aplican: int | None
    exportaron: int | None
    verificadas: int | None


@dataclass
class Cifras:
    """`total` is of everything in sight; each list by its code."""

    total: Linea
    por_hito: list[Linea] = field(default_factory=list)
    por_pais: list[Linea] = field(default_factory=list)
    por_area: list[Linea] = field(default_factory=list)


def contar(pais: str = "") -> Cifras:
    """Count the questions of one country, or of all, in one statement."""
    total = Cuenta()
    groups: tuple[dict[str, Cuenta], ...] = tuple(defaultdict(Cuenta) for _ in range(3))
    for *codes, counted in _rows(pais):
        total.sumar(counted)
        for group, code in zip(groups, codes, strict=True):
            group[code].sumar(counted)
    moments = {str(h): groups[2][str(h)] for h in Hito if str(h) in groups[2]}
    return Cifras(
        total=tapar({"": total})[0],
        por_hito=tapar(moments),
        por_pais=tapar(groups[0]),
        por_area=tapar(groups[1]),
    )


def _rows(pais: str) -> Iterable[tuple[str, str, str, Cuenta]]:
    s, c, f = Solicitud, ConsultaResultado, FichaResultado
    applies = f.exporto.in_([Exporto.SI, Exporto.TODAVIA_NO])
    counted = (
        func.count(c.id),
        func.count(f.id),
        func.count(f.id).filter(applies),
        func.count(f.id).filter(f.exporto == Exporto.SI),
        func.count(f.id).filter(f.evidencia == Evidencia.VERIFICADO),
    )
    query = (
        select(s.pais, s.area, c.hito, *counted)
        .select_from(c)
        .join(s, s.id == c.solicitud_id)
        .outerjoin(f, and_(f.consulta_id == c.id, f.reemplazada_el.is_(None)))
        .where(c.estado.in_(ASKED))
        .group_by(s.pais, s.area, c.hito)
    )
    if pais:
        query = query.where(s.pais == pais)
    for country, area, hito, *numbers in db.session.execute(query):
        yield country, area, str(hito), Cuenta(*numbers)


def tapar(grupos: Mapping[str, Cuenta]) -> list[Linea]:
    """Return the groups without what is about fewer than five."""
    codes = sorted(grupos, key=lambda code: (-grupos[code].preguntadas, code))
    columns = {
        each.name: _hide([getattr(grupos[code], each.name) for code in codes])
        for each in fields(Cuenta)
    }
    _hide_differences(columns, "aplican", "exportaron")
    return [
        Linea(code, *(column[place] for column in columns.values()))
        for place, code in enumerate(codes)
    ]


def _hide(values: list[int]) -> list[int | None]:
    """Hide what counts from one to four; alone, together with the next smallest."""
    small = {place for place, value in enumerate(values) if 0 < value < MINIMO}
    others = [place for place, value in enumerate(values) if value >= MINIMO]
    if len(small) == 1 and others:
        small.add(min(others, key=lambda place: values[place]))
    return [None if place in small else value for place, value in enumerate(values)]


def _hide_differences(columns: dict[str, list[int | None]], whole: str, part: str) -> None:
    """Hide a part from which those who are not in it could be counted as fewer than five."""
    for place, (all_, some) in enumerate(zip(columns[whole], columns[part], strict=True)):
        if all_ is not None and some is not None and 0 < all_ - some < MINIMO:
            columns[part][place] = None
