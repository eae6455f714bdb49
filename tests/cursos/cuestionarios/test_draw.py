"""The draw: even over the modules, and other questions than last time where there are others."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cursos.cuestionarios.draw import Candidata, draw, draw_by_rules, fill

BANKS = st.lists(st.integers(1, 4), min_size=1, max_size=40).map(
    lambda modules: [Candidata(f"q{n}", m) for n, m in enumerate(modules)]
)


def fixed(seed: int) -> Random:
    """A draw that can be repeated."""
    return Random(seed)  # noqa: S311 — a test


@given(BANKS, st.integers(1, 20), st.integers())
def test_as_many_as_wanted_and_none_twice(bank: list[Candidata], wanted: int, seed: int) -> None:
    chosen = draw(bank, wanted, {}, fixed(seed))
    assert len(chosen) == min(wanted, len(bank))
    assert len(set(chosen)) == len(chosen)


@given(BANKS, st.integers(1, 20), st.integers())
def test_modules_differ_by_one_while_they_have_questions(
    bank: list[Candidata], wanted: int, seed: int
) -> None:
    had = Counter(c.modulo for c in bank)
    got = Counter(c.modulo for c in draw(bank, wanted, {}, fixed(seed)))
    most = max(got.values())
    assert all(got[m] >= most - 1 or got[m] == had[m] for m in had)


@given(BANKS, st.integers(1, 20), st.integers())
def test_the_next_try_asks_others_while_there_are(
    bank: list[Candidata], wanted: int, seed: int
) -> None:
    rng = fixed(seed)
    first = draw(bank, wanted, {}, rng)
    second = draw(bank, wanted, {c.clave: 1 for c in first}, rng)
    had, asked = Counter(c.modulo for c in bank), Counter(c.modulo for c in first)
    for module, repeated in Counter(c.modulo for c in second if c in first).items():
        fresh = had[module] - asked[module]
        drawn = sum(c.modulo == module for c in second)
        assert repeated == max(0, drawn - fresh)


TAGGED = [
    Candidata(
        f"q{n}",
        n % 3,
        modulo_clave=f"m{n % 3}",
        etiquetas=frozenset({"origen"} if n % 2 else ()),
        nivel=1 + n % 3,
    )
    for n in range(18)
]


@given(st.integers())
def test_the_rules_of_the_course_are_kept(seed: int) -> None:
    rules = [{"modulo": "m1", "cuantas": 3}, {"etiqueta": "origen", "cuantas": 4}]
    chosen = draw_by_rules(TAGGED, 9, rules, {}, fixed(seed))
    assert len(set(chosen)) == 9
    assert sum(c.modulo_clave == "m1" for c in chosen) >= 3
    assert sum("origen" in c.etiquetas for c in chosen) >= 4


@given(st.integers())
def test_a_question_that_two_rules_want_leaves_the_place_that_others_cannot_fill(
    seed: int,
) -> None:
    bank = [Candidata("x", 1, modulo_clave="a"), Candidata("y", 1, modulo_clave="a", nivel=2)]
    rules = [{"modulo": "a", "cuantas": 1}, {"modulo": "a", "dificultad": 2, "cuantas": 1}]
    assert len(fill(bank, rules, {}, fixed(seed))) == 2


@given(st.integers())
def test_rules_prefer_what_was_not_asked(seed: int) -> None:
    rules = [{"etiqueta": "origen", "cuantas": 4}]
    first = fill(TAGGED, rules, {}, fixed(seed))
    second = fill(TAGGED, rules, {c.clave: 1 for c in first}, fixed(seed))
    assert not set(first) & set(second)
