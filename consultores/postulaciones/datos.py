"""What applications keep about a person: who applied, who reviewed, who was named as a referee."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from consultores.acreditacion import olvido, queries
from consultores.acreditacion.models import Postulacion
from consultores.postulaciones import evidencias
from plataforma.db import db
from plataforma.direccion import direccion_completa
from plataforma.email import Correo, forget
from plataforma.part import as_json

if TYPE_CHECKING:
    from consultores.acreditacion.models import Evidencia
    from plataforma.identidad.models import Usuario

POSTULACION = (
    *("clave", "tramite", "estado", "pais", "datos", "creada_el", "guardada_el", "enviada_el"),
    *("responder_antes_el", "opinar_antes_el", "recomendacion", "recomendacion_texto"),
    *("recomendada_el", "observacion", "observada_el", "motivo", "motivo_texto", "decidida_el"),
    *("miembro_correo", "miembro_pedido_el"),
)
EVIDENCIA = ("clave", "prueba", "enlace", "nombre", "tipo", "bytes", "subida_el")
REFERENCIA = (
    *("nombre", "institucion", "relacion", "correo", "idioma", "pedida_el", "respuesta"),
    *("frase", "respondida_el"),
)
DADA = ("recomendacion", "recomendacion_texto", "recomendada_el")


def exportar(usuario: Usuario) -> dict[str, Any]:
    p = Postulacion
    given = select(p).where(p.recomendada_por_id == usuario.id).order_by(p.id)
    member = select(p).where(p.miembro_id == usuario.id, p.usuario_id != usuario.id)
    named = olvido.list_de_correo(usuario.correo)
    return {
        "postulaciones": [_application(found, usuario) for found in queries.list_de(usuario)],
        "referencias_dadas": [as_json(r, *REFERENCIA) for r in named],
        "recomendaciones_dadas": [as_json(found, *DADA) for found in db.session.scalars(given)],
        "miembro_de": [as_json(found, "miembro_correo") for found in db.session.scalars(member)],
    }


def _application(found: Postulacion, usuario: Usuario) -> dict[str, Any]:
    return as_json(found, *POSTULACION) | {
        "evidencias": [_evidence(e, usuario) for e in found.evidencias],
        "referencias": [as_json(r, *REFERENCIA) for r in found.referencias],
    }


def _evidence(e: Evidencia, usuario: Usuario) -> dict[str, Any]:
    where = direccion_completa("acreditacion_pruebas.archivo", lang=usuario.idioma, clave=e.clave)
    return as_json(e, *EVIDENCIA) | {"direccion": where if e.tipo else ""}


def olvidar(usuario: Usuario) -> None:
    """Applications go with their files and the mails to others; as a referee, the name goes."""
    for found in queries.list_de(usuario):
        for r in found.referencias:
            olvido.vaciar(r)
        forget(Correo.origen == f"postulacion:{found.id}")
        evidencias.olvidar_todo(found)
    for r in olvido.list_de_correo(usuario.correo):
        olvido.vaciar(r)
    p = Postulacion
    mine = or_(p.miembro_id == usuario.id, p.miembro_correo == usuario.correo)
    for found in db.session.scalars(select(p).where(mine)).all():
        found.miembro, found.miembro_correo = None, ""
    db.session.flush()
