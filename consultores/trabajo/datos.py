"""What the work keeps about people: what is handed out, and what goes with an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from consultores.reuniones.models import HorarioPropuesto, Reunion
from consultores.trabajo.models import Alcance, LecturaMensajes, PausaPedida, RegistroHoras
from consultores.valoracion.models import RevisionDeConsultor
from plataforma.db import db
from plataforma.part import as_json

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario

ALCANCE = (
    *("version", "entregable", "horas", "entrega_el", "no_incluye", "propuesto_el"),
    *("cambio_pedido", "cambio_pedido_el", "acordado_el"),
)
REUNION = (
    *("tema", "minutos", "enlace", "inicio", "propuesta_por", "creada_el", "cancelada_el"),
    *("motivo", "se_hizo", "marcada_por"),
)
HORAS = ("dia", "cuartos", "que", "anotado_el")
PAUSA = ("pedida_por", "hasta", "motivo", "pedida_el", "respondida_el", "acordada", "respuesta")
REVISION = ("abierta_el", "respuesta", "respondida_el", "decision", "motivo", "cerrada_el")
LECTURA = ("papel", "mensaje_id", "leida_el")
TEXTOS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Alcance, ("entregable", "no_incluye", "cambio_pedido")),
    (Reunion, ("tema", "enlace", "motivo")),
    (RegistroHoras, ("que",)),
    (PausaPedida, ("motivo", "respuesta")),
)


def exportar(solicitud: Solicitud, persona: Usuario) -> dict[str, Any]:
    """Return the work on a request, for somebody who is in it."""
    kinds: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
        ("alcances", Alcance, ALCANCE),
        ("reuniones", Reunion, REUNION),
        ("horas", RegistroHoras, HORAS),
        ("pausas", PausaPedida, PAUSA),
    )
    found = {
        name: [as_json(row, *columns) for row in _of(model, solicitud)]
        for name, model, columns in kinds
    }
    read = [r for r in _of(LecturaMensajes, solicitud) if r.usuario_id == persona.id]
    met = db.session.scalars(
        select(HorarioPropuesto)
        .join(Reunion, Reunion.id == HorarioPropuesto.reunion_id)
        .where(Reunion.solicitud_id == solicitud.id)
    )
    found["horarios"] = [as_json(h, "inicio") for h in met]
    return found | {"lectura": [as_json(r, *LECTURA) for r in read]}


def exportar_revisiones(consultor: Consultor) -> list[dict[str, Any]]:
    found = select(RevisionDeConsultor).where(RevisionDeConsultor.consultor_id == consultor.id)
    return [as_json(r, *REVISION) for r in db.session.scalars(found)]


def olvidar_solicitud(solicitud: Solicitud) -> None:
    """The firm leaves: all that was written about its case goes."""
    for model, texts in TEXTOS:
        here = model.solicitud_id == solicitud.id
        db.session.execute(update(model).where(here).values(dict.fromkeys(texts, "")))


def olvidar_persona(persona: Usuario, consultor: Consultor | None) -> None:
    """Somebody leaves: what they wrote in the work of others, and how far they read."""
    db.session.execute(delete(LecturaMensajes).where(LecturaMensajes.usuario_id == persona.id))
    mine = PausaPedida.actor_id == persona.id
    db.session.execute(update(PausaPedida).where(mine).values(motivo=""))
    if consultor is None:
        return
    for model, texts in TEXTOS[:3]:
        own = model.consultor_id == consultor.id
        db.session.execute(update(model).where(own).values(dict.fromkeys(texts, "")))
    reviewed = RevisionDeConsultor.consultor_id == consultor.id
    db.session.execute(update(RevisionDeConsultor).where(reviewed).values(respuesta=""))


def _of(model: Any, solicitud: Solicitud) -> list[Any]:
    found = select(model).where(model.solicitud_id == solicitud.id).order_by(model.id)
    return list(db.session.scalars(found))
