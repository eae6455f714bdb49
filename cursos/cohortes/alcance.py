"""Whose people of a cohort are seen: everybody, or those that one chamber brought.

Every query about the people of a cohort takes an `Alcance`, so that the filter cannot be forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, false, or_

from cursos.cohortes.models import Cohorte, Participante

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement

    from plataforma.organizaciones.models import Organizacion


@dataclass(frozen=True)
class Alcance:
    """The people of one cohort that may be asked about; `organizacion_id` None: everybody."""

    cohorte_id: int
    organizacion_id: int | None

    @property
    def criterio(self) -> ColumnElement[bool]:
        """The same as SQL."""
        return criterio_de([self])


def de_toda(cohorte: Cohorte) -> Alcance:
    """Return the scope of who may see everybody: the owner, the facilitator, the Secretariat."""
    return Alcance(cohorte.id, None)


def criterio_de(alcances: Iterable[Alcance]) -> ColumnElement[bool]:
    """Return, in SQL, whether a person is in one of several scopes; as long for one as for many."""
    by_chamber: dict[int | None, list[int]] = {}
    for alcance in alcances:
        by_chamber.setdefault(alcance.organizacion_id, []).append(alcance.cohorte_id)
    parts = [
        Participante.cohorte_id.in_(ids)
        if chamber is None
        else and_(Participante.cohorte_id.in_(ids), Participante.organizacion_id == chamber)
        for chamber, ids in by_chamber.items()
    ]
    return or_(false(), *parts)


@dataclass(frozen=True)
class Vista:
    """A cohort as one chamber comes to it: the owner, or one that shares it."""

    cohorte: Cohorte
    organizacion: Organizacion

    @property
    def es_propia(self) -> bool:
        return self.organizacion.id == self.cohorte.organizacion_id

    @property
    def alcance(self) -> Alcance:
        return Alcance(self.cohorte.id, None if self.es_propia else self.organizacion.id)

    @property
    def lugar(self) -> dict[str, Any]:
        """The parts of its addresses."""
        return {"organizacion": self.organizacion.slug, "cohorte": self.cohorte.id}
