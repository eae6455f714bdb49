"""Solved questions as documents of the search, each in its own language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import aliased, contains_eager

from cursos.catalogo.models import VersionCurso
from cursos.discusion.models import Aporte, Duda
from cursos.discusion.services import clave
from plataforma.busqueda import Documento, Tipo
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Iterator


def documentos(clave_de_una: str | None = None) -> Iterator[Documento]:
    """Yield every visible question of a published course that has an accepted, visible answer."""
    answer, question = aliased(Aporte), aliased(Aporte)
    query = (
        select(Duda, answer)
        .join(answer, answer.duda_id == Duda.id)
        .join(question, Duda.pregunta.of_type(question))
        .join(Duda.curso)
        .join(VersionCurso, VersionCurso.curso_id == Duda.curso_id)
        .where(
            VersionCurso.es_actual,
            Duda.titulo != "",
            question.oculto_el.is_(None),
            answer.aceptado_el.is_not(None),
            answer.oculto_el.is_(None),
        )
        .options(contains_eager(Duda.curso), contains_eager(Duda.pregunta.of_type(question)))
        .order_by(Duda.id)
    )
    if clave_de_una is not None:
        query = query.where(Duda.id == int(clave_de_una.partition(":")[2]))
    for duda, accepted in db.session.execute(query).tuples():
        yield _documento(duda, accepted)


def _documento(duda: Duda, accepted: Aporte) -> Documento:
    return Documento(
        clave=clave(duda.id),
        tipo=Tipo.DUDA,
        idioma=duda.pregunta.idioma,
        titulo=duda.titulo,
        cuerpo="\n".join(filter(None, (duda.pregunta.texto, accepted.texto))),
        endpoint="discusion.ver",
        args={"curso": duda.curso.slug, "duda": str(duda.id)},
    )
