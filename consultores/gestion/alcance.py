"""Whose requests somebody looks after: the Secretariat all, a counterpart those of one country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import false, true

from consultores.permissions import Permiso
from plataforma.access import puede

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from plataforma.identidad.models import Usuario


def ve_todo(persona: Usuario) -> bool:
    """Whether the person looks after every country."""
    return puede(persona, Permiso.DECIDIR)


def propio(persona: Usuario, pais: Any) -> ColumnElement[bool]:
    """In SQL: that a column holds a country of theirs. Without a country there is nothing."""
    if ve_todo(persona):
        return true()
    return pais == persona.pais if persona.pais else false()
