"""One page of a long list: which rows, of how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import func, select

from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select

T = TypeVar("T")


@dataclass(kw_only=True)
class Pagina(Generic[T]):
    """`pedida`: the number that was asked for. Beyond the last page stands the last one."""

    total: int
    pedida: int
    por_pagina: int
    filas: Sequence[T] = ()

    @property
    def paginas(self) -> int:
        return max(1, -(-self.total // self.por_pagina))

    @property
    def numero(self) -> int:
        return min(max(1, self.pedida), self.paginas)

    @property
    def desde(self) -> int:
        """How many rows stand before this page."""
        return (self.numero - 1) * self.por_pagina

    def de(self, query: Select[Any]) -> Select[Any]:
        """Return the statement for the rows of this page alone."""
        return query.limit(self.por_pagina).offset(self.desde)


def paginar(query: Select[tuple[T]], numero: int, por_pagina: int) -> Pagina[T]:
    """Return one page of a query of objects: two statements, and what their relations load."""
    counted = select(func.count()).select_from(query.order_by(None).subquery())
    pagina: Pagina[T] = Pagina(
        total=db.session.scalar(counted) or 0, pedida=numero, por_pagina=por_pagina
    )
    pagina.filas = list(db.session.scalars(pagina.de(query)))
    return pagina
