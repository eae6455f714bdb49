"""Which cells of a breakdown may be shown. Pure.

A cell of fewer than five people is never shown, and enough others are hidden with it, that it
cannot be computed from what is shown and the totals: neither those in it nor those that it lacks.
The groups that are not shown stand together in one line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MINIMO = 5


@dataclass(frozen=True)
class Grupo:
    """How many people are in a group, and how many of them finished."""

    clave: str
    personas: int
    terminaron: int


@dataclass(frozen=True)
class Celda:
    """A number, or none; `menos`: it is small, otherwise it is hidden to protect another one."""

    valor: int | None = None
    menos: bool = False


OCULTA = Celda()
MENOS = Celda(menos=True)


@dataclass(frozen=True)
class Fila:
    clave: str
    personas: Celda
    terminaron: Celda


@dataclass(frozen=True)
class Desglose:
    """`filas`: the groups shown, then those hidden; `juntas`: the hidden ones as one group."""

    filas: Sequence[Fila] = ()
    juntas: Fila | None = None
    muestra_terminaron: bool = False


@dataclass(frozen=True)
class Cifra:
    """A figure between two numbers, which are the same when it may be told."""

    desde: int
    hasta: int

    @property
    def exacta(self) -> int | None:
        return self.desde if self.desde == self.hasta else None


POCAS = Cifra(0, MINIMO - 1)


def cifra(n: int, *bases: Cifra | int) -> Cifra:
    """Return a figure as it may be told beside the `bases`: totals, or parts of it.

    What it differs from each of them by is a number of people, too: when that is small, the figure
    is told as a range. Equal to a figure other than the total, it says nothing more than that one.
    """
    if n < MINIMO:
        return POCAS
    for base in bases:
        known = base if isinstance(base, int) else base.exacta
        if known is None or abs(known - n) >= MINIMO:
            continue
        if isinstance(base, Cifra) and known == n:
            continue
        far = MINIMO - 1
        return Cifra(known - far, known) if n <= known else Cifra(known, known + far)
    return Cifra(n, n)


def proteger(grupos: Iterable[Grupo]) -> Desglose:
    """Return what may be shown of groups whose totals are known; nothing when none may."""
    groups = sorted((g for g in grupos if g.personas), key=lambda g: (g.personas, g.clave))
    hidden = _hide_groups(groups)
    shown = groups[hidden:]
    if not shown:
        return Desglose()
    together = [_sum(groups[:hidden])] if hidden else []
    finished = _finished([*together, *shown])
    filas = [Fila(g.clave, Celda(g.personas), finished[g.clave]) for g in reversed(shown)]
    filas += [
        Fila(g.clave, MENOS if g.personas < MINIMO else OCULTA, OCULTA)
        for g in sorted(groups[:hidden], key=lambda g: g.clave)
    ]
    return Desglose(
        filas=filas,
        juntas=Fila("", Celda(together[0].personas), finished[together[0].clave])
        if together
        else None,
        muestra_terminaron=any(cell.valor is not None for cell in finished.values()),
    )


def _sum(groups: Sequence[Grupo]) -> Grupo:
    return Grupo("\0", sum(g.personas for g in groups), sum(g.terminaron for g in groups))


def _hide_groups(groups: Sequence[Grupo]) -> int:
    """Return how many of the groups, the smallest first, are hidden."""
    hidden = sum(g.personas < MINIMO for g in groups)
    if not hidden:
        return 0
    while hidden < len(groups):
        total = sum(g.personas for g in groups[:hidden])
        # Who knows the rule knows that a large one that is hidden is no larger than those shown.
        most = groups[hidden].personas
        boxes = [
            (1, MINIMO - 1) if g.personas < MINIMO else (MINIMO, most) for g in groups[:hidden]
        ]
        if total >= MINIMO and _vague(boxes, total):
            return hidden
        hidden += 1
    return hidden


def _finished(groups: Sequence[Grupo]) -> dict[str, Celda]:
    """Return, of each group, how many finished, if it may be shown.

    Who did not finish can be computed from it: that number is protected, too.
    """
    small = [g for g in groups if _is_small(g)]
    rest = [g for g in groups if not _is_small(g)]  # the smallest first
    while small and rest and not _is_safe(small):
        small.append(rest.pop(0))
    hidden = {g.clave for g in small}
    return {
        g.clave: (MENOS if g.terminaron < MINIMO else OCULTA)
        if g.clave in hidden
        else Celda(g.terminaron)
        for g in groups
    }


def _is_small(group: Grupo) -> bool:
    return min(group.terminaron, group.personas - group.terminaron) < MINIMO


def _is_safe(groups: Sequence[Grupo]) -> bool:
    total = sum(g.terminaron for g in groups)
    left = sum(g.personas for g in groups) - total
    boxes = [
        (0, min(MINIMO - 1, g.personas)) if g.terminaron < MINIMO else (MINIMO, g.personas)
        for g in groups
    ]
    return total >= MINIMO and left >= MINIMO and _vague(boxes, total)


def _vague(boxes: Sequence[tuple[int, int]], total: int) -> bool:
    """Whether each hidden number, when bounds and sum are known, may be more than one."""
    least, most = sum(low for low, _ in boxes), sum(high for _, high in boxes)
    return all(
        max(low, total - (most - high)) < min(high, total - (least - low)) for low, high in boxes
    )
