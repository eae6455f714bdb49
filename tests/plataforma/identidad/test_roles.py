"""Roles, suspension."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from plataforma.audit.models import AuditLine
from plataforma.db import db
from plataforma.identidad.errors import (
    CuentaAjenaError,
    PaisSinContraparteError,
    UltimaAdministracionError,
)
from plataforma.identidad.models import EstadoUsuario
from plataforma.identidad.services import cambiar_roles, reactivar, suspender
from plataforma.permissions import Rol
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario


def test_roles_become_exactly_those_given(ana: Usuario, elena: Usuario) -> None:
    cambiar_roles(elena, ana, [Rol.AUTOR, Rol.CONTRAPARTE])
    cambiar_roles(elena, ana, [Rol.CONTRAPARTE])
    assert [r.rol for r in ana.roles] == [Rol.CONTRAPARTE]


def test_the_audit_line_names_roles_and_pseudonyms_only(ana: Usuario, elena: Usuario) -> None:
    cambiar_roles(elena, ana, [Rol.AUTOR])
    line = db.session.scalars(select(AuditLine)).one()
    assert (line.accion, line.actor) == ("identidad.cambiar_roles", elena.seudonimo)
    assert line.objeto == f"usuario:{ana.seudonimo}"
    assert line.datos == {"antes": [], "ahora": ["autor"]}


@pytest.mark.parametrize("pais", ["", "ZZ"])
def test_a_counterpart_is_of_a_member_country(ana: Usuario, elena: Usuario, pais: str) -> None:
    ana.pais = pais
    with pytest.raises(PaisSinContraparteError):
        cambiar_roles(elena, ana, [Rol.CONTRAPARTE])
    assert not ana.roles


def test_nobody_changes_the_own_roles(elena: Usuario) -> None:
    make_usuario("Otra", roles=(Rol.ADMINISTRACION,))
    with pytest.raises(CuentaAjenaError):
        cambiar_roles(elena, elena, [])


def test_the_last_administrator_stays(ana: Usuario, elena: Usuario) -> None:
    with pytest.raises(UltimaAdministracionError):
        cambiar_roles(ana, elena, [])
    with pytest.raises(UltimaAdministracionError):
        suspender(ana, elena)


def test_the_same_roles_change_nothing(ana: Usuario, elena: Usuario) -> None:
    cambiar_roles(elena, ana, [])
    assert db.session.scalars(select(AuditLine)).all() == []


def test_a_suspended_account_can_be_opened_again(ana: Usuario, elena: Usuario) -> None:
    suspender(elena, ana)
    reactivar(elena, ana)
    assert ana.estado == EstadoUsuario.ACTIVO
