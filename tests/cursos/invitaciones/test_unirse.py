"""Into a cohort by the code on the wall: one press, or the waiting list."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from cursos.ajustes.services import fijar_cupos
from cursos.cohortes.codigo import abrir, cerrar, codigo_de
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.cohortes.services import retirar
from cursos.invitaciones import errors
from cursos.invitaciones.routes import WRONG_RATE
from cursos.invitaciones.unirse import Datos, unirse
from plataforma import limits
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import NotFoundError
from tests.factories.cohortes import make_participante

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

INSCRITO, ESPERA = EstadoParticipante.INSCRITO, EstadoParticipante.EN_ESPERA


@pytest.fixture
def codigo(cohorte: Cohorte, carla: Usuario) -> str:
    """The cohort is open."""
    abrir(cohorte, cohorte.cierre, actor=carla)
    db.session.flush()
    return codigo_de(cohorte)


def payload(**changes: Any) -> dict[str, Any]:
    return {"pais": "PY", "empresa": "Dulces Ana", "sexo": "", "tamano": ""} | changes


def lines() -> list[Participante]:
    db.session.expire_all()
    return list(db.session.scalars(select(Participante).order_by(Participante.id)))


def test_a_visitor_reads_what_it_is_and_who_sees_what(
    client: CheckingClient, cohorte: Cohorte, codigo: str
) -> None:
    page = client.get(f"/es/unirse/{codigo}/").text
    assert cohorte.nombre in page
    assert "Quién ve qué" in page
    assert f"siguiente=%2Fes%2Funirse%2F{codigo}%2F" in page or "siguiente=/es/unirse/" in page


def test_one_press_joins_once(
    client: CheckingClient, cohorte: Cohorte, codigo: str, ana: Usuario
) -> None:
    client.as_user(ana)
    assert client.get(f"/es/unirse/{codigo}/").status_code == 200
    for _twice in range(2):
        answer = client.send(f"/es/unirse/{codigo}/", payload(sexo="mujer"))
        assert answer.status_code == 303
    (line,) = lines()
    assert (line.estado, line.usuario_id, line.pais, line.sexo) == (INSCRITO, ana.id, "PY", "mujer")
    assert line.empresa == "Dulces Ana"
    assert client.get(f"/es/unirse/{codigo}/").location == f"/es/cuenta/cohortes/{cohorte.id}/"


def test_without_seats_the_waiting_list_is_offered_and_nothing_happens_unasked(
    client: CheckingClient, cohorte: Cohorte, codigo: str, ana: Usuario
) -> None:
    cohorte.cupo = 1
    make_participante(cohorte)
    client.as_user(ana)
    assert "lista de espera" in client.get(f"/es/unirse/{codigo}/").text
    answer = client.send(f"/es/unirse/{codigo}/", payload())
    assert answer.status_code == 422
    assert "Dulces Ana" in answer.text
    assert len(lines()) == 1
    answer = client.send(f"/es/unirse/{codigo}/", payload(espera="1"))
    assert answer.location == f"/es/cuenta/cohortes/{cohorte.id}/"
    assert lines()[1].estado == ESPERA


def test_a_country_whose_seats_are_taken_waits(
    cohorte: Cohorte, codigo: str, ana: Usuario, bruno: Usuario, carla: Usuario
) -> None:
    cohorte.cupo = 2
    fijar_cupos(cohorte, {"BR": 1}, actor=carla)
    make_participante(cohorte, pais="BR")
    with pytest.raises(errors.SinLugarError):
        unirse(codigo, bruno, Datos(empresa="", pais="BR"))
    assert unirse(codigo, ana, Datos(empresa="", pais="PY")).estado == INSCRITO


def test_who_was_on_the_list_takes_that_line_and_its_seat(
    cohorte: Cohorte, codigo: str, ana: Usuario
) -> None:
    cohorte.cupo = 1
    line = make_participante(cohorte, "Ana en la lista", correo=ana.correo)
    assert unirse(codigo, ana, Datos(empresa="", pais="PY")) is line
    assert (line.estado, line.pais) == (INSCRITO, "UY")


def test_an_address_that_is_not_proven_takes_nobodys_line(
    cohorte: Cohorte, codigo: str, ana: Usuario
) -> None:
    make_participante(cohorte, correo=ana.correo)
    ana.correo_verificado_el = None
    with pytest.raises(errors.CorreoSinConfirmarError):
        unirse(codigo, ana, Datos(empresa="", pais="PY"))


def test_who_was_taken_off_does_not_come_back_by_code_but_who_left_does(
    cohorte: Cohorte, codigo: str, ana: Usuario, diego: Usuario, carla: Usuario
) -> None:
    said = Datos(empresa="", pais="PY")
    retirar(unirse(codigo, ana, said), actor=carla)
    with pytest.raises(errors.InvitacionRetiradaError):
        unirse(codigo, ana, said)
    line = unirse(codigo, diego, said)
    retirar(line, actor=diego)
    assert unirse(codigo, diego, said).estado == INSCRITO


def test_unknown_closed_and_expired_codes_are_answered_alike(
    client: CheckingClient, cohorte: Cohorte, codigo: str, ana: Usuario, carla: Usuario
) -> None:
    client.as_user(ana)
    unknown = client.get("/es/unirse/0000000000/")
    cohorte.codigo_hasta = now().date() - timedelta(days=1)
    db.session.commit()
    expired = client.get(f"/es/unirse/{codigo}/")
    assert unknown.status_code == expired.status_code == 404
    assert "Ese código no está abierto" in unknown.text
    assert "Ese código no está abierto" in expired.text
    assert client.send(f"/es/unirse/{codigo}/", payload()).status_code == 404
    cerrar(cohorte, actor=carla)
    with pytest.raises(NotFoundError):
        unirse(codigo, ana, Datos(empresa="", pais="PY"))


def test_guesses_are_counted(client: CheckingClient, codigo: str) -> None:
    for _ in range(int(WRONG_RATE.split("/", maxsplit=1)[0])):
        limits.hit("invitacion", "127.0.0.1", WRONG_RATE)
    assert client.get("/es/unirse/0000000000/").status_code == 429
    assert client.send("/es/unirse/", {"codigo": "0000000000"}).status_code == 429
    assert client.get(f"/es/unirse/{codigo}/").status_code == 200


def test_the_code_is_typed_as_it_is_read(client: CheckingClient, codigo: str) -> None:
    typed = f"{codigo[:5]}-{codigo[5:]}".lower()
    answer = client.send("/es/unirse/", {"codigo": typed})
    assert answer.location == f"/es/unirse/{codigo}/"
    wrong = client.send("/es/unirse/", {"codigo": "nada"})
    assert wrong.status_code == 422
    assert "no abre ninguna cohorte" in wrong.text


def test_what_is_wrong_is_said_and_nothing_written(
    client: CheckingClient, codigo: str, ana: Usuario
) -> None:
    client.as_user(ana)
    for odd in ({"pais": "XX"}, {"sexo": "otra cosa"}, {"tamano": "x"}, {"empresa": "x" * 200}):
        assert client.send(f"/es/unirse/{codigo}/", payload(**odd)).status_code == 422
    assert lines() == []


def test_the_person_gives_changes_and_blanks_what_is_hers(
    client: CheckingClient, cohorte: Cohorte, codigo: str, ana: Usuario
) -> None:
    unirse(codigo, ana, Datos(empresa="Vieja", pais="PY", sexo="mujer"))
    url = f"/es/cuenta/cohortes/{cohorte.id}/"
    client.as_user(ana)
    assert "Vieja" in client.get(url).text
    changed = {"empresa": "Dulces Ana SRL", "sexo": "", "tamano": "micro"}
    assert client.send(url, changed).status_code == 303
    (line,) = lines()
    assert (line.empresa, line.sexo, line.tamano) == ("Dulces Ana SRL", "", "micro")
    assert client.send(url, {"sexo": "x"}).status_code == 422
