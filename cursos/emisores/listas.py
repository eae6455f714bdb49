"""Status lists: each belongs to one issuer, whoever opens one at the same moment."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from cursos.emisores.models import ListaEstado, UsoLista
from cursos.insignias.lista_estado import SIZE
from plataforma.db import db
from plataforma.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Callable

_TRIES = 20  # of opening a list while others open theirs


def find_lista(numero: int) -> ListaEstado | None:
    return db.session.get(ListaEstado, numero)


def posicion_libre(
    emisor_id: int | None,
    uso: UsoLista,
    *,
    used: Callable[[int], int],
    is_taken: Callable[[int, int], bool],
) -> tuple[int, int]:
    """Return a list of the issuer and a free position in it; half a list is full.

    At random, so that the position tells nothing about the order.
    """
    lista = _last(emisor_id, uso)
    if lista is None or used(lista) >= SIZE // 2:
        lista = _open(emisor_id, uso)
    while True:
        indice = secrets.randbelow(SIZE)
        if not is_taken(lista, indice):
            return lista, indice


def _last(emisor_id: int | None, uso: UsoLista) -> int | None:
    own = select(func.max(ListaEstado.numero)).where(
        ListaEstado.emisor_id.is_not_distinct_from(emisor_id), ListaEstado.uso == uso
    )
    return db.session.scalar(own)


def _open(emisor_id: int | None, uso: UsoLista) -> int:
    """Take the next number. Of two at once, the database lets one have it."""
    for _try in range(_TRIES):
        numero = (db.session.scalar(select(func.max(ListaEstado.numero))) or 0) + 1
        try:
            with db.session.begin_nested():
                db.session.add(ListaEstado(numero=numero, emisor_id=emisor_id, uso=uso))
                db.session.flush()
        except IntegrityError:
            continue
        return numero
    raise DomainError
