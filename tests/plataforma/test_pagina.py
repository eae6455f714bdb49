"""Pages of a long list."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from plataforma.identidad.models import Usuario
from plataforma.pagina import Pagina, paginar
from tests.factories.identidad import make_usuario
from tests.statements import counted


@pytest.mark.parametrize(
    ("total", "asked", "shown", "pages"),
    [(0, 1, 1, 1), (10, 1, 1, 1), (11, 2, 2, 2), (11, 9, 2, 2), (11, 0, 1, 2), (11, -3, 1, 2)],
)
def test_a_page_that_does_not_exist_is_the_nearest_that_does(
    total: int, asked: int, shown: int, pages: int
) -> None:
    page: Pagina[int] = Pagina(total=total, pedida=asked, por_pagina=10)
    assert (page.numero, page.paginas) == (shown, pages)


def test_every_row_stands_on_one_page_in_two_statements() -> None:
    people = [make_usuario(f"Persona {n}").id for n in range(7)]
    query = select(Usuario).where(Usuario.id.in_(people)).order_by(Usuario.id)
    with counted() as statements:
        first = paginar(query, 1, 3)
    assert len([s for s in statements if "FROM usuario" in s]) == 2
    seen = [u.id for n in range(1, first.paginas + 1) for u in paginar(query, n, 3).filas]
    assert (first.total, seen) == (7, people)
