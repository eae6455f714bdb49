"""What organisations put into the platform's pages, and their share of a person's data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import delete

from plataforma.access import puede
from plataforma.db import db
from plataforma.organizaciones.models import Membresia
from plataforma.organizaciones.queries import list_membresias
from plataforma.organizaciones.services import avisar_cambio
from plataforma.part import PersonalData, Tarjeta, as_json
from plataforma.permissions import Permiso

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def staff_cards(persona: Usuario) -> Iterable[Tarjeta]:
    if puede(persona, Permiso.ADMINISTRAR):
        yield Tarjeta(
            titulo=_("Organizaciones"),
            texto=_("Cámaras y otras instituciones, y quién actúa por ellas."),
            href=url_for("organizaciones.lista"),
            icono="home",
            orden=50,
        )


def _export(usuario: Usuario) -> list[dict[str, Any]]:
    return [
        {"organizacion": m.organizacion.nombre, **as_json(m, "rol", "creada_el")}
        for m in list_membresias(usuario.id)
    ]


def _erase(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    left = [m.organizacion_id for m in list_membresias(usuario.id)]
    db.session.execute(delete(Membresia).where(Membresia.usuario_id == usuario.id))
    for organizacion_id in left:
        avisar_cambio(organizacion_id)


PERSONAL_DATA = PersonalData(name="organizaciones", export=_export, erase=_erase)
