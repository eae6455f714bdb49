"""Drawing the questions of a try: pure functions over keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random


@dataclass(frozen=True)
class Candidata:
    """A question of the bank: its module, tags and level."""

    clave: str
    modulo: int
    modulo_clave: str = ""
    etiquetas: frozenset[str] = frozenset()
    nivel: int = 1

    def fits(self, cupo: Mapping[str, Any]) -> bool:
        """Whether a rule of the draw may take this question."""
        return (
            cupo.get("modulo") in {None, self.modulo_clave}
            and (cupo.get("etiqueta") is None or cupo["etiqueta"] in self.etiquetas)
            and cupo.get("dificultad") in {None, self.nivel}
        )


def draw(
    bank: Sequence[Candidata], wanted: int, seen: Mapping[str, int], rng: Random
) -> list[Candidata]:
    """Return `wanted` questions spread evenly over the modules.

    `seen` tells how recently a question was asked (0: never, higher: later); within a module the
    least recently asked ones come first, so that the next try asks others while there are others.
    """
    modules: dict[int, list[Candidata]] = {}
    for candidate in rng.sample(bank, len(bank)):
        modules.setdefault(candidate.modulo, []).append(candidate)
    for own in modules.values():
        own.sort(key=lambda c: -seen.get(c.clave, 0))  # popped from the end
    chosen: list[Candidata] = []
    turns = rng.sample(sorted(modules), len(modules))
    while len(chosen) < wanted and any(modules.values()):
        chosen += [
            modules[module].pop() for module in turns[: wanted - len(chosen)] if modules[module]
        ]
        turns = [module for module in turns if modules[module]]
    return sorted(chosen, key=lambda c: c.modulo)


def draw_by_rules(
    bank: Sequence[Candidata],
    wanted: int,
    reglas: Sequence[Mapping[str, Any]],
    seen: Mapping[str, int],
    rng: Random,
) -> list[Candidata]:
    """Fill the rules of the course first, then the rest evenly over the modules."""
    ruled = fill(bank, reglas, seen, rng)
    rest = [c for c in bank if c not in ruled]
    chosen = [*ruled, *draw(rest, wanted - len(ruled), seen, rng)]
    return sorted(chosen, key=lambda c: c.modulo)


def fill(
    bank: Sequence[Candidata],
    reglas: Sequence[Mapping[str, Any]],
    seen: Mapping[str, int],
    rng: Random,
) -> list[Candidata]:
    """Return the questions that fill the places of the rules, the least recently asked first.

    A question that fits two rules fills one of them; which one is changed while another question
    needs that place (augmenting paths), so a draw that can be filled is filled.
    """
    places = [regla for regla in reglas for _ in range(regla["cuantas"])]
    taken: dict[int, Candidata] = {}
    order = sorted(rng.sample(bank, len(bank)), key=lambda c: seen.get(c.clave, 0))
    for candidate in order:
        if len(taken) == len(places):
            break
        _place(candidate, places, taken, set())
    return list(taken.values())


def _place(
    candidate: Candidata,
    places: Sequence[Mapping[str, Any]],
    taken: dict[int, Candidata],
    tried: set[int],
) -> bool:
    for n, place in enumerate(places):
        if n in tried or not candidate.fits(place):
            continue
        tried.add(n)
        if n not in taken or _place(taken[n], places, taken, tried):
            taken[n] = candidate
            return True
    return False
