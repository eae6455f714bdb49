"""Keeping and showing what a body says of the course or workshop that it asks for."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from sqlalchemy import delete, select

from consultores.solicitudes.models_formativo import PedidoFormativo
from consultores.taxonomia import AREAS, SERVICIOS
from plataforma.db import db
from plataforma.i18n import fecha, numero

if TYPE_CHECKING:
    from datetime import date

    from consultores.solicitudes.models import Solicitud

CURSO = "SOL-CUR"


@dataclass(frozen=True, kw_only=True)
class Formacion:
    """Group, dates and place."""

    desde: date | None
    hasta: date | None
    otra_desde: date | None = None
    otra_hasta: date | None = None
    personas: int = 0
    lugar: str = ""
    para_quienes: str = ""


def find_pedido(solicitud_id: int) -> PedidoFormativo | None:
    return db.session.scalar(
        select(PedidoFormativo).where(PedidoFormativo.solicitud_id == solicitud_id)
    )


def guardar_pedido(solicitud: Solicitud, formacion: Formacion) -> PedidoFormativo:
    """Keep it, in the one row of the request. The caller holds the request."""
    pedido = find_pedido(solicitud.id)
    if pedido is None:
        pedido = PedidoFormativo(solicitud_id=solicitud.id)
        db.session.add(pedido)
    for name, value in asdict(formacion).items():
        setattr(pedido, name, value)
    return pedido


def copiar_pedido(de: Solicitud, para: Solicitud) -> None:
    """Say the same in another request."""
    found = find_pedido(de.id)
    if found is not None:
        said = {f.name: getattr(found, f.name) for f in fields(Formacion)}
        guardar_pedido(para, Formacion(**said))


def olvidar_pedido(solicitud_id: int) -> None:
    """Forget for whom and where it was."""
    db.session.execute(delete(PedidoFormativo).where(PedidoFormativo.solicitud_id == solicitud_id))


def falta_pedido(solicitud: Solicitud) -> bool:
    """Whether a course is asked for of which too little is said."""
    if solicitud.tipo != CURSO:
        return False
    pedido = find_pedido(solicitud.id)
    return pedido is None or not pedido.esta_completo


def datos_formativos(solicitud: Solicitud, lang: str) -> list[tuple[str, str]]:
    """Return what is shown of it: on the check page and on the page of the request."""
    pedido = find_pedido(solicitud.id) if solicitud.tipo == CURSO else None
    if pedido is None:
        return []
    kind = SERVICIOS[solicitud.servicio].nombre.en(lang) if solicitud.servicio in SERVICIOS else "—"
    topic = AREAS[solicitud.area].en(lang) if solicitud.area in AREAS else "—"
    place = _("En línea") if solicitud.modalidad == "remoto" else pedido.lugar or "—"
    return [
        (_("Qué se organiza"), kind),
        (_("Tema"), topic),
        (_("Para quiénes"), pedido.para_quienes or "—"),
        (_("Personas"), numero(pedido.personas) if pedido.personas else "—"),
        (_("Fechas"), _days(pedido.desde, pedido.hasta)),
        (_("Segunda opción"), _days(pedido.otra_desde, pedido.otra_hasta)),
        (_("Dónde"), place),
    ]


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "—"
    return str(_("del %(desde)s al %(hasta)s", desde=fecha(first), hasta=fecha(last)))
