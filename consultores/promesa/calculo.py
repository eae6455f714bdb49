"""From requests to figures that may be published: no group in which somebody could be found."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

from consultores.emparejamiento.equidad import FilaEquidad, equidad
from consultores.promesa.casos import Caso, list_casos
from plataforma.clock import to_zone
from plataforma.i18n import DEFAULT_ZONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MINIMO = 5  # cases, or consultants, below which a figure could point at somebody
ANIO = timedelta(days=365)
TRIMESTRES = 4  # complete ones that are shown, beside the one that runs
MESES = 3
EN_TOTAL = "todo"  # the group of everything, and the period of twelve months


@dataclass
class Fila:
    """One figure. `valor`: a part (0 to 1), or business days; None where it must not be said."""

    medida: str
    periodo: str
    grupo: str
    codigo: str
    numerador: int | None
    denominador: int | None
    valor: float | None
    oculta: bool = False


def _sum(of: Callable[[Caso], Any]) -> Callable[[Sequence[Caso]], int]:
    return lambda casos: sum(int(of(c) or False) for c in casos)


# Parts: (numerator, denominator). Medians: (days of a case, whether it counts at all).
PARTES: dict[str, tuple[Callable[[Sequence[Caso]], int], Callable[[Sequence[Caso]], int]]] = {
    "respuesta_a_tiempo": (_sum(lambda c: c.a_tiempo), _sum(lambda c: c.ofrecidas)),
    "entrega_a_tiempo": (_sum(lambda c: c.en_fecha), _sum(lambda c: c.en_fecha is not None)),
    "util": (_sum(lambda c: c.util), _sum(lambda c: c.calificada)),
    "buen_trato": (_sum(lambda c: c.buen_trato), _sum(lambda c: c.calificada)),
    "opinaron": (_sum(lambda c: c.calificada), _sum(lambda c: bool(c.entregas and c.desenlace))),
}
MEDIANAS: dict[str, tuple[Callable[[Caso], int | None], Callable[[Caso], bool]]] = {
    "dias_respuesta": (lambda c: c.dias_respuesta, lambda _c: True),
    "dias_aceptacion": (lambda c: c.dias_aceptacion, lambda _c: True),
    "dias_entrega": (lambda c: c.dias_entrega, lambda c: c.aceptada_el is not None),
}


def calcular(hasta: datetime) -> dict[str, Any]:
    """Return everything that is published, counted from the requests themselves."""
    desde = hasta - ANIO
    quarters = trimestres(hasta)
    casos = list_casos(min(desde, quarters[0][1]), hasta)
    year = [c for c in casos if c.enviada_el >= desde]
    filas = [
        *_figures(year, EN_TOTAL, EN_TOTAL, lambda _c: EN_TOTAL),
        *_figures(year, EN_TOTAL, "pais", lambda c: c.pais),
        *_figures(year, EN_TOTAL, "area", lambda c: c.area),
    ]
    for name, begin, end in quarters:
        part = [c for c in casos if begin <= c.enviada_el < end]
        filas += _figures(part, name, EN_TOTAL, lambda _c: EN_TOTAL)
    return {
        "desde": desde.isoformat(),
        "hasta": hasta.isoformat(),
        "filas": [asdict(f) for f in filas],
        "desenlaces": _outcomes(year),
        "equidad": _fairness(equidad(desde, hasta)),
    }


def trimestres(hasta: datetime) -> list[tuple[str, datetime, datetime]]:
    """Return (name, begin, end) of the last complete quarters and of the one that runs."""
    local = to_zone(hasta, DEFAULT_ZONE)
    year, quarter = local.year, (local.month - 1) // MESES
    found = []
    for back in range(TRIMESTRES, -1, -1):
        index = year * 4 + quarter - back
        found.append((f"{index // 4}-T{index % 4 + 1}", _begin(index), _begin(index + 1)))
    return found


def _begin(index: int) -> datetime:
    return datetime(index // 4, index % 4 * MESES + 1, 1, tzinfo=UTC)


def _figures(
    casos: Iterable[Caso], periodo: str, grupo: str, key: Callable[[Caso], str]
) -> list[Fila]:
    """Return every measure of each group, without what is too small to say."""
    groups: dict[str, list[Caso]] = defaultdict(list)
    for caso in casos:
        if code := key(caso):
            groups[code].append(caso)
    found: list[Fila] = []
    for medida in (*PARTES, *MEDIANAS):
        rows = [_figure(medida, periodo, grupo, code, groups[code]) for code in sorted(groups)]
        hide(rows)
        found += rows
    return found


def _figure(medida: str, periodo: str, grupo: str, codigo: str, casos: Sequence[Caso]) -> Fila:
    if medida in PARTES:
        above, below = (count(casos) for count in PARTES[medida])
        return Fila(medida, periodo, grupo, codigo, above, below, above / below if below else None)
    days_of, counts = MEDIANAS[medida]
    days = [d for c in casos if (d := days_of(c)) is not None]
    total = sum(counts(c) for c in casos)
    value = float(median(days)) if days else None
    return Fila(medida, periodo, grupo, codigo, len(days), total, value)


def hide(rows: Sequence[Fila]) -> None:
    """Take out the figures of few cases; of a single one, another too: else the rest tells it."""
    weights = {id(r): (r.numerador if r.medida in MEDIANAS else r.denominador) or 0 for r in rows}
    small = [r for r in rows if 0 < weights[id(r)] < MINIMO]
    if len(small) == 1 and len(rows) > 1:
        others = sorted((r for r in rows if weights[id(r)] >= MINIMO), key=lambda r: weights[id(r)])
        small += others[:1]
    for row in small:
        row.numerador = row.denominador = row.valor = None
        row.oculta = True


def _outcomes(casos: Sequence[Caso]) -> list[dict[str, Any]]:
    """Return how many ended in each way; rare ones together."""
    counts = Counter(c.desenlace or "abierta" for c in casos)
    rare = {code for code, count in counts.items() if count < MINIMO}
    if len(rare) == 1 and len(counts) > 1:
        rare.add(min((c for c in counts if c not in rare), key=lambda c: counts[c]))
    found = [{"codigo": c, "cuenta": n} for c, n in counts.most_common() if c not in rare]
    together = sum(counts[code] for code in rare)
    if together:
        found.append({"codigo": "otros", "cuenta": together if together >= MINIMO else None})
    return found


def _fairness(rows: Sequence[FilaEquidad]) -> dict[str, Any]:
    """Return the groups large enough, and the sums of all."""
    said = [r for r in rows if r.consultores >= MINIMO and r.ofrecidas >= MINIMO]
    if len(rows) - len(said) == 1:
        said = said[:-1]  # the sums would tell the one that is missing
    known = [r for r in rows if r.indice is not None]
    weight = sum(r.ofrecidas for r in known)
    return {
        "grupos": [asdict(r) for r in said],
        "ocultos": len(rows) - len(said),
        "ofrecidas": sum(r.ofrecidas for r in rows),
        "tomadas": sum(r.tomadas for r in rows),
        "rechazadas": sum(r.rechazadas for r in rows),
        "calladas": sum(r.calladas for r in rows),
        "indice": sum((r.indice or 0) * r.ofrecidas for r in known) / weight if weight else None,
    }
