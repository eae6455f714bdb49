"""What an organisation says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from plataforma.audit import record
from plataforma.db import db
from plataforma.organizaciones.errors import IdentificadorRepetidoError, OrganizacionRepetidaError
from plataforma.organizaciones.models import Organizacion, TipoOrganizacion
from plataforma.organizaciones.services import avisar_cambio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plataforma.identidad.models import Usuario
    from plataforma.texto import TextoBilingue


@dataclass(frozen=True, kw_only=True)
class Identidad:
    """What only the Secretariat changes, once it stands."""

    nombre: str
    tipo: TipoOrganizacion
    pais: str
    confirmada: bool


@dataclass(frozen=True, kw_only=True)
class Datos:
    """What its own managers change. `identificador` is normalised and was found good."""

    identificador: str | None
    idiomas: Sequence[str]
    presentacion: TextoBilingue | None
    sitio: str
    tamano: str
    publica: bool
    recibe_mensajes: bool


def guardar_datos(
    organizacion: Organizacion, datos: Datos, identidad: Identidad | None, *, actor: Usuario
) -> None:
    """Write what changed; the audit line names the fields, not their values."""
    before = _values(organizacion)
    if identidad:
        _require_free_name(organizacion, identidad)
        organizacion.nombre, organizacion.tipo = identidad.nombre, identidad.tipo
        organizacion.pais, organizacion.confirmada = identidad.pais, identidad.confirmada
    organizacion.identificador = datos.identificador
    organizacion.idiomas = list(datos.idiomas)
    organizacion.presentacion = datos.presentacion
    organizacion.sitio, organizacion.tamano = datos.sitio, datos.tamano
    organizacion.publica = datos.publica
    organizacion.recibe_mensajes = datos.recibe_mensajes
    _save(organizacion)
    after = _values(organizacion)
    changed = sorted(name for name, value in after.items() if value != before[name])
    if {"tipo", "confirmada"} & {*changed}:
        avisar_cambio(organizacion.id)
    if changed:
        record(
            "organizacion.cambiar_datos",
            ("organizacion", organizacion.id),
            actor=actor,
            datos={"campos": changed},
        )


def _save(organizacion: Organizacion) -> None:
    """Flush; refuse a tax id that another organisation of the country has, also in a race."""
    if esta_tomado(organizacion):
        raise IdentificadorRepetidoError
    try:
        db.session.flush()
    except IntegrityError as error:
        raise IdentificadorRepetidoError from error


def esta_tomado(organizacion: Organizacion) -> bool:
    """Whether another organisation of its country has its tax id."""
    if not organizacion.identificador:
        return False
    with db.session.no_autoflush:
        found = select(Organizacion.id).where(
            Organizacion.pais == organizacion.pais,
            Organizacion.identificador == organizacion.identificador,
            Organizacion.id != (organizacion.id or 0),
        )
        return db.session.scalar(found) is not None


def _require_free_name(organizacion: Organizacion, identidad: Identidad) -> None:
    same = select(Organizacion.id).where(
        Organizacion.nombre == identidad.nombre,
        Organizacion.pais == identidad.pais,
        Organizacion.id != organizacion.id,
    )
    if db.session.scalar(same) is not None:
        raise OrganizacionRepetidaError


def _values(organizacion: Organizacion) -> dict[str, object]:
    names = (*Identidad.__dataclass_fields__, *Datos.__dataclass_fields__)
    return {name: getattr(organizacion, name) for name in names}
