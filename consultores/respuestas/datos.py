"""What the answer bank keeps of a person: proposals of a consultant, agreements of a firm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from consultores.enlaces import olvidar
from consultores.red.queries import find_de_usuario
from consultores.respuestas.emails import firma_de
from consultores.respuestas.models import CasoResuelto, VersionCaso
from consultores.solicitudes.models import Solicitud
from plataforma.db import db
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

CASO = (
    *("slug", "estado", "pais", "idioma", "pregunta", "respuesta", "fuentes", "propuesta_el"),
    *("area", "subtema", "mercado", "acuerdo"),
    *("consentida_el", "publicada_el", "revisar_el", "version", "motivo"),
)


def export_share(usuario: Usuario) -> dict[str, Any]:
    consultor = find_de_usuario(usuario.id)
    own = select(Solicitud.id).where(Solicitud.solicitante_id == usuario.id)
    mine = or_(
        CasoResuelto.solicitud_id.in_(own),
        CasoResuelto.consultor_id == (consultor.id if consultor else None),
        CasoResuelto.responsable_id == usuario.id,
    )
    whose = VersionCaso.caso_id.in_(select(CasoResuelto.id).where(mine))
    edited = select(VersionCaso).where(or_(VersionCaso.editor_id == usuario.id, whose))
    return {
        "respuestas": [
            as_json(c, *CASO)
            for c in db.session.scalars(select(CasoResuelto).where(mine).order_by(CasoResuelto.id))
        ],
        "versiones_publicadas": [
            as_json(v, "numero", "pregunta", "respuesta", "fuentes", "publicada_el")
            for v in db.session.scalars(edited.order_by(VersionCaso.id))
        ],
    }


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """A proposal goes with who made it or whose case it was; what is published is nobody's."""
    consultor = find_de_usuario(usuario.id)
    own = select(Solicitud.id).where(Solicitud.solicitante_id == usuario.id)
    mine = or_(
        CasoResuelto.solicitud_id.in_(own),
        CasoResuelto.consultor_id == (consultor.id if consultor else None),
    )
    cases = db.session.scalars(select(CasoResuelto).where(mine)).all()
    olvidar(firma_de(caso) for caso in cases)
    for caso in cases:
        if caso.version == 0:
            db.session.delete(caso)
        elif caso.solicitud is not None and caso.solicitud.solicitante_id == usuario.id:
            caso.solicitud = None
        else:
            caso.consultor = None
    owned = select(CasoResuelto).where(CasoResuelto.responsable_id == usuario.id)
    for caso in db.session.scalars(owned):
        caso.responsable = None
    db.session.flush()


PERSONAL_DATA = PersonalData(name="respuestas", export=export_share, erase=erase_share)
