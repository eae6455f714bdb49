"""A firm's credential: issued when its people hold the pieces, gone when they no longer do."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.credenciales import vida
from cursos.credenciales.models import Credencial, MotivoRevocacion, MotivoSuspension
from cursos.diplomas import services
from plataforma.clock import now
from plataforma.cuenta.datos import cerrar_cuenta
from plataforma.db import db
from plataforma.email import Correo
from plataforma.equipos.services import quitar_miembro
from plataforma.jobs.services import run_due
from plataforma.organizaciones.models import Organizacion, RolMembresia, TipoOrganizacion
from plataforma.organizaciones.queries import list_miembros
from plataforma.organizaciones.services import agregar_miembro
from plataforma.part import parts
from tests.factories.diplomas import DE_EMPRESA, give, held, make_empresa
from tests.statements import counted

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

CODE = "EMP-1"
LONG_AGO = now() - timedelta(days=300)


@pytest.fixture
def empresa(ana: Usuario, diego: Usuario) -> Organizacion:
    """Ana manages it; she holds two of the four pieces, Diego the other two, older ones."""
    found = make_empresa(ana, [diego])
    give(ana, *DE_EMPRESA[:2])
    give(diego, *DE_EMPRESA[2:], el=LONG_AGO)
    settle()
    return found


@pytest.fixture
def de_empresa(empresa: Organizacion) -> Credencial:
    (found,) = held(empresa, CODE)
    return found


def settle() -> None:
    """What was asked for after the commit is done."""
    db.session.commit()
    run_due()


def test_it_is_issued_when_the_team_has_all(de_empresa: Credencial, ana: Usuario) -> None:
    mail = db.session.scalars(
        select(Correo).where(Correo.para == ana.correo).order_by(Correo.id.desc())
    ).first()

    assert de_empresa.titular == "Dulces del Litoral"
    assert de_empresa.usuario_id is None
    assert mail is not None
    assert "El equipo de Dulces del Litoral reunió" in mail.texto
    assert "porque gestiona la empresa" in mail.texto


def test_only_managers_are_told(de_empresa: Credencial, diego: Usuario) -> None:
    told = db.session.scalars(select(Correo.texto).where(Correo.para == diego.correo)).all()

    assert not any("Dulces del Litoral" in text for text in told)


def test_it_ends_no_later_than_what_it_rests_on(de_empresa: Credencial, diego: Usuario) -> None:
    assert de_empresa.vence_el == held(diego, DE_EMPRESA[3])[0].vence_el


def test_a_chamber_earns_nothing(ana: Usuario) -> None:
    chamber = make_empresa(ana, tipo=TipoOrganizacion.CAMARA)
    give(ana, *DE_EMPRESA)
    settle()

    assert held(chamber, CODE) == []


def test_the_page_names_the_firm_and_nobody_of_it(
    client: CheckingClient, de_empresa: Credencial
) -> None:
    page = client.get(f"/es/credenciales/{de_empresa.codigo}/").text

    assert "<dt>Empresa</dt>" in page
    assert "Dulces del Litoral" in page
    assert not any(name in page + de_empresa.documento for name in ("Ana", "Diego", "Restrepo"))


def test_who_leaves_takes_it_along(
    empresa: Organizacion, de_empresa: Credencial, diego: Usuario, elena: Usuario
) -> None:
    leaving = next(m for m in list_miembros(empresa.id) if m.usuario_id == diego.id)
    quitar_miembro(leaving, actor=elena)
    settle()

    assert (de_empresa.estado, de_empresa.motivo_revocacion) == ("revocada", "equipo_cambio")


def test_so_does_who_closes_the_account(
    de_empresa: Credencial, diego: Usuario, elena: Usuario
) -> None:
    shares = [share for part in reversed(parts()) for share in part.personal_data]
    cerrar_cuenta(diego, shares, conservar_credenciales=True)
    settle()

    assert de_empresa.estado == "revocada"


def test_a_piece_that_falls_ends_it_and_its_return_brings_another(
    empresa: Organizacion, de_empresa: Credencial, diego: Usuario, elena: Usuario
) -> None:
    (piece,) = held(diego, DE_EMPRESA[3])
    vida.suspender(elena, piece, MotivoSuspension.EN_REVISION)
    settle()
    assert de_empresa.estado == "revocada"

    vida.restablecer(elena, piece)
    settle()
    assert [c.estado for c in held(empresa, CODE)] == ["revocada", "vigente"]


def test_a_new_member_brings_what_was_missing(
    ana: Usuario, fabian: Usuario, elena: Usuario
) -> None:
    empresa = make_empresa(ana)
    give(ana, *DE_EMPRESA[:3])
    give(fabian, DE_EMPRESA[3])
    settle()
    assert held(empresa, CODE) == []

    agregar_miembro(empresa, fabian.correo, RolMembresia.LECTOR, actor=elena)
    settle()
    assert [c.estado for c in held(empresa, CODE)] == ["vigente"]


def test_what_staff_revoked_does_not_come_back_by_itself(
    empresa: Organizacion, de_empresa: Credencial, elena: Usuario
) -> None:
    vida.revocar(elena, de_empresa, MotivoRevocacion.ERROR_DE_EMISION)
    services.revisar_empresa(empresa.id)

    assert held(empresa, CODE) == [de_empresa]


def test_looking_twice_issues_once(empresa: Organizacion, de_empresa: Credencial) -> None:
    services.revisar_empresa(empresa.id)

    assert held(empresa, CODE) == [de_empresa]


def test_the_manager_sees_what_the_team_lacks_and_a_member_does_not(
    client: CheckingClient, ana: Usuario, diego: Usuario
) -> None:
    make_empresa(ana, [diego])
    give(diego, *DE_EMPRESA[:3])
    title = "Dulces del Litoral: Empresa preparada para exportar"

    shelf = client.as_user(ana).get("/es/cuenta/credenciales/").text
    assert "3 de 4: falta MC-C3 «Certifico el origen»" in shelf.split(title)[1]
    theirs = client.as_user(diego).get("/es/cuenta/credenciales/").text
    assert title not in theirs
    assert "Sus credenciales cuentan para la de esta empresa, sin su nombre." in theirs


def test_the_manager_finds_what_the_firm_holds(
    client: CheckingClient, de_empresa: Credencial, ana: Usuario
) -> None:
    shelf = client.as_user(ana).get("/es/cuenta/credenciales/").text

    assert f"/es/credenciales/{de_empresa.codigo}/" in shelf


def test_the_shelf_costs_the_same_however_many_firms(
    client: CheckingClient, empresa: Organizacion, ana: Usuario, diego: Usuario
) -> None:
    with counted() as one:
        client.as_user(ana).get("/es/cuenta/credenciales/")
    make_empresa(ana, [diego], nombre="Tejidos del Altiplano")
    with counted() as two:
        client.as_user(ana).get("/es/cuenta/credenciales/")

    assert len(one) == len(two)


def test_the_act_on_a_piece_says_what_the_firm_loses(
    client: CheckingClient, de_empresa: Credencial, ana: Usuario, elena: Usuario
) -> None:
    (piece,) = held(ana, DE_EMPRESA[0])
    page = (
        client.as_user(elena).get(f"/es/administracion/credenciales/{piece.codigo}/revocar/").text
    )

    assert "Empresa preparada para exportar · Dulces del Litoral" in page
