"""What a diploma asks for. Pure functions over the codes that somebody holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints, model_validator

from cursos.preguntas.base import Estricto, Varios

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

Codigo = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9-]{2,20}$")]


class Alternativa(Estricto):
    """So many of a list, `incluye` among them. Without `cuantas`: all of the list."""

    de: Annotated[Varios[Codigo], Field(min_length=2)]
    cuantas: Annotated[int, Field(ge=1)] | None = None
    incluye: Varios[Codigo] = ()

    @model_validator(mode="after")
    def _check(self) -> Alternativa:
        if len(set(self.de)) < len(self.de):
            raise ValueError("de: a code twice")
        if not set(self.incluye) <= set(self.de):
            raise ValueError("incluye: a code that is not in 'de'")
        if not len(set(self.incluye)) <= self.total <= len(self.de):
            raise ValueError("cuantas: more than 'de' has, or fewer than 'incluye'")
        return self

    @property
    def total(self) -> int:
        return self.cuantas or len(self.de)

    @property
    def obligadas(self) -> Sequence[str]:
        return self.incluye if self.cuantas else self.de


@dataclass(frozen=True)
class Avance:
    """How far somebody is. `faltan`: codes that must come; `libres`: how many more of the list."""

    alternativa: Alternativa
    hechas: int
    faltan: tuple[str, ...]
    libres: int

    @property
    def total(self) -> int:
        return self.alternativa.total

    @property
    def completo(self) -> bool:
        return self.hechas == self.total


def avance_en(alternativa: Alternativa, tiene: Collection[str]) -> Avance:
    must = alternativa.obligadas
    missing = tuple(code for code in must if code not in tiene)
    free = alternativa.total - len(must)
    others = sum(code in tiene for code in alternativa.de if code not in must)
    return Avance(
        alternativa,
        hechas=len(must) - len(missing) + min(others, free),
        faltan=missing,
        libres=max(0, free - others),
    )


def avance(regla: Sequence[Alternativa], tiene: Collection[str]) -> Avance:
    """Return the alternative that is nearest to its end; the first of two equals."""
    found = [avance_en(alternativa, tiene) for alternativa in regla]
    return max(found, key=lambda a: (a.completo, a.hechas / a.total))


def cumple(regla: Sequence[Alternativa], tiene: Collection[str]) -> bool:
    return avance(regla, tiene).completo


def usadas(alternativa: Alternativa, tiene: Collection[str]) -> list[str]:
    """Return the codes that somebody brings to this alternative, in its order."""
    return [code for code in alternativa.de if code in tiene]


def horas_minimas(regla: Sequence[Alternativa], horas: Mapping[str, float]) -> float:
    """Return the hours that nobody can go below: the shortest way through the rule."""
    return min(_shortest(alternativa, horas) for alternativa in regla)


def _shortest(alternativa: Alternativa, horas: Mapping[str, float]) -> float:
    must = set(alternativa.obligadas)
    rest = sorted(horas[code] for code in alternativa.de if code not in must)
    return sum(horas[code] for code in must) + sum(rest[: alternativa.total - len(must)])
