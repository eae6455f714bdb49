"""What the follow-up keeps of a person: answers of the firm, looks of the counterpart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from consultores.enlaces import olvidar
from consultores.resultados.emails import USO
from consultores.resultados.jobs import BORRAR
from consultores.resultados.models import ConsultaResultado, EstadoConsulta, FichaResultado
from consultores.resultados.queries import list_todas_las_mias
from plataforma.baja import firmar
from plataforma.db import db
from plataforma.jobs import enqueue
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

CONSULTA = ("hito", "estado", "toca_el", "enviada_el", "recordada_el", "vence_el")
FICHA = (
    *("exporto", "destino", "rango", "moneda", "primera", "empleos", "que_ayudo"),
    *("respondida_el", "reemplazada_el", "evidencia", "archivo", "tipo", "revisada_el", "motivo"),
)


def export_share(usuario: Usuario) -> dict[str, Any]:
    seen = select(FichaResultado).where(FichaResultado.revisor_id == usuario.id)
    return {
        "preguntas": [_question(c) for c in list_todas_las_mias(usuario.id)],
        "documentos_revisados": [
            as_json(f, "revisada_el", "motivo")
            for f in db.session.scalars(seen.order_by(FichaResultado.id))
        ],
    }


def _question(c: ConsultaResultado) -> dict[str, Any]:
    answers = [
        as_json(f, *FICHA) | {"monto": str(f.monto) if f.monto is not None else None}
        for f in c.fichas
    ]
    said = {"solicitud": c.solicitud.referencia, "respuestas": answers}
    return as_json(c, *CONSULTA) | said


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Nothing is asked any more. Of the answers stays what is counted, and nobody's name or sum."""
    files: list[str] = []
    asked = list_todas_las_mias(usuario.id)
    olvidar(firmar(USO, consulta.id) for consulta in asked)
    for consulta in asked:
        if consulta.estado in (EstadoConsulta.PROGRAMADA, EstadoConsulta.ENVIADA):
            consulta.estado = EstadoConsulta.OMITIDA
        for f in consulta.fichas:
            files += [f.clave] if f.clave else []
            f.monto = f.empleos = None
            f.moneda = f.que_ayudo = f.clave = f.archivo = f.tipo = f.motivo = ""
    if files:
        enqueue(BORRAR, {"claves": files})
    looked = FichaResultado.revisor_id == usuario.id
    db.session.execute(update(FichaResultado).where(looked).values(motivo=""))
    db.session.flush()


PERSONAL_DATA = PersonalData(name="resultados", export=export_share, erase=erase_share)
