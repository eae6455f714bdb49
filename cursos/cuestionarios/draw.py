"""Drawing the questions of a try: pure functions over keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from random import Random


@dataclass(frozen=True)
class Candidata:
    """A question of the bank: its module, and the keys of its options."""

    clave: str
    modulo: int
    opciones: tuple[str, ...] = ()


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


def shuffle_options(chosen: Collection[Candidata], rng: Random) -> list[dict[str, object]]:
    """Return what a try stores: keys of the questions and of their options as shown."""
    return [{"clave": c.clave, "opciones": rng.sample(c.opciones, len(c.opciones))} for c in chosen]
