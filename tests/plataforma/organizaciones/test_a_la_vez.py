"""Two people, two tabs or two clicks at the same moment: one act, the other a sentence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from plataforma.db import db, transaction
from plataforma.equipos.errors import UltimaGestionError
from plataforma.equipos.invitaciones import Oferta, aceptar, invitar
from plataforma.equipos.services import dejar
from plataforma.identidad.models import Usuario
from plataforma.identidad.sessions import hash_token
from plataforma.organizaciones.empresa import DatosEmpresa, registrar_empresa
from plataforma.organizaciones.errors import IdentificadorRepetidoError
from plataforma.organizaciones.models import Membresia, Organizacion, RolMembresia
from tests.a_la_vez import apart, at_once
from tests.factories.identidad import make_membresia, make_organizacion, make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask

    from config import Settings

pytestmark = pytest.mark.real_database


@pytest.fixture(scope="module")
def aparte(
    settings: Settings,
    make_database: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Flask]:
    """An application over a database of its own, where commits are real."""
    place = tmp_path_factory.mktemp("equipos-a-la-vez")
    with apart(settings, make_database("equipos_a_la_vez"), place) as app:
        yield app


def person(usuario_id: int) -> Usuario:
    found = db.session.get(Usuario, usuario_id)
    assert found is not None
    return found


def register(usuario_id: int, nombre: str, identificador: str | None) -> None:
    datos = DatosEmpresa(
        nombre=nombre, pais="PY", identificador=identificador, tamano="", idiomas=()
    )
    registrar_empresa(datos, actor=person(usuario_id))


def test_two_managers_who_leave_at_once_leave_one(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        camara = make_organizacion()
        ids = [make_membresia(make_usuario(), camara).id for _ in range(2)]

    def leave(membresia_id: int) -> None:
        found = db.session.get(Membresia, membresia_id)
        assert found is not None
        dejar(found)

    assert at_once(aparte, *(partial(leave, i) for i in ids)) == [UltimaGestionError.__name__]


def test_an_invitation_accepted_twice_at_once_is_one_place(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        camara, carla, ana = make_organizacion(), make_usuario(), make_usuario()
        make_membresia(carla, camara)
        offer = Oferta(correo=ana.correo, rol=RolMembresia.LECTOR)
        invitar(camara, offer, actor=carla).token_hash = hash_token("a-la-vez")
        ana_id = ana.id

    def accept() -> None:
        aceptar("a-la-vez", actor=person(ana_id))

    assert at_once(aparte, accept, accept) == []
    with aparte.app_context():
        assert db.session.query(Membresia).filter_by(usuario_id=ana_id).count() == 1


def test_a_firm_registered_twice_at_once_is_one(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        ana_id = make_usuario().id
    act = partial(register, ana_id, "Doble clic", None)
    assert at_once(aparte, act, act) == []
    with aparte.app_context():
        assert db.session.query(Organizacion).filter_by(nombre="Doble clic").count() == 1


def test_one_tax_id_at_once_is_one_firm_s(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        people = [make_usuario().id for _ in range(2)]
    acts = [partial(register, p, f"Firma {p}", "800280610") for p in people]
    assert at_once(aparte, *acts) == [IdentificadorRepetidoError.__name__]


def test_namesakes_registered_at_once_get_an_address_each(aparte: Flask) -> None:
    with aparte.app_context(), transaction():
        people = [make_usuario().id for _ in range(3)]
    assert at_once(aparte, *(partial(register, p, "Luz Mar", None) for p in people)) == []
    with aparte.app_context():
        found = db.session.scalars(
            select(Organizacion.slug).where(Organizacion.nombre == "Luz Mar")
        ).all()
    assert sorted(found) == ["luz-mar", "luz-mar-py", "luz-mar-py-2"]
