"""Referees: who may be named, how they answer by a link, and what is forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from sqlalchemy import select

from consultores.acreditacion import enlaces
from consultores.acreditacion.models import Postulacion, Referencia, Respuesta
from consultores.postulaciones import borradores, referencias
from consultores.revision import tramite
from consultores.revision.tramite import Resolucion
from plataforma.clock import now
from plataforma.db import db
from plataforma.email import Correo
from plataforma.jobs.services import run_due
from tests.factories.acreditacion import make_enviada, make_pruebas, persona

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

URL = "/es/consultores/postular/referencias/"
RITA = {
    "nombre": "Rita Paz",
    "institucion": "Quesos del Valle",
    "relacion": "Fue mi clienta",
    "correo": "Rita@Correo.test",
    "idioma": "pt",
}


@pytest.fixture
def postulacion(diego: Usuario) -> Postulacion:
    return make_pruebas(diego)


@pytest.fixture
def rita(postulacion: Postulacion) -> Referencia:
    return postulacion.referencias[0]


def link(r: Referencia) -> str:
    return f"/es/consultores/referencia/{enlaces.firmar(r)}/"


def mails(correo: str) -> list[Correo]:
    return list(db.session.scalars(select(Correo).where(Correo.para == correo).order_by(Correo.id)))


def answer(client: CheckingClient, r: Referencia, **fields: str) -> Any:
    return client.send(link(r), {"respuesta": "confirma", "frase": "Muy puntual.", **fields})


def test_a_referee_is_written_to_at_once_in_the_chosen_language(
    client: CheckingClient, diego: Usuario
) -> None:
    assert client.as_user(diego).send(URL, RITA).status_code == 303
    sent = mails("rita@correo.test")
    assert [m.idioma for m in sent] == ["pt"]
    assert "/pt/consultores/referencia/" in sent[0].texto


def test_nobody_is_their_own_referee(client: CheckingClient, diego: Usuario) -> None:
    page = client.as_user(diego).send(URL, RITA | {"correo": "DIEGO@escala.test"})
    assert page.status_code == 422
    assert "la referencia la da otra persona" in page.text


def test_the_same_address_is_not_named_twice(client: CheckingClient, diego: Usuario) -> None:
    client.as_user(diego).send(URL, RITA)
    page = client.send(URL, RITA | {"nombre": "Otra"})
    assert page.status_code == 422
    assert "Ya nombró a una persona con ese correo" in page.text


def test_a_fourth_is_refused(postulacion: Postulacion) -> None:
    with pytest.raises(referencias.YaSonTresError):
        referencias.nombrar(postulacion, persona(4))


def test_a_referee_confirms_without_an_account(client: CheckingClient, rita: Referencia) -> None:
    assert "Fue mi clienta" in client.get(link(rita)).text
    assert rita.respuesta == Respuesta.PENDIENTE
    assert answer(client, rita).status_code == 303
    db.session.refresh(rita)
    assert (rita.respuesta, rita.frase) == (Respuesta.CONFIRMA, "Muy puntual.")


def test_a_confirmation_needs_a_sentence(client: CheckingClient, rita: Referencia) -> None:
    page = answer(client, rita, frase="")
    assert page.status_code == 422
    assert "Escriba al menos una frase" in page.text


def test_a_referee_may_decline_without_a_word(client: CheckingClient, rita: Referencia) -> None:
    assert answer(client, rita, respuesta="declina", frase="").status_code == 303
    db.session.refresh(rita)
    assert rita.respuesta == Respuesta.DECLINA


def test_a_link_answers_once(client: CheckingClient, rita: Referencia) -> None:
    answer(client, rita)
    late = answer(client, rita, respuesta="declina")
    assert late.status_code == 409
    assert "ya se respondió" in client.get(link(rita)).text
    db.session.refresh(rita)
    assert rita.respuesta == Respuesta.CONFIRMA


def test_a_forged_link_opens_nothing(client: CheckingClient, rita: Referencia) -> None:
    forged = f"/es/consultores/referencia/{rita.id}-{'0' * 32}/"
    assert client.get(forged).status_code == 404


def test_a_link_of_one_kind_opens_no_page_of_the_other(
    client: CheckingClient, postulacion: Postulacion
) -> None:
    token = enlaces.firmar(postulacion)
    assert client.get(f"/es/consultores/referencia/{token}/").status_code == 404


def test_a_link_expires(client: CheckingClient, rita: Referencia) -> None:
    with time_machine.travel(now() + timedelta(days=31)):
        assert "Este enlace venció" in client.get(link(rita)).text
        assert answer(client, rita).status_code == 409


def test_the_applicant_cannot_answer_with_a_referees_link(
    client: CheckingClient, diego: Usuario, rita: Referencia
) -> None:
    assert answer(client.as_user(diego), rita).status_code == 409
    db.session.refresh(rita)
    assert rita.respuesta == Respuesta.PENDIENTE


def test_one_may_remind_once_in_five_days(
    client: CheckingClient, diego: Usuario, rita: Referencia
) -> None:
    with pytest.raises(referencias.EspereError):
        referencias.recordar(rita.postulacion, rita.id)
    with time_machine.travel(now() + timedelta(days=5, minutes=1)):
        client.as_user(diego)
        assert client.send(f"{URL}{rita.id}/recordar/").status_code == 303
        assert client.send(f"{URL}{rita.id}/recordar/").status_code == 409
    assert len(mails(rita.correo)) == 2


def test_who_does_not_answer_is_replaced_and_forgotten(
    client: CheckingClient, diego: Usuario, rita: Referencia
) -> None:
    assert client.as_user(diego).send(f"{URL}{rita.id}/quitar/").status_code == 303
    assert mails("rita1@correo.test") == []
    assert client.get(link(rita)).status_code == 404


def test_who_confirmed_is_not_replaced(postulacion: Postulacion, rita: Referencia) -> None:
    rita.respuesta = Respuesta.CONFIRMA
    with pytest.raises(referencias.YaRespondioError):
        referencias.quitar(postulacion, rita.id)


def test_somebody_elses_referee_is_not_found(
    client: CheckingClient, ana: Usuario, rita: Referencia
) -> None:
    borradores.abrir(ana)
    client.as_user(ana)
    for act in ("recordar", "quitar"):
        assert client.send(f"{URL}{rita.id}/{act}/").status_code == 404


def test_the_data_of_referees_go_ninety_days_after_the_decision(
    diego: Usuario, elena: Usuario
) -> None:
    sent = make_enviada(diego)
    tramite.aceptar(sent, Resolucion(nivel="N2", areas=["ADU"]), actor=elena)
    db.session.flush()
    run_due()
    assert sent.referencias[0].nombre
    with time_machine.travel(now() + timedelta(days=91)):
        run_due()
    for r in sent.referencias:
        db.session.refresh(r)
        assert not any((r.nombre, r.correo, r.institucion, r.relacion, r.frase))
    assert mails("rita1@correo.test") == []
