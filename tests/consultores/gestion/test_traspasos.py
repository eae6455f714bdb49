"""All open work of a consultant goes to others: once, one by one, and the firms are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from consultores.gestion import traspasos
from consultores.gestion.errors import NadaQueTraspasarError
from consultores.gestion.models import EstadoTraspaso, Traspaso
from consultores.pasos import marcha
from consultores.solicitudes.estados import Estado
from plataforma.db import db
from plataforma.jobs.services import run_due
from tests.factories.consultores import make_consultor, make_solicitud
from tests.factories.identidad import make_usuario

if TYPE_CHECKING:
    from collections.abc import Callable

    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.email import Correo
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

URL = "/es/administracion/consultores/diego-restrepo/traspaso/"
STATES = ("asignada", "aceptada", "en_curso", "entregada")


@pytest.fixture
def trabajo(ana: Usuario, consultor: Consultor) -> dict[str, Solicitud]:
    """A request in each state with Diego; Luz, who could take them, came later."""
    consultor.cupo = 20
    found = {state: make_solicitud(ana, consultor, state) for state in STATES}
    luz = make_consultor(make_usuario("Luz"), nombre="Luz Paredes")
    luz.cupo = 20
    db.session.commit()
    return found


def ask(consultor: Consultor, actor: Usuario, intento: str = "uno") -> Traspaso:
    made = traspasos.pedir(consultor, actor=actor, motivo="Dejó la red.", intento=intento)
    db.session.commit()
    return made


def test_everything_open_goes_to_others_and_what_was_delivered_stays(
    trabajo: dict[str, Solicitud],
    consultor: Consultor,
    elena: Usuario,
    ana: Usuario,
    buzon: Callable[[Usuario], list[Correo]],
) -> None:
    made = ask(consultor, elena)
    run_due()
    for state in ("asignada", "aceptada", "en_curso"):
        s = trabajo[state]
        assert s.estado == Estado.ASIGNADA
        assert [o.consultor.nombre for o in s.ofertas] == ["Luz Paredes"]
    assert trabajo["entregada"].consultor == consultor
    assert made.terminado_el is not None
    assert {i.estado for i in made.items} == {EstadoTraspaso.HECHO}
    assert sum("Dejó la red." in mail.texto for mail in buzon(ana)) == 3


@pytest.mark.usefixtures("trabajo")
def test_asked_for_twice_it_is_one(consultor: Consultor, elena: Usuario, gael: Usuario) -> None:
    first = ask(consultor, elena)
    assert ask(consultor, elena) is first
    assert ask(consultor, elena, "dos") is first  # another tab, while it runs
    run_due()
    assert ask(consultor, elena) is first  # the same form, sent again afterwards
    with pytest.raises(NadaQueTraspasarError):
        ask(consultor, elena, "tres")
    with pytest.raises(NadaQueTraspasarError):
        ask(consultor, gael, "cuatro")


def test_a_job_done_twice_moves_once(
    trabajo: dict[str, Solicitud], consultor: Consultor, elena: Usuario
) -> None:
    made = ask(consultor, elena)
    run_due()
    moves = [len(s.movimientos) for s in trabajo.values()]
    for item in made.items:
        traspasos.hand_over({"item": item.id})
    assert [len(s.movimientos) for s in trabajo.values()] == moves


def test_what_changed_meanwhile_is_left_as_it_is(
    trabajo: dict[str, Solicitud], consultor: Consultor, elena: Usuario, ana: Usuario
) -> None:
    made = ask(consultor, elena)
    marcha.cancelar(trabajo["en_curso"], actor=ana, motivo="Ya no.")
    db.session.commit()
    run_due()
    (left,) = [i for i in made.items if i.estado == EstadoTraspaso.OMITIDO]
    assert left.solicitud is trabajo["en_curso"]
    assert made.terminado_el is not None


def test_who_is_asked_beside_keeps_the_turn(
    ana: Usuario, consultor: Consultor, elena: Usuario
) -> None:
    from consultores.pasos import admision
    from tests.factories.consultores import make_borrador

    make_consultor(make_usuario("Luz"), nombre="Luz Paredes")
    s = make_borrador(ana)
    admision.enviar(s, actor=ana)
    since = {o.consultor.nombre: o.asignada_el for o in s.ofertas}
    ask(consultor, elena)
    run_due()
    assert [(o.consultor.nombre, o.asignada_el) for o in s.ofertas] == [
        ("Luz Paredes", since["Luz Paredes"])
    ]


@pytest.mark.usefixtures("trabajo")
def test_the_preview_says_how_many_and_to_whom_and_the_receipt_how_it_went(
    client: CheckingClient, elena: Usuario
) -> None:
    page = client.as_user(elena).get(URL).text
    assert "Tiene 3 solicitudes abiertas" in page
    assert "1 por responder y 2 en trabajo" in page
    assert page.count("Luz Paredes") == 3
    assert client.send(URL, {"motivo": ""}).status_code == 422
    sent = client.send(URL, {"motivo": "Dejó la red.", "intento": "a"})
    receipt = sent.headers["Location"]
    assert "0 de 3 hechas" in client.get(receipt).text
    run_due()
    assert "Todo quedó hecho" in client.get(receipt).text
    assert "No tiene trabajo abierto" in client.get(URL).text
    assert client.send(URL, {"motivo": "Otra vez.", "intento": "b"}).status_code == 409
    assert client.get(f"{URL}999/").status_code == 404


@pytest.mark.usefixtures("trabajo")
def test_gael_moves_only_what_is_of_his_country(
    client: CheckingClient, gael: Usuario, consultor: Consultor, trabajo: dict[str, Solicitud]
) -> None:
    client.as_user(gael)
    assert client.get(URL).status_code == 404  # neither Diego nor his requests are of Mexico
    mexico = make_solicitud(make_usuario("Rosa Peña", pais="MX"), consultor)
    db.session.commit()
    page = client.get(URL).text
    assert mexico.referencia in page
    assert trabajo["en_curso"].referencia not in page
    client.send(URL, {"motivo": "Se fue.", "intento": "a"})
    run_due()
    assert trabajo["en_curso"].consultor == consultor
    assert consultor not in [o.consultor for o in mexico.ofertas]


def test_others_may_not(client: CheckingClient, ana: Usuario, consultor: Consultor) -> None:
    assert consultor.slug == "diego-restrepo"
    assert client.as_user(ana).get(URL).status_code == 403
