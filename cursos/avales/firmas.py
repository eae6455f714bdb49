"""Signing endorsements again, when a key that signed some is not published any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.avales.models import Aval
from cursos.avales.services import firmar
from cursos.insignias.firma import methods_in
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Collection


def list_sin_clave(published: Collection[str]) -> list[int]:
    """Return the ids of those that nobody can check any more, withdrawn ones too."""
    rows = db.session.execute(select(Aval.id, Aval.documento_es).order_by(Aval.id))
    return [id_ for id_, documento in rows if not methods_in(documento) <= {*published}]


def firmar_de_nuevo(aval_id: int) -> Aval:
    aval = db.session.get_one(Aval, aval_id, with_for_update={"of": Aval})
    firmar(aval, now())
    audit.record("aval.firmar", ("aval", aval.id), actor=None)
    return aval
