"""The network's share of what is kept about a person: the profile, and the requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from consultores.red.models import Consultor, Dictamen
from consultores.red.queries import find_de_usuario
from consultores.red.services import olvidar
from consultores.solicitudes.models import Archivo, Asignacion, Mensaje, Movimiento, Solicitud
from consultores.solicitudes.olvido import olvidar_textos, se_va_el_consultor, se_va_la_empresa
from plataforma.db import db
from plataforma.direccion import direccion_completa
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plataforma.identidad.models import Usuario

FICHA = (
    *("nombre", "slug", "tipo", "estado", "nivel", "pais", "cupo", "resumen", "presentacion"),
    *("intereses", "postulado_el", "declarado_el", "acreditado_el", "vence_el"),
)
DESEMPENO = (
    *("recibidas", "respondidas", "respondidas_a_tiempo", "aceptadas", "entregadas"),
    *("abiertas", "calificadas", "utiles", "mediana_respuesta"),
)
DICTAMEN = ("decision", "motivo", "decidido_el")
SOLICITUD = (
    *("referencia", "estado", "tipo", "area", "titulo", "descripcion", "producto", "mercado"),
    *("idioma", "empresa", "pais", "creada_el", "actualizada_el", "enviada_el", "cerrada_el"),
    *("responder_antes_el", "entregar_antes_el"),
)
MOVIMIENTO = ("desde", "hacia", "acto", "papel", "motivo", "ocurrio_el")
ASIGNACION = ("asignada_el", "responder_antes_el", "respuesta", "respondida_el", "dias_respuesta")
MENSAJE = ("papel", "texto", "enviado_el")
ARCHIVO = ("clave", "nombre", "tipo", "bytes", "subido_el")
CALIFICACION = (
    *("contactada", "util", "a_tiempo", "trato", "comentario", "calificada_el"),
    *("replica", "replicada_el"),
)


def export_share(usuario: Usuario) -> dict[str, Any]:
    consultor = find_de_usuario(usuario.id)
    decided = select(Dictamen).where(Dictamen.actor_id == usuario.id).order_by(Dictamen.id)
    return {
        "ficha": _profile(consultor) if consultor else None,
        "solicitudes": [_request(s, usuario) for s in _asked(usuario)],
        "atendidas": [_request(s, usuario) for s in _taken_part(usuario, consultor)],
        "dictamenes_dados": [as_json(d, *DICTAMEN) for d in db.session.scalars(decided)],
    }


def _profile(c: Consultor) -> dict[str, Any]:
    handed = select(Asignacion).where(Asignacion.consultor_id == c.id).order_by(Asignacion.id)
    return as_json(c, *FICHA) | {
        "areas": c.codigos_area,
        "idiomas": c.codigos_idioma,
        "paises": c.codigos_pais,
        "desempeno": as_json(c.desempeno, *DESEMPENO),
        "dictamenes": [as_json(d, *DICTAMEN) for d in c.dictamenes],
        "asignaciones": [as_json(a, *ASIGNACION) for a in db.session.scalars(handed)],
    }


def _request(s: Solicitud, reader: Usuario) -> dict[str, Any]:
    """The whole request for those who are in it now; of an earlier one, only what was theirs."""
    files = select(Archivo).where(Archivo.solicitud_id == s.id).order_by(Archivo.id)
    inside = s.papel_de(reader) is not None
    return {
        **as_json(s, *(SOLICITUD if inside else ("referencia",))),
        "movimientos": [
            as_json(m, *MOVIMIENTO) for m in s.movimientos if inside or m.actor_id == reader.id
        ],
        "mensajes": [as_json(m, *MENSAJE) for m in s.mensajes if inside or m.autor_id == reader.id],
        "asignaciones": [as_json(a, *ASIGNACION) for a in s.asignaciones] if inside else [],
        "resultados": [as_json(e, "texto", "entregado_el") for e in s.entregables if inside],
        "archivos": [
            as_json(a, *ARCHIVO) | {"direccion": _file_url(s, a, reader)}
            for a in db.session.scalars(files)
            if inside or a.subido_por_id == reader.id
        ],
        "calificacion": as_json(s.calificacion, *CALIFICACION)
        if inside and s.calificacion
        else None,
    }


def _file_url(s: Solicitud, archivo: Archivo, reader: Usuario) -> str:
    values = {"referencia": s.referencia, "clave": archivo.clave}
    return direccion_completa("seguimiento.archivo", lang=reader.idioma, **values)


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """End what is open, telling the other side; empty what was written; leave the network."""
    for solicitud in _asked(usuario):
        se_va_la_empresa(solicitud, actor=usuario)
    consultor = find_de_usuario(usuario.id)
    if consultor is not None:
        mine = select(Solicitud).where(Solicitud.consultor_id == consultor.id)
        for solicitud in db.session.scalars(mine.order_by(Solicitud.id)).all():
            se_va_el_consultor(solicitud)
        olvidar(consultor, actor=usuario, con_historia=_is_named(consultor))
    olvidar_textos(usuario)
    db.session.flush()


def _is_named(consultor: Consultor) -> bool:
    """Whether a request still stands on the consultant's row."""
    had = select(Asignacion.id).where(Asignacion.consultor_id == consultor.id).limit(1)
    has = select(Solicitud.id).where(Solicitud.consultor_id == consultor.id).limit(1)
    return any(db.session.scalar(found) is not None for found in (had, has))


def _asked(usuario: Usuario) -> Sequence[Solicitud]:
    found = select(Solicitud).where(Solicitud.solicitante_id == usuario.id)
    return db.session.scalars(found.order_by(Solicitud.id)).all()


def _taken_part(usuario: Usuario, consultor: Consultor | None) -> Sequence[Solicitud]:
    """Requests of others in which the person answers, answered, wrote or decided."""
    s = Solicitud
    found = select(s).where(
        s.solicitante_id != usuario.id,
        or_(
            s.consultor_id == (consultor.id if consultor else None),
            s.id.in_(select(Mensaje.solicitud_id).where(Mensaje.autor_id == usuario.id)),
            s.id.in_(select(Movimiento.solicitud_id).where(Movimiento.actor_id == usuario.id)),
            s.id.in_(select(Archivo.solicitud_id).where(Archivo.subido_por_id == usuario.id)),
        ),
    )
    return db.session.scalars(found.order_by(s.id)).all()


PERSONAL_DATA = PersonalData(name="consultores", export=export_share, erase=erase_share)
