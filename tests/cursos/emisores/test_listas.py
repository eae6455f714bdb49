"""Lists opened at the same moment: each belongs to one issuer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.emisores import listas
from cursos.emisores.models import ListaEstado, UsoLista
from cursos.insignias.lista_estado import SIZE
from plataforma.db import db, transaction
from tests.cursos.credenciales.test_emitir_a_la_vez import own_app
from tests.factories.credenciales import make_emisor
from tests.factories.identidad import make_organizacion

if TYPE_CHECKING:
    from flask import Flask

    from cursos.emisores.models import Emisor

__all__ = ["own_app"]


def choose(emisor_id: int | None, used: int = 0, uso: UsoLista = UsoLista.CREDENCIALES) -> int:
    numero, _indice = listas.posicion_libre(
        emisor_id, uso, used=lambda _lista: used, is_taken=lambda _lista, _indice: False
    )
    return numero


def test_issuers_that_begin_at_once_get_lists_of_their_own(own_app: Flask) -> None:
    with transaction():
        ids = [make_emisor(make_organizacion(f"Cámara {n}")).id for n in range(6)]

    def begin(emisor_id: int) -> int:
        with own_app.app_context(), transaction():
            return choose(emisor_id)

    with ThreadPoolExecutor(6) as pool:
        chosen = dict(zip(ids, pool.map(begin, ids), strict=True))

    rows = select(ListaEstado.emisor_id, ListaEstado.numero)
    assert dict(db.session.execute(rows).tuples().all()) == chosen
    assert sorted(chosen.values()) == [1, 2, 3, 4, 5, 6]


def test_half_a_list_is_full(emisor: Emisor) -> None:
    first = choose(emisor.id)

    assert choose(emisor.id, used=SIZE // 2 - 1) == first
    assert choose(emisor.id, used=SIZE // 2) > first


def test_endorsements_stand_in_other_lists(emisor: Emisor) -> None:
    assert choose(emisor.id) != choose(emisor.id, uso=UsoLista.AVALES)


def test_a_position_that_is_taken_is_left(emisor: Emisor) -> None:
    refused: list[int] = []

    def is_taken(_lista: int, indice: int) -> bool:
        refused.append(indice)
        return len(refused) < 3

    _numero, indice = listas.posicion_libre(
        emisor.id, UsoLista.CREDENCIALES, used=lambda _lista: 0, is_taken=is_taken
    )
    assert indice == refused[-1]
    assert len(refused) == 3
