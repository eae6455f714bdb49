"""Who must not see a request: its own people, who is tied to the firm, whom the firm names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select, true

from consultores.red.models import Consultor, Vinculo
from plataforma.busqueda.analisis import fold
from plataforma.identidad.models import Usuario
from plataforma.organizaciones.models import Membresia, Organizacion

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from consultores.solicitudes.models import Solicitud

CORTO = 4  # characters below which a name is compared whole: "Ana" is in "Analía"


def sin_conflicto(s: Solicitud) -> ColumnElement[bool]:
    """In SQL, of a consultant joined to their account: nobody of the same firm, tied to it, or
    whom the firm does not want."""
    firm = plano(s.empresa)
    unwanted = [name for name in map(plano, s.no_con.splitlines()) if name]
    found: list[Any] = [true()]
    if names := [name for name in (firm, *unwanted) if name]:
        found.append(~_tied(Vinculo.nombre_plegado.in_(names)))
        found.append(Consultor.nombre_plegado.not_in(names))
    found += [~_named(name) for name in unwanted]
    if s.empresa:
        found.append(or_(Usuario.id.is_(None), Usuario.empresa != s.empresa))
    if s.organizacion_id is not None:
        found += _of_the_organisation(s.organizacion_id)
    return and_(*found)


def _of_the_organisation(organizacion_id: int) -> list[ColumnElement[bool]]:
    """Neither its own people nor who is tied to it by its tax id."""
    people = select(Membresia.usuario_id).where(Membresia.organizacion_id == organizacion_id)
    tax_id = select(Organizacion.identificador).where(
        Organizacion.id == organizacion_id, Organizacion.identificador.is_not(None)
    )
    tied = and_(Vinculo.identificador != "", Vinculo.identificador.in_(tax_id))
    return [Consultor.usuario_id.not_in(people), ~_tied(tied)]


def _named(name: str) -> ColumnElement[bool]:
    """Whether the firm's words mean this consultant, or a firm of theirs."""
    if len(name) < CORTO:
        return Consultor.nombre_plegado == name
    colleagues = select(Usuario.id).where(Usuario.empresa.ilike(f"%{_literal(name)}%", escape="/"))
    return or_(
        Consultor.nombre_plegado.contains(name, autoescape=True),
        _tied(Vinculo.nombre_plegado.contains(name, autoescape=True)),
        and_(Consultor.usuario_id.is_not(None), Consultor.usuario_id.in_(colleagues)),
    )


def _literal(name: str) -> str:
    return name.replace("/", "//").replace("%", "/%").replace("_", "/_")


def _tied(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return (
        select(Vinculo.id)
        .where(Vinculo.consultor_id == Consultor.id, condition)
        .correlate(Consultor)
        .exists()
    )


def plano(name: str) -> str:
    """Return a name as it is compared: lower case, no accents, single spaces."""
    return " ".join(fold(name.lower()).split())
