"""What the rules ask to be done with the diplomas of a person or a firm. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from cursos.credenciales.models import EN_PIE, EstadoCredencial
from cursos.diplomas.reglas import cumple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from cursos.diplomas.plan import Diploma

_ENDED = (EstadoCredencial.REVOCADA, EstadoCredencial.RETIRADA)


class Que(StrEnum):
    EMITIR = "emitir"
    SUSPENDER = "suspender"
    RESTABLECER = "restablecer"
    REVOCAR = "revocar"


@dataclass(frozen=True, kw_only=True)
class Fila:
    """A credential as the rules see it. `por_regla`: a rule suspended or revoked it."""

    id: int
    codigo: str  # of the achievement
    estado: str
    emitida_el: datetime
    vence_el: datetime | None = None
    fin_el: datetime | None = None  # revoked or withdrawn
    por_regla: bool = False
    publico: str = ""  # its code in the address

    def vencida(self, at: datetime) -> bool:
        return self.vence_el is not None and self.vence_el <= at


@dataclass(frozen=True)
class Acto:
    que: Que
    diploma: Diploma
    fila: Fila | None = None  # the one that it is done to


def en_vigor(filas: Iterable[Fila], at: datetime) -> dict[str, Fila]:
    """Return what counts towards issuing: of each achievement the one that lasts longest."""
    found: dict[str, Fila] = {}
    for f in filas:
        if f.estado != EstadoCredencial.VIGENTE or f.vencida(at):
            continue
        held = found.get(f.codigo)
        if held is None or _lasts(f, held):
            found[f.codigo] = f
    return found


def _lasts(one: Fila, other: Fila) -> bool:
    if one.vence_el is None or other.vence_el is None:
        return one.vence_el is None
    return one.vence_el > other.vence_el


def de_persona(diplomas: Sequence[Diploma], filas: Sequence[Fila], at: datetime) -> Acto | None:
    """Return the next thing to do, or None.

    Issued while all pieces are in force. That one expires later changes nothing: the diploma has
    its own term. A piece that was suspended, revoked or withdrawn suspends it.
    """
    now_valid = en_vigor(filas, at)
    sound = {f.codigo for f in filas if f.estado == EstadoCredencial.VIGENTE}
    for diploma in diplomas:
        own = [f for f in filas if f.codigo == diploma.codigo]
        held = _standing(own)
        if held is None or (held.estado == EstadoCredencial.VIGENTE and held.vencida(at)):
            if cumple(diploma.regla, now_valid) and not _given_up(diploma, own, filas):
                return Acto(Que.EMITIR, diploma, held)
        elif held.estado == EstadoCredencial.VIGENTE:
            if not cumple(diploma.regla, sound):
                return Acto(Que.SUSPENDER, diploma, held)
        elif held.por_regla and cumple(diploma.regla, sound):
            return Acto(Que.RESTABLECER, diploma, held)
    return None


def de_empresa(
    diplomas: Sequence[Diploma], equipo: Sequence[Fila], propias: Sequence[Fila], at: datetime
) -> Acto | None:
    """Return the next thing to do with a firm's, whose people hold `equipo`."""
    valid = en_vigor(equipo, at)
    for diploma in diplomas:
        own = [f for f in propias if f.codigo == diploma.codigo]
        held = _standing(own)
        holds = cumple(diploma.regla, valid)
        if held is None or (held.estado == EstadoCredencial.VIGENTE and held.vencida(at)):
            if holds and not _given_up(diploma, own, equipo):
                return Acto(Que.EMITIR, diploma, held)
        elif not holds:
            return Acto(Que.REVOCAR, diploma, held)
    return None


def _standing(own: Sequence[Fila]) -> Fila | None:
    """Return the one that stands; of two versions of an achievement the newer one."""
    return max((f for f in own if f.estado in EN_PIE), key=lambda f: f.emitida_el, default=None)


def _given_up(diploma: Diploma, own: Sequence[Fila], pieces: Sequence[Fila]) -> bool:
    """Whether somebody ended it, and no piece came since: a rule does not undo a decision."""
    ended = [f.fin_el for f in own if f.estado in _ENDED and f.fin_el and not f.por_regla]
    if not ended:
        return False
    came = [
        f.emitida_el
        for f in pieces
        if f.codigo in diploma.codigos and f.estado == EstadoCredencial.VIGENTE
    ]
    return max(came) <= max(ended)


def prever(
    diplomas: Sequence[Diploma], filas: Sequence[Fila], at: datetime
) -> list[tuple[Que, Diploma]]:
    """Return all that would follow, one thing after the other."""
    current, found = list(filas), []
    for _step in range(2 * len(diplomas)):
        acto = de_persona(diplomas, current, at)
        if acto is None:
            break
        found.append((acto.que, acto.diploma))
        current = _after(current, acto, at)
    return found


def _after(filas: list[Fila], acto: Acto, at: datetime) -> list[Fila]:
    if acto.que == Que.EMITIR:
        old = acto.fila.id if acto.fila else 0
        new = Fila(id=0, codigo=acto.diploma.codigo, estado="vigente", emitida_el=at)
        return [f for f in filas if f.id != old] + [new]
    assert acto.fila is not None  # noqa: S101 — only issuing has none
    suspend = acto.que == Que.SUSPENDER
    changed = replace(acto.fila, estado="suspendida" if suspend else "vigente", por_regla=suspend)
    return [changed if f.id == acto.fila.id else f for f in filas]
