"""Bruno and Diego beside Carla in her chamber's team."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from plataforma.audit.models import AuditLine
from plataforma.db import db
from plataforma.email import Correo
from plataforma.organizaciones.models import Membresia, RolMembresia
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion


@pytest.fixture
def gestora(carla: Usuario, camara: Organizacion) -> Membresia:
    """Carla's own place."""
    return membresia_de(carla, camara)


@pytest.fixture
def lector(camara: Organizacion, diego: Usuario) -> Membresia:
    """Diego, who only looks."""
    return make_membresia(diego, camara, RolMembresia.LECTOR)


@pytest.fixture
def ajena() -> Usuario:
    """The manager of another chamber."""
    persona = make_usuario("Patrícia Nogueira", pais="BR", idioma="pt")
    make_membresia(persona, make_organizacion("Câmara da Serra", slug="serra", pais="BR"))
    return persona


def membresia_de(persona: Usuario, organizacion: Organizacion) -> Membresia:
    return db.session.scalars(
        select(Membresia).where(
            Membresia.usuario_id == persona.id, Membresia.organizacion_id == organizacion.id
        )
    ).one()


def roles(organizacion: Organizacion) -> dict[str, str]:
    """Who acts for it, by first name."""
    found = select(Membresia).where(Membresia.organizacion_id == organizacion.id)
    return {m.usuario.nombre.split()[0]: m.rol for m in db.session.scalars(found)}


def acts() -> list[str]:
    return list(db.session.scalars(select(AuditLine.accion).order_by(AuditLine.id)))


def mails(para: str = "") -> list[Correo]:
    found = select(Correo).order_by(Correo.id)
    return list(db.session.scalars(found.where(Correo.para == para) if para else found))


def link(mail: Correo) -> str:
    """The path of the invitation that a mail holds."""
    found = re.search(r"(/(?:es|pt)/equipo/invitacion/\S+/)", mail.texto)
    assert found
    return found[1]
