"""Mail: queued with the change, in the reader's language, sent at least once under one name."""

from __future__ import annotations

import email
from dataclasses import replace
from email.policy import default
from typing import TYPE_CHECKING, Any, ClassVar, Self

import pytest
from jinja2 import DictLoader

from plataforma import email as correo
from plataforma.db import db, transaction
from plataforma.email import Correo, EstadoCorreo, queue_mail, send
from plataforma.errors import DomainError
from plataforma.jobs.services import run_due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage
    from pathlib import Path

    from flask import Flask

    from config import Settings

TEMPLATES = {
    "saludo.txt": (
        "Subject: {{ _('Buscar') }} {{ nombre }}\n\n{{ idioma }}\n\n\n\n{{ 1.5|numero }}\n"
    ),
    "saludo.html": "<p>{{ asunto }} {{ nombre }}</p>",
}


@pytest.fixture(autouse=True)
def templates(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.jinja_env, "loader", DictLoader(TEMPLATES))


@pytest.fixture
def instance(app: Flask, settings: Settings, tmp_path: Path) -> Iterator[Path]:
    kept = app.extensions["settings"]
    app.extensions["settings"] = replace(settings, instance_dir=tmp_path)
    yield tmp_path
    app.extensions["settings"] = kept


def queue(**values: Any) -> Correo:
    with transaction():
        return queue_mail("ana@escala.test", "saludo", idioma="pt", nombre="<Ana>", **values)


def mails(folder: Path) -> list[EmailMessage]:
    files = sorted((folder / "mail").glob("*.eml"))
    return [email.message_from_bytes(f.read_bytes(), policy=default) for f in files]


def test_a_mail_is_written_in_its_readers_language() -> None:
    mail = queue()
    assert mail.asunto == "Buscar <Ana>"
    assert mail.texto == "pt\n\n1,5\n"
    assert mail.html == "<p>Buscar &lt;Ana&gt; &lt;Ana&gt;</p>"


def test_a_refused_act_sends_nothing(instance: Path) -> None:
    with pytest.raises(DomainError), transaction():
        queue_mail("ana@escala.test", "saludo", idioma="es", nombre="Ana")
        raise DomainError
    run_due()
    assert mails(instance) == []


def test_without_a_server_it_is_written_to_the_instance_folder(instance: Path) -> None:
    mail = queue()
    run_due()
    (message,) = mails(instance)
    assert message["To"] == "ana@escala.test"
    assert message["Message-ID"] == mail.message_id
    assert message["Content-Language"] == "pt"
    assert [p.get_content_type() for p in message.iter_parts()] == ["text/plain", "text/html"]
    assert mail.estado == EstadoCorreo.ENVIADO


def test_a_second_run_sends_nothing(instance: Path) -> None:
    mail = queue()
    run_due()
    (instance / "mail" / next((instance / "mail").iterdir()).name).unlink()
    with transaction():
        send({"id": mail.id})
    assert mails(instance) == []


def test_a_resend_after_a_lost_answer_carries_the_same_name() -> None:
    mail = queue()
    assert correo.build(mail)["Message-ID"] == correo.build(mail)["Message-ID"] == mail.message_id


def test_a_line_break_in_a_name_makes_no_header(instance: Path) -> None:
    queue_name = "Ana\r\nBcc: todos@escala.test"
    with transaction():
        queue_mail("ana@escala.test", "saludo", idioma="es", nombre=queue_name)
    run_due()
    assert mails(instance)[0]["Bcc"] is None


class FakeSMTP:
    """Remembers what it was told."""

    calls: ClassVar[list[tuple[Any, ...]]] = []

    def __init__(self, host: str, port: int, timeout: int) -> None:
        self.calls.append(("connect", host, port, timeout))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.calls.append(("quit",))

    def starttls(self) -> None:
        self.calls.append(("tls",))

    def login(self, user: str, password: str) -> None:
        self.calls.append(("login", user, password))

    def send_message(self, message: EmailMessage, from_addr: str) -> None:
        self.calls.append(("send", message["To"], from_addr))


def test_with_a_server_it_is_handed_over_under_tls(
    app: Flask, settings: Settings, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "smtp://ana%40x:p%2Fw@mail.example:587?tls=1"
    app.extensions["settings"] = replace(settings, mail_url=url)
    monkeypatch.setattr("plataforma.email.smtplib.SMTP", FakeSMTP)
    monkeypatch.setattr(FakeSMTP, "calls", [])
    queue()
    run_due()
    assert FakeSMTP.calls == [
        ("connect", "mail.example", 587, 20),
        ("tls",),
        ("login", "ana@x", "p/w"),
        ("send", "ana@escala.test", "no-responder@escala.test"),
        ("quit",),
    ]


def test_what_left_is_not_kept(
    app: Flask, settings: Settings, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Codes and links stand in it; the line that it was sent stays."""
    app.extensions["settings"] = replace(settings, mail_url="smtp://mail.example")
    monkeypatch.setattr("plataforma.email.smtplib.SMTP", FakeSMTP)
    mail = queue()
    assert mail.texto
    run_due()
    db.session.refresh(mail)
    assert (mail.texto, mail.html, mail.estado) == ("", "", EstadoCorreo.ENVIADO)
    assert mail.asunto


def test_a_mail_that_could_not_leave_stays_in_the_queue(
    app: Flask, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(_message: object) -> None:
        raise OSError("connection refused")

    monkeypatch.setattr(correo, "deliver", down)
    mail = queue()
    run_due()
    db.session.refresh(mail)
    assert mail.estado == EstadoCorreo.EN_COLA
