"""The rules as pure functions: whatever is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cursos.diplomas import plan as shipped_plan
from cursos.diplomas.plan import leer
from cursos.diplomas.reglas import Alternativa, avance, avance_en, cumple, usadas
from cursos.paquetes.yaml_source import ContentError
from cursos.rutas.rutas import leer_plan
from tests.factories.diplomas import AREA_A, AREA_B, AREA_C

if TYPE_CHECKING:
    from collections.abc import Sequence

ALL = (*AREA_A, *AREA_B, *AREA_C)
held = st.sets(st.sampled_from(ALL))


@st.composite
def alternatives(draw: st.DrawFn) -> Alternativa:
    de = draw(st.lists(st.sampled_from(ALL), min_size=2, unique=True))
    incluye = draw(st.lists(st.sampled_from(de), unique=True))
    fewest = max(1, len(incluye))
    cuantas = draw(st.none() | st.integers(fewest, len(de)))
    return Alternativa(de=tuple(de), cuantas=cuantas, incluye=tuple(incluye) if cuantas else ())


rules = st.lists(alternatives(), min_size=1, max_size=3)


@given(rules, held, st.sampled_from(ALL))
def test_one_more_never_takes_anything_away(
    rule: Sequence[Alternativa], codes: set[str], more: str
) -> None:
    assert cumple(rule, codes | {more}) >= cumple(rule, codes)


@given(alternatives(), held)
def test_what_is_done_and_what_is_missing_make_the_whole(one: Alternativa, codes: set[str]) -> None:
    found = avance_en(one, codes)

    assert found.hechas + len(found.faltan) + found.libres == one.total
    assert found.completo == (not found.faltan and not found.libres)


@given(alternatives(), held)
def test_bringing_what_is_missing_completes_it(one: Alternativa, codes: set[str]) -> None:
    found = avance_en(one, codes)
    more = [c for c in one.de if c not in codes and c not in found.faltan][: found.libres]

    assert cumple([one], codes | {*found.faltan, *more})


@given(alternatives(), held)
def test_it_is_complete_exactly_when_enough_are_there_with_the_required(
    one: Alternativa, codes: set[str]
) -> None:
    there = set(usadas(one, codes))

    assert cumple([one], codes) == (len(there) >= one.total and set(one.incluye) <= there)


@given(rules, held)
def test_nothing_outside_the_rule_counts(rule: Sequence[Alternativa], codes: set[str]) -> None:
    named = {code for one in rule for code in one.de}

    assert avance(rule, codes) == avance(rule, codes & named)


@pytest.mark.parametrize(
    ("codes", "earned"),
    [
        (("D1", "D2", "D3"), True),
        (("D1", "D2", "MC-C2"), False),
        ((*AREA_B, "MC-C2", "MC-C3", *AREA_A), True),
        ((*AREA_A, *AREA_B, "MC-C1", "MC-C2"), False),  # ten, without MC-C3
        ((*AREA_B, "MC-C2", "MC-C3", *AREA_A[:3]), False),  # nine
    ],
)
def test_exportador_regional_has_two_ways(codes: tuple[str, ...], earned: bool) -> None:  # noqa: FBT001
    found = leer().find("ER")
    assert found is not None

    assert cumple(found.regla, codes) is earned


def test_the_shipped_file_sums_its_hours() -> None:
    plan = leer()
    hours = {d.codigo: plan.horas(d) for d in plan.diplomas}

    assert hours == {"D1": 22, "D2": 24, "D3": 23.5, "PE-1": 30, "ER": 57, "EMP-1": 25}


@pytest.mark.parametrize(
    ("promised", "reason"), [("D9", "promises 'D9'"), ("D1", "not made of the courses")]
)
def test_a_route_promises_a_diploma_of_its_own_courses(
    monkeypatch: pytest.MonkeyPatch, promised: str, reason: str
) -> None:
    shipped = leer_plan()
    first = shipped.rutas[0].model_copy(update={"diploma": promised})
    changed = shipped.model_copy(update={"rutas": (first, *shipped.rutas[1:])})
    monkeypatch.setattr(shipped_plan, "leer_plan", lambda: changed)
    with pytest.raises(ContentError, match=reason):
        leer.__wrapped__()


@pytest.mark.parametrize(
    "wrong",
    [
        {"de": ("MC-A1", "MC-A1")},
        {"de": ("MC-A1", "MC-A2"), "cuantas": 3},
        {"de": ("MC-A1", "MC-A2"), "cuantas": 1, "incluye": ("MC-B1",)},
        {"de": ("MC-A1", "MC-A2"), "cuantas": 1, "incluye": ("MC-A1", "MC-A2")},
    ],
)
def test_a_rule_that_nobody_can_meet_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Alternativa.model_validate(wrong)
