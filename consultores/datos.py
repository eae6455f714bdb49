"""The network's share of what is kept about a person: the profile, and the requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select, update

from consultores import avisos
from consultores.gestion.models import NotaInterna, Traspaso
from consultores.pasos.olvido import olvidar_textos, se_va_el_consultor, se_va_la_empresa
from consultores.postulaciones import datos as acreditacion
from consultores.red.models import Consultor, Dictamen
from consultores.red.queries import find_de_usuario
from consultores.red.services import olvidar
from consultores.solicitudes.estados import Papel
from consultores.solicitudes.formativo import find_pedido
from consultores.solicitudes.intercambio import Archivo, Mensaje
from consultores.solicitudes.models import Asignacion, Movimiento, Respuesta, Solicitud
from consultores.trabajo.datos import (
    exportar,
    exportar_revisiones,
    olvidar_persona,
    olvidar_solicitud,
)
from plataforma.buzon.services import borrar_de
from plataforma.db import db
from plataforma.direccion import direccion_completa
from plataforma.part import PersonalData, as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select

    from plataforma.identidad.models import Usuario

FICHA = (
    *("nombre", "slug", "tipo", "estado", "nivel", "pais", "cupo", "resumen", "presentacion"),
    *("intereses", "postulado_el", "declarado_el", "acreditado_el", "vence_el"),
    *("en_linea", "presencial", "pausa_hasta", "ultima_oferta_el"),
)
DESEMPENO = (
    *("recibidas", "respondidas", "respondidas_a_tiempo", "aceptadas", "entregadas"),
    *("abiertas", "calificadas", "utiles", "mediana_respuesta"),
)
DICTAMEN = ("decision", "motivo", "decidido_el", "descargo", "descargo_el")
SOLICITUD = (
    *("referencia", "estado", "tipo", "area", "titulo", "descripcion", "producto", "mercado"),
    *("idioma", "empresa", "pais", "creada_el", "actualizada_el", "enviada_el", "cerrada_el"),
    *("responder_antes_el", "entregar_antes_el", "suspendida_hasta", "desenlace"),
    *("servicio", "sector", "modalidad", "no_con"),
    *("reloj", "reloj_desde", "meta_el", "alerta_el", "limite_el", "proximo_el", "escalada_el"),
)
PEDIDO = (*("desde", "hasta", "otra_desde", "otra_hasta", "personas", "lugar", "para_quienes"),)
NO_ANTES_DE_ACEPTAR = ("empresa", "no_con")
MOVIMIENTO = ("desde", "hacia", "acto", "papel", "causa", "motivo", "ocurrio_el")
PASOS = ("desde", "hacia", "acto", "papel", "ocurrio_el")  # without anybody's words
ASIGNACION = (
    *("asignada_el", "responder_antes_el", "respuesta", "causa", "por", "razones"),
    *("respondida_el", "dias_respuesta"),
)
TRASPASO = ("motivo", "pedido_el", "terminado_el")
NOTA = ("texto", "escrita_el")
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
        **acreditacion.exportar(usuario),
        "traspasos": [as_json(t, *TRASPASO) for t in db.session.scalars(_handed(usuario))],
        "notas_internas": [as_json(n, *NOTA) for n in db.session.scalars(_notes(usuario))],
        "dictamenes_dados": [as_json(d, *DICTAMEN) for d in db.session.scalars(decided)],
    }


def _profile(c: Consultor) -> dict[str, Any]:
    handed = select(Asignacion).where(Asignacion.consultor_id == c.id).order_by(Asignacion.id)
    return as_json(c, *FICHA) | {
        "areas": c.codigos_area,
        "idiomas": [as_json(i, "idioma", "nivel") for i in c.idiomas],
        "subtemas": [s.subtema for s in c.subtemas],
        "sectores": [s.sector for s in c.sectores],
        "servicios": [s.servicio for s in c.servicios],
        "acuerdos": [a.acuerdo for a in c.acuerdos],
        "vinculos": [as_json(v, "nombre", "identificador") for v in c.vinculos],
        "ausencias": [as_json(a, "desde", "hasta") for a in c.ausencias],
        "horario": [f"{h.dia} {h.desde:%H:%M}-{h.hasta:%H:%M}" for h in c.horario],
        "paises": c.codigos_pais,
        "desempeno": as_json(c.desempeno, *DESEMPENO),
        "dictamenes": [as_json(d, *DICTAMEN) for d in c.dictamenes],
        "asignaciones": [as_json(a, *ASIGNACION) for a in db.session.scalars(handed)],
        "revisiones": exportar_revisiones(c),
    }


def _request(s: Solicitud, reader: Usuario) -> dict[str, Any]:
    """The whole request for those who are in it now; of an earlier one, only what was theirs."""
    files = select(Archivo).where(Archivo.solicitud_id == s.id).order_by(Archivo.id)
    papel = s.papel_de(reader)
    offered = papel == Papel.CONSULTOR and s.consultor is None  # reads no name, as on its page
    inside = papel is not None and not offered
    seen = [c for c in SOLICITUD if c not in NO_ANTES_DE_ACEPTAR] if offered else ["referencia"]
    return {
        **as_json(s, *(SOLICITUD if inside else seen)),
        "trabajo": exportar(s, reader) if inside else None,
        "pedido_formativo": _course(s) if inside else None,
        "movimientos": [
            as_json(m, *(MOVIMIENTO if inside or m.actor_id == reader.id else PASOS))
            for m in s.movimientos
            if inside or offered or m.actor_id == reader.id
        ],
        "mensajes": [as_json(m, *MENSAJE) for m in s.mensajes if inside or m.autor_id == reader.id],
        "asignaciones": [
            as_json(a, *ASIGNACION)
            for a in s.asignaciones
            if inside or (offered and a.consultor.usuario_id == reader.id)
        ],
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


def _course(s: Solicitud) -> dict[str, Any] | None:
    pedido = find_pedido(s.id)
    return as_json(pedido, *PEDIDO) if pedido else None


def _file_url(s: Solicitud, archivo: Archivo, reader: Usuario) -> str:
    values = {"referencia": s.referencia, "clave": archivo.clave}
    return direccion_completa("seguimiento.archivo", lang=reader.idioma, **values)


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """End what is open, telling the other side; empty what was written; leave the network."""
    acreditacion.olvidar(usuario)
    asked = _asked(usuario)
    borrar_de(
        avisos.SOLICITUD, [s.id for s in asked]
    )  # answers of others repeat what the firm wrote
    for solicitud in asked:
        olvidar_solicitud(solicitud)
        se_va_la_empresa(solicitud, actor=usuario)
    consultor = find_de_usuario(usuario.id)
    if consultor is not None:
        for solicitud in _in_hands_of(consultor):
            se_va_el_consultor(solicitud, consultor)
        olvidar(consultor, actor=usuario, con_historia=_is_named(consultor))
    olvidar_persona(usuario, consultor)
    olvidar_textos(usuario)
    # What the desk noted about the person's requests, and what the person noted there.
    about = NotaInterna.solicitud_id.in_(
        select(Solicitud.id).where(Solicitud.solicitante_id == usuario.id)
    )
    written = NotaInterna.autor_id == usuario.id
    db.session.execute(update(NotaInterna).where(or_(about, written)).values(texto=""))
    ordered = Traspaso.pedido_por_id == usuario.id
    db.session.execute(update(Traspaso).where(ordered).values(motivo=""))
    db.session.flush()


def _notes(usuario: Usuario) -> Select[tuple[NotaInterna]]:
    return select(NotaInterna).where(NotaInterna.autor_id == usuario.id).order_by(NotaInterna.id)


def _handed(usuario: Usuario) -> Select[tuple[Traspaso]]:
    return select(Traspaso).where(Traspaso.pedido_por_id == usuario.id).order_by(Traspaso.id)


def _offered_to(consultor: Consultor | None) -> Select[tuple[int]]:
    a = Asignacion
    return select(a.solicitud_id).where(
        a.consultor_id == (consultor.id if consultor else None),
        a.respuesta == Respuesta.PENDIENTE,
    )


def _in_hands_of(consultor: Consultor) -> Sequence[Solicitud]:
    """Return what the consultant has, is asked, or was chosen for."""
    s, asked = Solicitud, _offered_to(consultor)
    theirs = or_(s.consultor_id == consultor.id, s.elegido_id == consultor.id, s.id.in_(asked))
    return db.session.scalars(select(s).where(theirs).order_by(s.id)).all()


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
            s.id.in_(_offered_to(consultor)),
            s.id.in_(select(Mensaje.solicitud_id).where(Mensaje.autor_id == usuario.id)),
            s.id.in_(select(Movimiento.solicitud_id).where(Movimiento.actor_id == usuario.id)),
            s.id.in_(select(Archivo.solicitud_id).where(Archivo.subido_por_id == usuario.id)),
        ),
    )
    return db.session.scalars(found.order_by(s.id)).all()


PERSONAL_DATA = PersonalData(name="consultores", export=export_share, erase=erase_share)
