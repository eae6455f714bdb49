"""The table of states: no sequence of acts leads anywhere undefined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultores.solicitudes.estados import (
    FINALES,
    NOMBRES,
    TRANSICIONES,
    Acto,
    ActoImposibleError,
    Estado,
    Papel,
    admite,
    siguiente,
)

STEPS = st.lists(st.tuples(st.sampled_from(Acto), st.sampled_from(Papel)), max_size=40)


@given(STEPS)
def test_any_sequence_of_acts_ends_in_a_state_of_the_table(steps: list[tuple[Acto, Papel]]) -> None:
    estado = Estado.BORRADOR
    for acto, papel in steps:
        if admite(estado, acto, papel):
            estado = siguiente(estado, acto, papel)
        else:
            with pytest.raises(ActoImposibleError):
                siguiente(estado, acto, papel)
        assert estado in set(Estado)


@given(st.sampled_from(sorted(FINALES)), st.sampled_from(Acto), st.sampled_from(Papel))
def test_nothing_leaves_a_final_state(estado: Estado, acto: Acto, papel: Papel) -> None:
    assert not admite(estado, acto, papel)


def reachable(start: Estado) -> set[Estado]:
    found, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        ahead = {to for (state, _a, _p), to in TRANSICIONES.items() if state == here} - found
        found |= ahead
        waiting.extend(ahead)
    return found


def test_every_state_can_be_reached_from_the_draft() -> None:
    assert reachable(Estado.BORRADOR) == set(Estado)


@pytest.mark.parametrize("estado", sorted(set(Estado) - FINALES))
def test_every_open_state_can_still_end(estado: Estado) -> None:
    assert reachable(estado) & FINALES


@pytest.mark.parametrize("estado", sorted(set(Estado) - FINALES - {Estado.ENVIADA}))
def test_the_firm_is_never_without_a_way_on_or_out(estado: Estado) -> None:
    acts = {(a, p) for (state, a, p) in TRANSICIONES if state == estado}
    assert any(p == Papel.SOLICITANTE for _a, p in acts)


def test_the_consultant_cannot_confirm_their_own_work() -> None:
    with pytest.raises(ActoImposibleError):
        siguiente(Estado.ENTREGADA, Acto.CONFIRMAR, Papel.CONSULTOR)


def test_a_late_act_says_in_which_state_the_request_is(app: object) -> None:
    with pytest.raises(ActoImposibleError) as refused:
        siguiente(Estado.CERRADA, Acto.ACEPTAR, Papel.CONSULTOR)
    assert "Cerrada" in str(refused.value)


def test_every_state_has_a_name() -> None:
    assert set(NOMBRES) == set(Estado)
