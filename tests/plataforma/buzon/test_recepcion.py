"""What the receiver takes from a mail server, over real connections."""

from __future__ import annotations

import smtplib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from plataforma import storage
from plataforma.buzon import recepcion, services
from plataforma.buzon.direcciones import destino_de, direccion_de
from plataforma.buzon.models import CorreoEntrante, EstadoEntrante, Motivo
from plataforma.db import db
from plataforma.email import Correo
from plataforma.jobs.services import run_due
from tests.receptor import DOMAIN, Receptor, address, listening, mail

if TYPE_CHECKING:
    from flask import Flask

    from plataforma.buzon.manejadores import Recado
    from plataforma.identidad.models import Usuario


def rows() -> list[CorreoEntrante]:
    return list(db.session.scalars(select(CorreoEntrante).order_by(CorreoEntrante.id)))


def answers(persona: Usuario) -> list[Correo]:
    found = select(Correo).where(Correo.para == persona.correo, Correo.plantilla.like("buzon/%"))
    return list(db.session.scalars(found.order_by(Correo.id)))


def test_an_answer_lands(receptor: Receptor, recados: list[Recado], ana: Usuario) -> None:
    receptor.send(bytes(mail("Son 2.000 frascos.")), address("prueba", 5, ana))
    (recado,) = recados
    assert (recado.objeto_id, recado.persona.id, recado.texto) == (5, ana.id, "Son 2.000 frascos.")
    (row,) = rows()
    assert (row.estado, row.message_id) == (EstadoEntrante.ENTREGADO, "<1@programa.test>")
    assert not answers(ana)


def test_it_is_kept_before_it_is_read(
    receptor: Receptor, recados: list[Recado], ana: Usuario
) -> None:
    """A process that ends between the two loses nothing: the job is there."""
    raw = bytes(mail())
    with receptor.connect() as smtp:
        smtp.sendmail("ana@escala.test", [address("prueba", 5, ana)], raw)
    (row,) = rows()
    assert row.estado == EstadoEntrante.RECIBIDO
    assert storage.get(row.clave) == raw
    assert not recados
    run_due()
    assert len(recados) == 1


@pytest.mark.parametrize("changed", ["mac", "object", "person", "domain", "kind"])
def test_a_forged_address_is_refused(receptor: Receptor, ana: Usuario, changed: str) -> None:
    local, _at, _domain = address("prueba", 5, ana).partition("@")
    head, objeto, persona, mac = local.split("-")
    forged = {
        "mac": f"{head}-{objeto}-{persona}-{mac[::-1]}@{DOMAIN}",
        "object": f"{head}-6-{persona}-{mac}@{DOMAIN}",
        "person": f"{head}-{objeto}-zz-{mac}@{DOMAIN}",
        "domain": f"{local}@otro.test",
        "kind": f"{head}x-{objeto}-{persona}-{mac}@{DOMAIN}",
    }[changed]
    with receptor.connect() as smtp:
        smtp.ehlo()
        smtp.mail("ana@escala.test")
        assert smtp.rcpt(forged)[0] == 550
    assert not rows()


def test_it_relays_nothing(receptor: Receptor) -> None:
    with receptor.connect() as smtp, pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        smtp.sendmail("ana@escala.test", ["otra@correo.test"], bytes(mail()))
    assert refused.value.recipients["otra@correo.test"][0] == 550


def test_a_server_may_write_the_address_in_capitals(
    receptor: Receptor, recados: list[Recado], ana: Usuario
) -> None:
    receptor.send(bytes(mail()), address("prueba", 5, ana).upper())
    assert len(recados) == 1


def test_an_old_key_still_verifies(app: Flask, receptor: Receptor, ana: Usuario) -> None:
    old = address("prueba", 5, ana)
    settings = app.extensions["settings"]
    app.extensions["settings"] = replace(settings, secret_keys=("n" * 32, *settings.secret_keys))
    assert destino_de(old) == destino_de(direccion_de("prueba", 5, ana.id)) is not None
    app.extensions["settings"] = replace(settings, secret_keys=("n" * 32,))
    assert destino_de(old) is None


def test_a_mail_delivered_twice_is_one(
    receptor: Receptor, recados: list[Recado], ana: Usuario
) -> None:
    """The second time it came another way: the servers wrote other lines above it."""
    raw = bytes(mail())
    receptor.send(b"Received: from a.test\r\n" + raw, address("prueba", 5, ana))
    receptor.send(b"Received: from b.test\r\n" + raw, address("prueba", 5, ana))
    assert len(rows()) == len(recados) == 1


def test_two_mails_under_one_name_are_two(
    receptor: Receptor, recados: list[Recado], ana: Usuario
) -> None:
    receptor.send(bytes(mail("Uno")), address("prueba", 5, ana))
    receptor.send(bytes(mail("Dos")), address("prueba", 5, ana))
    assert [r.texto for r in recados] == ["Uno", "Dos"]


def test_several_recipients_get_it_each(
    receptor: Receptor, recados: list[Recado], ana: Usuario
) -> None:
    to = [address("prueba", n, ana) for n in (5, 6)]
    receptor.send(bytes(mail()), *to)
    assert [r.objeto_id for r in recados] == [5, 6]


def test_the_good_recipient_gets_it_when_another_is_none(
    receptor: Receptor, recados: list[Recado], ana: Usuario
) -> None:
    with receptor.connect() as smtp:
        to = [address("prueba", 5, ana), "nadie@otro.test"]
        refused = smtp.sendmail("ana@escala.test", to, bytes(mail()))
    assert list(refused) == ["nadie@otro.test"]
    run_due()
    assert len(recados) == 1


def test_lmtp_takes_one_recipient_at_a_time(
    app: Flask, recados: list[Recado], ana: Usuario
) -> None:
    with listening(app, "lmtp") as lmtp:
        first, second = (address("prueba", n, ana) for n in (5, 6))
        with lmtp.connect() as smtp:
            refused = smtp.sendmail("ana@escala.test", [first, second], bytes(mail()))
        assert refused[second][0] == 452
        run_due()
    assert [r.objeto_id for r in recados] == [5]


def test_with_the_database_down_the_mail_server_keeps_it(
    receptor: Receptor, recados: list[Recado], ana: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_what: object) -> None:
        raise OperationalError("INSERT", {}, OSError("connection refused"))

    monkeypatch.setattr(recepcion, "guardar", down)
    with receptor.connect() as smtp, pytest.raises(smtplib.SMTPDataError) as told:
        smtp.sendmail("ana@escala.test", [address("prueba", 5, ana)], bytes(mail()))
    assert told.value.smtp_code == 451
    monkeypatch.undo()
    assert not rows()


def test_one_that_is_too_large_is_refused_at_the_door(
    receptor: Receptor, ana: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    with receptor.connect() as smtp:
        smtp.ehlo()
        assert int(smtp.esmtp_features["size"]) == recepcion.MAX_BYTES
        code, _said = smtp.mail("ana@escala.test", [f"SIZE={recepcion.MAX_BYTES + 1}"])
    assert code == 552


def test_a_bounce_is_taken_and_left_alone(
    receptor: Receptor, recados: list[Recado], ana: Usuario
) -> None:
    receptor.send(bytes(mail()), address("prueba", 5, ana), sender="")
    (row,) = rows()
    assert (row.estado, row.motivo) == (EstadoEntrante.IGNORADO, Motivo.AUTOMATICO)
    assert not recados
    assert not answers(ana)


MACHINES = [
    {"Auto_Submitted": "auto-replied"},
    {"Auto_Submitted": "auto-generated; owner=x"},
    {"Precedence": "bulk"},
    {"Precedence": "auto_reply"},
    {"X_Autoreply": "yes"},
    {"Return_Path": "<>"},
    {"List_Id": "<noticias.test>"},
    {"From": "MAILER-DAEMON@correo.test"},
]


@pytest.mark.parametrize("headers", MACHINES, ids=str)
def test_what_a_machine_wrote_is_no_message_and_gets_no_answer(
    receptor: Receptor, recados: list[Recado], ana: Usuario, headers: dict[str, str]
) -> None:
    receptor.send(bytes(mail("Estoy de vacaciones.", **headers)), address("prueba", 5, ana))
    assert rows()[0].estado == EstadoEntrante.IGNORADO
    assert not recados
    assert not answers(ana)


def test_a_person_who_says_that_no_machine_wrote_it_is_heard(
    receptor: Receptor, recados: list[Recado], ana: Usuario
) -> None:
    receptor.send(bytes(mail(Auto_Submitted="no")), address("prueba", 5, ana))
    assert len(recados) == 1


def test_our_own_mail_that_comes_back_is_left_alone(
    receptor: Receptor, recados: list[Recado], ana: Usuario
) -> None:
    own = Correo(message_id="<7@escala.test>", para=ana.correo, idioma="es", plantilla="x")
    own.asunto = own.texto = own.html = "x"
    db.session.add(own)
    db.session.flush()
    receptor.send(bytes(mail(Message_ID="<7@escala.test>")), address("prueba", 5, ana))
    assert rows()[0].motivo == Motivo.AUTOMATICO
    assert not recados


def test_two_machines_that_answer_each_other_are_stopped(
    receptor: Receptor, recados: list[Recado], ana: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They give no sign of being machines: the number gives them away. Nothing is thrown away."""
    monkeypatch.setattr(services, "PER_HOUR", 3)
    for n in range(10):
        receptor.send(bytes(mail(f"Ausente {n}")), address("prueba", 5, ana))
    assert len(recados) == 3
    assert [r.motivo for r in rows()][3:] == [Motivo.DEMASIADOS] * 7
    assert len(answers(ana)) == 5


def test_a_mail_without_words_is_answered(
    receptor: Receptor, recados: list[Recado], ana: Usuario
) -> None:
    receptor.send(bytes(mail("> Hola, Ana:\n> ¿Cuántos frascos son?\n")), address("prueba", 5, ana))
    assert rows()[0].motivo == Motivo.VACIO
    assert "No encontramos un texto suyo" in answers(ana)[0].texto
    assert not recados
