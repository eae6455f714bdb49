"""From the link or the code to a place in the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from cursos.cohortes.enlaces import enlace_de, hash_codigo, mostrar_codigo, nuevo_enlace
from cursos.cohortes.errors import CupoError, SeFueError
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.cohortes.services import reincorporar, retirar
from cursos.inscripciones.models import Inscripcion
from cursos.invitaciones import errors
from cursos.invitaciones.services import aceptar_invitacion, vincular_pendientes
from plataforma.db import db
from plataforma.email import Correo
from plataforma.errors import NotFoundError
from plataforma.identidad.sessions import open_session
from tests.factories.cohortes import make_cohorte, make_inscrito, make_participante

if TYPE_CHECKING:
    from flask import Flask

    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion
    from tests.client import CheckingClient


def token_of(participante: Participante) -> str:
    return enlace_de(participante.semilla).token


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_link_holds_128_bits_or_more_and_the_database_none_of_them() -> None:
    enlace = nuevo_enlace()
    assert len(enlace.token) * 6 >= 128
    assert enlace.token not in {enlace.semilla, enlace.token_hash}
    assert enlace_de(enlace.semilla) == enlace
    assert hash_codigo(mostrar_codigo(enlace.codigo).lower()) == enlace.codigo_hash


def test_the_link_enrols_the_account_that_accepts_it_once(cohorte: Cohorte, ana: Usuario) -> None:
    luz = make_participante(cohorte)
    aceptar_invitacion(token_of(luz), ana)
    aceptar_invitacion(token_of(luz), ana)
    assert (luz.estado, luz.usuario_id) == (EstadoParticipante.INSCRITO, ana.id)
    assert count(Inscripcion) == 1


def test_another_account_cannot_use_it_again(
    cohorte: Cohorte, ana: Usuario, diego: Usuario
) -> None:
    luz = make_participante(cohorte)
    aceptar_invitacion(token_of(luz), ana)
    with pytest.raises(errors.InvitacionUsadaError):
        aceptar_invitacion(token_of(luz), diego)


def test_a_link_that_was_withdrawn_or_made_up_opens_nothing(
    cohorte: Cohorte, ana: Usuario, carla: Usuario
) -> None:
    luz = make_participante(cohorte)
    retirar(luz, actor=carla)
    with pytest.raises(errors.InvitacionRetiradaError):
        aceptar_invitacion(token_of(luz), ana)
    with pytest.raises(NotFoundError):
        aceptar_invitacion("x" * 27, ana)


def test_one_account_does_not_take_two_places(cohorte: Cohorte, ana: Usuario) -> None:
    make_inscrito(cohorte, ana)
    with pytest.raises(errors.YaParticipaError):
        aceptar_invitacion(token_of(make_participante(cohorte)), ana)


def test_signing_in_links_what_waits_for_a_proven_address(
    camara: Organizacion, ana: Usuario
) -> None:
    waiting = [
        make_participante(make_cohorte(camara, name), correo=ana.correo) for name in ("A", "B")
    ]
    assert vincular_pendientes(ana) == 2
    assert {p.usuario_id for p in waiting} == {ana.id}
    assert vincular_pendientes(ana) == 0
    assert count(Correo) == 2


def test_an_address_that_is_not_proven_links_nothing(cohorte: Cohorte, ana: Usuario) -> None:
    make_participante(cohorte, correo=ana.correo)
    ana.correo_verificado_el = None
    assert vincular_pendientes(ana) == 0


def test_who_left_by_themselves_comes_back_only_by_themselves(
    cohorte: Cohorte, ana: Usuario, carla: Usuario
) -> None:
    luz = make_participante(cohorte)
    aceptar_invitacion(token_of(luz), ana)
    retirar(luz, actor=ana)
    with pytest.raises(SeFueError):
        reincorporar(luz, actor=carla)
    aceptar_invitacion(token_of(luz), ana)
    assert luz.estado == EstadoParticipante.INSCRITO


def test_a_place_given_again_has_a_new_link(cohorte: Cohorte, carla: Usuario) -> None:
    luz = make_participante(cohorte)
    before = token_of(luz)
    retirar(luz, actor=carla)
    reincorporar(luz, actor=carla)
    assert luz.estado == EstadoParticipante.PENDIENTE
    assert token_of(luz) != before


def test_a_place_is_given_again_only_while_there_is_room(cohorte: Cohorte, carla: Usuario) -> None:
    luz = make_participante(cohorte)
    retirar(luz, actor=carla)
    make_participante(cohorte, "Eva")
    cohorte.cupo = 1
    with pytest.raises(CupoError):
        reincorporar(luz, actor=carla)


def test_the_page_says_who_invites_and_what_the_chamber_sees(
    client: CheckingClient, cohorte: Cohorte
) -> None:
    page = client.get(f"/es/invitacion/{token_of(make_participante(cohorte))}/")
    assert page.status_code == 200
    assert "Cámara de Exportadores del Litoral le invita" in page.text
    assert "Quién ve qué" in page.text
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "Curso em português" in client.get(page.request.path.replace("/es/", "/pt/")).text


def test_looking_does_not_join_and_the_button_does(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario
) -> None:
    luz = make_participante(cohorte)
    url = f"/es/invitacion/{token_of(luz)}/"
    client.as_user(ana).get(url)
    assert count(Inscripcion) == 0
    answer = client.send(url)
    assert answer.status_code == 303
    assert answer.location == f"/es/cursos/{cohorte.curso.slug}/"
    assert client.get(url).location == f"/es/cuenta/cohortes/{cohorte.id}/"


def test_a_visitor_is_asked_to_enter_before_joining(
    client: CheckingClient, cohorte: Cohorte
) -> None:
    luz = make_participante(cohorte)
    page = client.get(f"/es/invitacion/{token_of(luz)}/")
    assert f"siguiente=/es/invitacion/{token_of(luz)}/" in page.text
    assert "/es/entrar/" in client.send(f"/es/invitacion/{token_of(luz)}/").location
    assert count(Inscripcion) == 0


def test_a_used_or_withdrawn_invitation_says_so(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario, carla: Usuario
) -> None:
    used, gone = make_participante(cohorte, "Eva"), make_participante(cohorte, "Luz")
    aceptar_invitacion(token_of(used), ana)
    retirar(gone, actor=carla)
    assert "ya la usó otra cuenta" in client.get(f"/es/invitacion/{token_of(used)}/").text
    assert "ya no está activa" in client.get(f"/es/invitacion/{token_of(gone)}/").text
    assert client.get("/es/invitacion/nada/").status_code == 404


def test_the_typed_code_leads_to_the_invitation(client: CheckingClient, cohorte: Cohorte) -> None:
    luz = make_participante(cohorte, correo=None, telefono="+59899123456")
    code = mostrar_codigo(enlace_de(luz.semilla).codigo)
    answer = client.send("/es/invitacion/", {"codigo": f" {code.lower()} "})
    assert answer.location == f"/es/invitacion/{token_of(luz)}/"


def test_wrong_codes_are_counted(client: CheckingClient) -> None:
    answers = [client.send("/es/invitacion/", {"codigo": "AAAAA-AAAAA"}) for _ in range(61)]
    assert answers[0].status_code == 422
    assert answers[60].status_code == 429


def test_a_participant_sees_who_sees_what_and_may_leave(
    client: CheckingClient, cohorte: Cohorte, ana: Usuario, diego: Usuario
) -> None:
    luz = make_inscrito(cohorte, ana)
    url = f"/es/cuenta/cohortes/{cohorte.id}/"
    assert client.as_user(diego).get(url).status_code == 404
    assert "Quién ve qué" in client.as_user(ana).get(url).text
    assert client.send(f"{url}salir/").status_code == 303
    db.session.refresh(luz)
    assert (luz.estado, luz.se_fue) == (EstadoParticipante.RETIRADO, True)
    assert count(Inscripcion) == 1


def test_opening_a_session_links_what_waited(app: Flask, cohorte: Cohorte, ana: Usuario) -> None:
    luz = make_participante(cohorte, correo=ana.correo)
    with app.test_request_context():
        open_session(ana)
    assert luz.usuario_id == ana.id


def test_who_left_comes_back_only_while_there_is_a_seat(cohorte: Cohorte, ana: Usuario) -> None:
    luz = make_participante(cohorte)
    aceptar_invitacion(token_of(luz), ana)
    retirar(luz, actor=ana)
    cohorte.cupo = 1
    make_participante(cohorte, "Otra persona")
    with pytest.raises(errors.CohorteLlenaError):
        aceptar_invitacion(token_of(luz), ana)
    cohorte.cupo = 2
    assert aceptar_invitacion(token_of(luz), ana).estado == EstadoParticipante.INSCRITO
