"""How a permission table works, and the platform's own.

A table maps each permission to rows of predicates: it is granted when every predicate of some row
holds. Each package has one `permissions.py`; `docs/permisos.md` is made from all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

Predicate = Callable[["Usuario", Any], bool]
PermissionTable = Mapping[StrEnum, Sequence[Sequence[Predicate]]]


Fact = TypeVar("Fact", bound=Predicate)


def de_la_persona(fact: Fact) -> Fact:
    """Mark a predicate that looks at the person alone.

    A permission made of such facts only is general: `@requires` decides it before the view runs.
    Any other is about an object, and the view must pass that object through `authorize`.
    """
    fact.de_la_persona = True  # type: ignore[attr-defined]
    return fact


def is_general(rows: Sequence[Sequence[Predicate]]) -> bool:
    """Return whether the permission can be decided without an object."""
    return all(getattr(fact, "de_la_persona", False) for row in rows for fact in row)


class Rol(StrEnum):
    """Roles that a person holds for the whole platform. Chamber roles live in `Membresia`."""

    ADMINISTRACION = "administracion"
    CONTRAPARTE = "contraparte"
    AUTOR = "autor"


class Permiso(StrEnum):
    """The platform's own permissions."""

    ADMINISTRAR = "plataforma.administrar"
    VER_AUDITORIA = "plataforma.ver_auditoria"
    VER_ADMINISTRACION = "plataforma.ver_administracion"


@de_la_persona
def es_administracion(persona: Usuario, _objeto: object) -> bool:
    """An administrator of the Secretariat."""
    return persona.tiene_rol(Rol.ADMINISTRACION)


@de_la_persona
def es_contraparte(persona: Usuario, _objeto: object) -> bool:
    """A national counterpart, of any country."""
    return persona.tiene_rol(Rol.CONTRAPARTE)


def es_contraparte_del_pais(persona: Usuario, objeto: Any) -> bool:
    """The national counterpart of the object's country."""
    own = persona.pais
    return persona.tiene_rol(Rol.CONTRAPARTE) and bool(own) and own == objeto.pais


@de_la_persona
def es_autor(persona: Usuario, _objeto: object) -> bool:
    """A course author or tutor."""
    return persona.tiene_rol(Rol.AUTOR)


TABLA: PermissionTable = {
    Permiso.ADMINISTRAR: [[es_administracion]],
    Permiso.VER_AUDITORIA: [[es_administracion]],
    Permiso.VER_ADMINISTRACION: [[es_administracion], [es_contraparte], [es_autor]],
}
