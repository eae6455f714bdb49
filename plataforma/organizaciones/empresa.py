"""Firms that their own owners register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from plataforma.audit import record
from plataforma.db import db
from plataforma.identidad.models import Usuario
from plataforma.organizaciones.datos import esta_tomado
from plataforma.organizaciones.errors import (
    DemasiadasEmpresasError,
    IdentificadorRepetidoError,
    OrganizacionRepetidaError,
)
from plataforma.organizaciones.models import (
    Membresia,
    Organizacion,
    RolMembresia,
    TipoOrganizacion,
)
from plataforma.organizaciones.services import avisar_cambio, free_slug

if TYPE_CHECKING:
    from collections.abc import Sequence

MAXIMUM = 10  # firms of one person
TRIES = 5


@dataclass(frozen=True, kw_only=True)
class DatosEmpresa:
    """`identificador` is normalised and was found good."""

    nombre: str
    pais: str
    identificador: str | None
    tamano: str
    idiomas: Sequence[str]


def registrar_empresa(datos: DatosEmpresa, *, actor: Usuario) -> Organizacion:
    """Add the firm, with its owner as manager; the same one sent twice is one.

    Nobody checked it: it has no public page, takes no cohorts and earns nothing in its name.
    """
    db.session.execute(select(Usuario.id).where(Usuario.id == actor.id).with_for_update())
    own = list_empresas(actor.id)
    same = next((o for o in own if (o.nombre, o.pais) == (datos.nombre, datos.pais)), None)
    if same:
        return same
    if len(own) >= MAXIMUM:
        raise DemasiadasEmpresasError
    firm = _add(datos)
    db.session.add(Membresia(usuario=actor, organizacion=firm, rol=RolMembresia.GESTOR))
    db.session.flush()
    record(
        "organizacion.registrar_empresa",
        ("organizacion", firm.id),
        actor=actor,
        datos={"pais": datos.pais},
    )
    avisar_cambio(firm.id)
    return firm


def _add(datos: DatosEmpresa) -> Organizacion:
    """Two that register namesakes at once get an address each; one tax id is one firm's."""
    for _attempt in range(TRIES):
        firm = Organizacion(
            nombre=datos.nombre,
            tipo=TipoOrganizacion.EMPRESA,
            pais=datos.pais,
            slug=free_slug(datos.nombre, datos.pais),
            identificador=datos.identificador,
            tamano=datos.tamano,
            idiomas=list(datos.idiomas),
            publica=False,
            confirmada=False,
        )
        if esta_tomado(firm):
            raise IdentificadorRepetidoError
        try:
            with db.session.begin_nested():
                db.session.add(firm)
                db.session.flush()
        except IntegrityError:
            continue
        return firm
    raise OrganizacionRepetidaError


def list_empresas(usuario_id: int) -> list[Organizacion]:
    """Return the firms that a person acts for, by name."""
    found = (
        select(Organizacion)
        .join(Membresia, Membresia.organizacion_id == Organizacion.id)
        .where(Membresia.usuario_id == usuario_id, Organizacion.tipo == TipoOrganizacion.EMPRESA)
        .order_by(Organizacion.nombre, Organizacion.id)
    )
    return list(db.session.scalars(found))
