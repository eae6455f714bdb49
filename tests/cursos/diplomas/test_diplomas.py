"""Diplomas are issued by themselves, fall with what they rest on, and stand again with it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from cursos.credenciales import vida
from cursos.credenciales.datos import erase_share
from cursos.credenciales.models import (
    MotivoRevocacion,
    MotivoSuspension,
)
from cursos.diplomas import services
from cursos.insignias import emisor
from cursos.insignias.firma import verify
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from tests.factories.diplomas import AREA_A, AREA_B, AREA_C, give, held
from tests.statements import counted

if TYPE_CHECKING:
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario

REVIEW = MotivoSuspension.EN_REVISION


@pytest.fixture
def piezas(ana: Usuario) -> list[Credencial]:
    """Ana's four credentials of area A: with the last one came D1."""
    return give(ana, *AREA_A)


@pytest.fixture
def diploma(ana: Usuario, piezas: list[Credencial]) -> Credencial:
    (found,) = held(ana, "D1")
    return found


def test_the_courses_of_the_first_route_give_its_diploma(ana: Usuario) -> None:
    give(ana, "MC-A1", "MC-B1", "MC-B2", "MC-C2")
    assert held(ana, "PE-1") == []

    give(ana, "MC-C3")
    (diploma,) = held(ana, "PE-1")
    assert diploma.estado == "vigente"


def mails(persona: Usuario) -> str:
    found = select(Correo).where(Correo.para == persona.correo).order_by(Correo.id)
    return "\n".join(m.texto for m in db.session.scalars(found))


def test_the_last_piece_brings_the_diploma_and_no_earlier_one(ana: Usuario) -> None:
    give(ana, *AREA_A[:3])
    assert held(ana, "D1") == []

    give(ana, AREA_A[3])
    (diploma,) = held(ana, "D1")
    assert diploma.estado == "vigente"
    assert "ganó «Diploma en Gestión" in mails(ana)


def test_another_s_piece_counts_for_nobody_else(ana: Usuario, fabian: Usuario) -> None:
    give(ana, *AREA_A[:3])
    give(fabian, AREA_A[3])

    assert held(ana, "D1") == held(fabian, "D1") == []


def test_it_is_signed_with_its_pieces(diploma: Credencial, piezas: list[Credencial]) -> None:
    document = json.loads(diploma.documento)

    verify(document, emisor.current_keys().by_method())
    assert [e["id"] for e in document["evidence"]] == [
        emisor.verification_url(p.codigo, "es") for p in piezas
    ]
    achievement = document["credentialSubject"]["achievement"]
    assert achievement["criteria"]["id"].endswith("/es/diplomas/d1/")
    assert [a["targetCode"] for a in achievement["alignment"]] == ["A1", "A2", "A3", "A4"]


def test_an_expired_piece_does_not_count(ana: Usuario) -> None:
    give(ana, AREA_A[0], el=now() - timedelta(days=1200))
    give(ana, *AREA_A[1:])

    assert held(ana, "D1") == []


def test_the_diploma_has_its_own_term(diploma: Credencial, piezas: list[Credencial]) -> None:
    assert diploma.vence_el is not None
    assert piezas[0].vence_el is not None
    assert diploma.vence_el.year - piezas[0].vence_el.year == 2

    piezas[0].vence_el = now()
    services.revisar(diploma.usuario_id or 0)
    assert diploma.estado == "vigente"


@pytest.mark.parametrize("fall", ["suspend", "revoke", "withdraw"])
def test_it_falls_with_a_piece_and_its_holder_is_told(
    ana: Usuario, elena: Usuario, diploma: Credencial, piezas: list[Credencial], fall: str
) -> None:
    if fall == "suspend":
        vida.suspender(elena, piezas[1], REVIEW)
    elif fall == "revoke":
        vida.revocar(elena, piezas[1], MotivoRevocacion.ERROR_DE_EMISION)
    else:
        vida.retirar_propia(ana, piezas[1])

    assert (diploma.estado, diploma.motivo_suspension) == ("suspendida", "sin_sustento")
    assert "Una credencial que la sustenta no está en vigor" in mails(ana)


def test_it_stands_again_with_its_piece(
    elena: Usuario, diploma: Credencial, piezas: list[Credencial]
) -> None:
    vida.suspender(elena, piezas[1], REVIEW)
    vida.restablecer(elena, piezas[1])

    assert diploma.estado == "vigente"


def test_a_lost_piece_that_is_earned_again_brings_it_back(
    ana: Usuario, elena: Usuario, diploma: Credencial, piezas: list[Credencial]
) -> None:
    vida.revocar(elena, piezas[1], MotivoRevocacion.ERROR_DE_EMISION)
    give(ana, AREA_A[1])

    assert held(ana, "D1") == [diploma]
    assert diploma.estado == "vigente"


def test_staff_cannot_lift_what_a_rule_suspended(
    elena: Usuario, diploma: Credencial, piezas: list[Credencial]
) -> None:
    vida.suspender(elena, piezas[1], REVIEW)

    with pytest.raises(vida.SinSustentoError):
        vida.restablecer(elena, diploma)


def test_what_staff_suspended_no_rule_lifts(
    elena: Usuario, diploma: Credencial, piezas: list[Credencial]
) -> None:
    vida.suspender(elena, diploma, REVIEW)
    vida.suspender(elena, piezas[1], REVIEW)
    vida.restablecer(elena, piezas[1])

    assert (diploma.estado, diploma.motivo_suspension) == ("suspendida", "en_revision")


def test_a_revoked_diploma_does_not_come_back_by_itself(
    ana: Usuario, elena: Usuario, diploma: Credencial
) -> None:
    vida.revocar(elena, diploma, MotivoRevocacion.ERROR_DE_EMISION)
    give(ana, AREA_B[0])

    assert held(ana, "D1") == [diploma]


def test_diplomas_bring_exportador_regional_and_take_it_along(
    ana: Usuario, elena: Usuario, diploma: Credencial, piezas: list[Credencial]
) -> None:
    give(ana, *AREA_B, "MC-C1")
    assert held(ana, "ER") == []
    give(ana, *AREA_C[1:])
    (regional,) = held(ana, "ER")
    # Ten of twelve came before the third diploma did.
    assert len(regional.evidencias) == 11

    for piece in piezas[:3]:
        vida.suspender(elena, piece, REVIEW)
    assert regional.estado == "suspendida"
    vida.restablecer(elena, piezas[0])
    assert (regional.estado, diploma.estado) == ("vigente", "suspendida")


def test_an_expired_diploma_is_renewed_while_its_pieces_stand(
    ana: Usuario, diploma: Credencial
) -> None:
    diploma.vence_el = now()
    services.revisar(ana.id)
    old, new = held(ana, "D1")

    assert (old.estado, new.estado) == ("reemplazada", "vigente")
    assert old.reemplazada_por_id == new.id


def test_with_a_corrected_name_it_keeps_its_pieces(
    ana: Usuario, elena: Usuario, diploma: Credencial
) -> None:
    ana.nombre = "Ana Benítez Duarte"
    new = vida.reemitir(elena, diploma, motivo="Vimos su documento")

    assert new.evidencias == diploma.evidencias
    assert held(ana, "D1") == [diploma, new]


def test_after_the_account_is_closed_it_still_falls_with_its_piece(
    ana: Usuario, elena: Usuario, diploma: Credencial, piezas: list[Credencial]
) -> None:
    erase_share(ana, True)
    vida.suspender(elena, piezas[1], REVIEW)
    assert diploma.situacion(now()) == "suspendida"

    vida.restablecer(elena, piezas[1])
    assert diploma.situacion(now()) == "vigente"


def test_looking_costs_the_same_however_much_is_held(ana: Usuario, bruno: Usuario) -> None:
    give(ana, AREA_A[0])
    give(bruno, *AREA_A[:3], *AREA_B[:3])
    with counted() as little:
        services.revisar(ana.id)
    with counted() as much:
        services.revisar(bruno.id)

    assert len(little) == len(much) == 3
