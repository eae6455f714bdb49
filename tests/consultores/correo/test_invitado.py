"""Whoever asked without an account answers by mail, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from consultores.asistente.invitados import olvidar
from consultores.pasos.conversacion import escribir
from consultores.pasos.marcha import cancelar
from plataforma.buzon.models import CorreoEntrante, EstadoEntrante, Motivo
from plataforma.buzon.services import PER_HOUR
from plataforma.db import db
from plataforma.email import Correo, build
from plataforma.identidad.invitados import probar_correo
from tests.factories.consultores import make_solicitud
from tests.factories.identidad import make_invitado
from tests.receptor import Receptor, mail

if TYPE_CHECKING:
    from consultores.red.models import Consultor
    from consultores.solicitudes.models import Solicitud
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

ANA = "ana@buzon.test"


@pytest.fixture
def pedida(consultor: Consultor, receptor: Receptor) -> Solicitud:
    """A guest's request that Diego has to answer; the guest reads our mail."""
    guest = make_invitado()
    probar_correo(guest)
    return make_solicitud(guest, consultor)


@pytest.fixture
def aviso(pedida: Solicitud, diego: Usuario) -> Correo:
    """What Diego asked, as it came to the guest."""
    escribir(pedida, actor=diego, texto="¿Cuántos frascos son?", intento="d")
    return last()


def last() -> Correo:
    found = db.session.scalars(select(Correo).where(Correo.para == ANA).order_by(Correo.id.desc()))
    return found.first()  # type: ignore[return-value]


def answer(receptor: Receptor, to: str, text: str, sender: str = ANA, name: str = "1") -> None:
    raw = bytes(mail(text, From=sender, Message_ID=f"<{name}@programa.test>"))
    receptor.send(raw, to, sender=sender)


def outcome() -> tuple[str, str]:
    found = db.session.scalars(select(CorreoEntrante).order_by(CorreoEntrante.id.desc())).first()
    assert found
    return found.estado, found.motivo


def test_the_answer_lands_in_the_conversation(
    receptor: Receptor, pedida: Solicitud, aviso: Correo, diego: Usuario
) -> None:
    assert "Puede responder a este correo" in aviso.texto
    assert build(aviso)["Reply-To"] == aviso.responder_a
    answer(receptor, aviso.responder_a, "Son 2.000 frascos.")
    assert [(m.autor_id, m.texto) for m in pedida.mensajes] == [
        (diego.id, "¿Cuántos frascos son?"),
        (pedida.solicitante_id, "Son 2.000 frascos."),
    ]
    told = select(Correo.texto).where(Correo.para == diego.correo).order_by(Correo.id.desc())
    assert "Son 2.000 frascos." in (db.session.scalars(told).first() or "")


def test_from_another_address_nothing_is_taken_nor_repeated(
    receptor: Receptor, pedida: Solicitud, aviso: Correo
) -> None:
    answer(receptor, aviso.responder_a, "Pague aquí", sender="ana@empresa.test")
    assert len(pedida.mensajes) == 1
    assert outcome() == (EstadoEntrante.NO_ENTREGADO, Motivo.OTRA_DIRECCION)
    told = last()
    assert told.asunto == f"Su correo no se entregó: {pedida.referencia}"
    assert "desde ana@empresa.test" in told.texto
    assert "responda otra vez desde la dirección en la que lee este correo" in told.texto
    assert "Pague aquí" not in told.texto
    assert "tiene una cuenta" not in told.texto


def test_too_many_in_an_hour_are_told_to_come_later(
    receptor: Receptor, pedida: Solicitud, aviso: Correo
) -> None:
    for number in range(PER_HOUR + 1):
        answer(receptor, aviso.responder_a, f"Mensaje {number}", name=str(number))
    assert len(pedida.mensajes) == 1 + PER_HOUR
    assert outcome() == (EstadoEntrante.NO_ENTREGADO, Motivo.DEMASIADOS)
    assert "dentro de una hora" in last().texto


def test_a_late_answer_comes_back_with_what_opens_the_request(
    receptor: Receptor, pedida: Solicitud, aviso: Correo, client: CheckingClient
) -> None:
    cancelar(pedida, actor=pedida.solicitante, motivo="Ya no hace falta")
    answer(receptor, aviso.responder_a, "¿Y el IVA?")
    told = last().texto
    assert "> ¿Y el IVA?" in told
    key = re.search(r"http://[^/]+(/es/asistencia/seguir/enlace/\S+)", told)
    assert key
    client.send(key[1], page=key[1])
    assert client.get(f"/es/asistencia/{pedida.referencia}/").status_code == 200


def test_what_was_given_back_is_erased_with_the_guest(
    receptor: Receptor, pedida: Solicitud, aviso: Correo
) -> None:
    cancelar(pedida, actor=pedida.solicitante, motivo="Ya no hace falta")
    answer(receptor, aviso.responder_a, "¿Y el IVA?")
    olvidar(pedida.solicitante)
    assert not db.session.scalars(select(Correo).where(Correo.texto.contains("el IVA"))).all()


def test_after_erasing_nobody_is_written_to(
    receptor: Receptor, pedida: Solicitud, aviso: Correo
) -> None:
    kept = aviso.responder_a
    olvidar(pedida.solicitante)
    answer(receptor, kept, "Hola")
    assert outcome() == (EstadoEntrante.NO_ENTREGADO, Motivo.SIN_CUENTA)
    assert not db.session.scalars(select(Correo).where(Correo.para == ANA)).all()
