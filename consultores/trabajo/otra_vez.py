"""Asking again for what was cancelled: a draft with everything that was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultores.solicitudes import archivos, queries
from consultores.solicitudes.borradores import Detalle, contar, empezar_borrador
from consultores.solicitudes.estados import Estado
from consultores.solicitudes.formativo import copiar_pedido
from plataforma.archivos import Subida
from plataforma.db import db

if TYPE_CHECKING:
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario


def copiar(solicitud: Solicitud, *, actor: Usuario) -> Solicitud:
    """Return the draft; a second click gives the same one."""
    draft = empezar_borrador(actor, intento=f"otra-{solicitud.id}", tipo=solicitud.tipo)
    if draft.titulo or draft.estado != Estado.BORRADOR:
        return draft
    for name in ("area", "servicio", "sector", "modalidad", "no_con"):
        setattr(draft, name, getattr(solicitud, name))
    draft.organizacion_id, draft.empresa = solicitud.organizacion_id, solicitud.empresa
    contar(
        draft,
        Detalle(
            titulo=solicitud.titulo,
            descripcion=solicitud.descripcion,
            producto=solicitud.producto,
            mercado=solicitud.mercado,
            idioma=solicitud.idioma,
        ),
    )
    copiar_pedido(solicitud, draft)
    for file in queries.list_adjuntos(solicitud):
        content = archivos.leer(file)
        if content is not None:
            db.session.add(archivos.guardar(Subida(file.nombre, content), draft.id, actor))
    db.session.flush()
    return draft
