"""The network's share of what is kept about a person: the profile, and the requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from sqlalchemy import select

from consultores.red.queries import find_de_usuario
from consultores.red.services import olvidar
from consultores.solicitudes import services
from consultores.solicitudes.estados import Acto, Estado, Papel, admite
from consultores.solicitudes.models import Asignacion, Mensaje, Solicitud
from plataforma.db import db
from plataforma.part import PersonalData

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consultores.red.models import Consultor
    from plataforma.identidad.models import Usuario


def export_share(usuario: Usuario) -> dict[str, Any]:
    consultor = find_de_usuario(usuario.id)
    written = select(Mensaje).where(Mensaje.autor_id == usuario.id).order_by(Mensaje.id)
    return {
        "ficha": _profile(consultor) if consultor else None,
        "solicitudes": [_request(s) for s in _asked(usuario)],
        "mensajes": [
            {"texto": m.texto, "enviado_el": m.enviado_el.isoformat()}
            for m in db.session.scalars(written)
        ],
    }


def _profile(c: Consultor) -> dict[str, Any]:
    return {
        "nombre": c.nombre,
        "estado": c.estado,
        "resumen": c.resumen.as_dict(),
        "presentacion": c.presentacion.as_dict(),
        "pais": c.pais,
        "areas": c.codigos_area,
        "idiomas": c.codigos_idioma,
        "paises": c.codigos_pais,
        "intereses": c.intereses,
    }


def _request(s: Solicitud) -> dict[str, Any]:
    words = ("referencia", "estado", "tipo", "titulo", "descripcion", "producto", "mercado")
    return {name: getattr(s, name) for name in words} | {"creada_el": s.creada_el.isoformat()}


def erase_share(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Drafts go; what waits for the other side is given back; the other side keeps what was sent.

    Messages stay for whom they were written to, under an account that names nobody.
    """
    for solicitud in _asked(usuario):
        if solicitud.estado == Estado.BORRADOR:
            db.session.delete(solicitud)
            continue
        if admite(solicitud.estado, Acto.CANCELAR, Papel.SOLICITANTE):
            why = _("La empresa cerró su cuenta.")
            services.cancelar(solicitud, actor=usuario, motivo=why)
        solicitud.empresa = ""
    consultor = find_de_usuario(usuario.id)
    if consultor is not None:
        _leave(usuario, consultor)


def _leave(usuario: Usuario, consultor: Consultor) -> None:
    waiting = select(Solicitud).where(
        Solicitud.consultor_id == consultor.id, Solicitud.estado == Estado.ASIGNADA
    )
    for solicitud in db.session.scalars(waiting).all():
        services.declinar(solicitud, actor=usuario, motivo=_("El consultor cerró su cuenta."))
    had = select(Asignacion.id).where(Asignacion.consultor_id == consultor.id).limit(1)
    proposed = select(Solicitud).where(
        Solicitud.consultor_id == consultor.id, Solicitud.estado == Estado.BORRADOR
    )
    for draft in db.session.scalars(proposed):
        draft.consultor = None
    olvidar(consultor, actor=usuario, con_historia=db.session.scalar(had) is not None)


def _asked(usuario: Usuario) -> Sequence[Solicitud]:
    found = select(Solicitud).where(Solicitud.solicitante_id == usuario.id)
    return db.session.scalars(found.order_by(Solicitud.id)).all()


PERSONAL_DATA = PersonalData(name="consultores", export=export_share, erase=erase_share)
