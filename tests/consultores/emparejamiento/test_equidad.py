"""The published fairness of the turn: counted by hand here."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultores.emparejamiento.equidad import equidad, jain
from consultores.pasos import admision, ofertas
from consultores.red.models import Ausencia
from plataforma.clock import at, now
from plataforma.db import db
from tests.factories.consultores import make_borrador, make_consultor
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from consultores.emparejamiento.equidad import FilaEquidad
    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario

SHARES = st.lists(st.floats(0.01, 100), min_size=2, max_size=30)


@given(SHARES)
def test_the_index_lies_between_one_gets_all_and_all_get_the_same(shares: list[float]) -> None:
    found = jain(shares)
    assert found is not None
    assert 1 / len(shares) - 1e-9 <= found <= 1 + 1e-9


@given(st.floats(0.01, 100), st.integers(2, 40))
def test_equal_shares_give_one(share: float, people: int) -> None:
    assert jain([share] * people) == pytest.approx(1)


def test_one_who_gets_all_gives_one_by_n() -> None:
    assert jain([0, 0, 0, 8]) == pytest.approx(1 / 4)


@pytest.mark.parametrize("shares", [[], [3.0], [0.0, 0.0]])
def test_nothing_to_compare_gives_no_index(shares: list[float]) -> None:
    assert jain(shares) is None


@pytest.fixture
def people() -> list[Consultor]:
    """Three accredited two months ago."""
    with at(now() - timedelta(days=60)):
        return [
            make_consultor(make_usuario(name, pais="CO"), nombre=name)
            for name in ("Rosa Peña", "Luz Vera", "Iván Soto")
        ]


def last_month() -> FilaEquidad:
    db.session.flush()
    (row,) = equidad(now() - timedelta(days=30), now() + timedelta(minutes=1))
    return row


def test_what_was_offered_and_how_it_ended(ana: Usuario, people: list[Consultor]) -> None:
    request = make_borrador(ana)
    admision.enviar(request, actor=ana)
    first, second, _third = people
    assert first.usuario
    assert second.usuario
    ofertas.declinar(request, actor=second.usuario, causa="sin_tiempo", motivo="Estoy de viaje.")
    ofertas.aceptar(request, actor=first.usuario)
    row = last_month()
    assert (row.area, row.pais, row.consultores) == ("ORI", ana.pais, 3)
    assert (row.ofrecidas, row.tomadas, row.rechazadas, row.calladas) == (3, 1, 1, 0)
    assert row.indice == pytest.approx(1, abs=0.01)


def test_whom_a_firm_chose_is_no_matter_of_the_turn(ana: Usuario, people: list[Consultor]) -> None:
    admision.enviar(make_borrador(ana, people[0]), actor=ana)
    assert equidad(now() - timedelta(days=30), now() + timedelta(minutes=1)) == []


def test_who_was_away_half_the_time_is_compared_by_the_other_half(
    ana: Usuario, people: list[Consultor]
) -> None:
    today = now().date()
    people[2].ausencias.append(
        Ausencia(desde=today - timedelta(days=20), hasta=today - timedelta(days=6))
    )
    admision.enviar(make_borrador(ana), actor=ana)
    row = last_month()
    assert row.minimo == pytest.approx(1, abs=0.01)
    assert row.maximo == pytest.approx(2, abs=0.01)


def test_who_came_yesterday_is_not_compared(ana: Usuario, people: list[Consultor]) -> None:
    make_consultor(make_usuario("Recién Llegada", pais="CO"), nombre="Recién Llegada")
    admision.enviar(make_borrador(ana), actor=ana)
    assert last_month().consultores == 3
