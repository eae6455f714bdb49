"""What organisations put into the platform's pages, and their share of a person's data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import delete

from plataforma.access import puede
from plataforma.db import db
from plataforma.email import Correo, forget
from plataforma.i18n import numero
from plataforma.organizaciones.contacto import list_enviados
from plataforma.organizaciones.models import Membresia
from plataforma.organizaciones.queries import (
    FILTROS,
    count_organizaciones,
    list_membresias,
    list_slugs_publicos,
    lock,
)
from plataforma.organizaciones.services import avisar_cambio
from plataforma.part import Address, PersonalData, Tarjeta, as_json
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
        yield from _waiting("sin-gestion", _("Organizaciones sin quien las gestione"))
        yield from _waiting("sin-comprobar", _("Empresas por comprobar"))


def _waiting(ver: str, titulo: str) -> Iterable[Tarjeta]:
    """A card for what waits for an administrator; none when nothing does."""
    if count := count_organizaciones(FILTROS[ver]):
        yield Tarjeta(
            titulo=titulo,
            cifra=numero(count),
            href=url_for("organizaciones.lista", ver=ver),
            icono="warning",
            orden=51,
        )


def account_cards(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(titulo=_("Mi empresa"), href=url_for("empresas.ver"), icono="home", orden=15)


def panel_cards(persona: Usuario) -> Iterable[Tarjeta]:
    """The team of each organisation that one acts for."""
    for m in list_membresias(persona.id):
        yield Tarjeta(
            titulo=_("Equipo de %(organizacion)s", organizacion=m.organizacion.nombre),
            texto=_("Quién actúa por ella, y lo que dice de sí misma."),
            href=url_for("equipos.ver", organizacion=m.organizacion.slug),
            icono="users",
            orden=80,
        )


def footer_cards(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(titulo=_("Cámaras e instituciones"), href=url_for("ficha.lista"))


def sitemap() -> Iterable[Address]:
    yield Address(endpoint="ficha.lista")
    for slug in list_slugs_publicos():
        yield Address(endpoint="ficha.ver", values={"organizacion": slug})


def _export(usuario: Usuario) -> dict[str, Any]:
    return {
        "actua_por": [
            {"organizacion": m.organizacion.nombre, **as_json(m, "rol", "creada_el")}
            for m in list_membresias(usuario.id)
        ],
        "mensajes_enviados": list_enviados(usuario.correo),
    }


def _erase(usuario: Usuario, _conservar: bool) -> None:  # noqa: FBT001 — PersonalData
    """Take the person off. What is the organisation's stays; without manager, it is the
    administrators' to find one."""
    left = [m.organizacion_id for m in list_membresias(usuario.id)]
    for organizacion_id in left:
        lock(organizacion_id)
    forget(Correo.responder_a == usuario.correo)
    db.session.execute(delete(Membresia).where(Membresia.usuario_id == usuario.id))
    for organizacion_id in left:
        avisar_cambio(organizacion_id)


PERSONAL_DATA = PersonalData(name="organizaciones", export=_export, erase=_erase)
