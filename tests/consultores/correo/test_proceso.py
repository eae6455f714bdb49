"""The receiver as a process of its own: it starts with the server, and may die at any moment."""

from __future__ import annotations

import os
import signal
import smtplib
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from config import ROOT
from tests.installation import Installation, children, free_port, stop, wait_until_gone
from tests.receptor import DOMAIN, mail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.once("postgresql"),  # signals and processes
    pytest.mark.xdist_group("buzon"),
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]
ASKS = """
from wsgi import app
from plataforma.buzon.direcciones import direccion_de
from plataforma.db import db, transaction
from tests.factories.consultores import make_consultor, make_solicitud
from tests.factories.identidad import make_usuario
with app.app_context(), transaction():
    ana = make_usuario("Ana Benítez", correo="ana@escala.test", pais="PY")
    solicitud = make_solicitud(ana, make_consultor())
    print(direccion_de("solicitud", solicitud.id, ana.id))
"""


def run(installation: Installation, program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=installation.env,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def installation(
    tmp_path_factory: pytest.TempPathFactory, make_database: Callable[[str], str]
) -> Installation:
    folder, port = tmp_path_factory.mktemp("buzon"), free_port()
    settings = {"MAIL_IN": f"smtp://127.0.0.1:{port}", "MAIL_IN_DOMAIN": DOMAIN}
    place = Installation(folder, make_database("buzon"), more=settings)
    place.flask("preparar")
    return place


@pytest.fixture(scope="module")
def address(installation: Installation) -> str:
    """Where Ana answers the notices of her request."""
    return run(installation, ASKS)


def said(installation: Installation) -> list[str]:
    engine = create_engine(installation.database_url)
    with engine.connect() as connection:
        found = list(connection.scalars(text("SELECT texto FROM mensaje ORDER BY id")))
    engine.dispose()
    return found


def port_of(installation: Installation) -> int:
    return int(installation.more["MAIL_IN"].rsplit(":", 1)[1])


def wait_until_it_listens(installation: Installation) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            smtplib.SMTP("127.0.0.1", port_of(installation), "mta.test", timeout=5).quit()
        except (OSError, smtplib.SMTPException):  # not yet, or one that is just dying
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the receiver does not listen")


@contextmanager
def receiver_alone(installation: Installation, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("ab") as out:
        command = installation.command("buzon")
        alone = subprocess.Popen(command, cwd=ROOT, env=installation.env, stdout=out, stderr=out)
    try:
        wait_until_it_listens(installation)
        yield alone
    finally:
        stop(alone)


def deliver(installation: Installation, address: str, words: str) -> None:
    with smtplib.SMTP("127.0.0.1", port_of(installation), "mta.test", timeout=30) as smtp:
        smtp.sendmail("ana@escala.test", [address], bytes(mail(words)))


def test_it_stops_when_told(installation: Installation, tmp_path: Path) -> None:
    with receiver_alone(installation, tmp_path / "log") as alone:
        alone.send_signal(signal.SIGTERM)
        assert alone.wait(15) == 0


def test_killed_between_keeping_and_reading_it_loses_nothing(
    installation: Installation, address: str, tmp_path: Path
) -> None:
    with receiver_alone(installation, tmp_path / "log") as alone:
        deliver(installation, address, "Antes del golpe")
        alone.kill()
        alone.wait()
    assert "Antes del golpe" not in said(installation)
    installation.flask("jobs", "pendientes")
    assert said(installation).count("Antes del golpe") == 1


def test_beside_the_server_one_that_dies_is_started_again(
    installation: Installation, address: str
) -> None:
    """And what it writes down, read by those who look after the machine, tells no secret."""
    with installation.serving() as server:
        wait_until_it_listens(installation)
        receiver = next(p for p in children(server.pid) if b"buzon" in command_of(p))
        os.kill(receiver, signal.SIGKILL)
        assert wait_until_gone(receiver, 15)
        wait_until_it_listens(installation)
        deliver(installation, address, "Después del golpe")
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            deliver(installation, address.replace("-", "-1", 1), "Frase perdida")
        end = time.monotonic() + 30
        while time.monotonic() < end and "Después del golpe" not in said(installation):
            time.sleep(0.2)
    assert said(installation).count("Después del golpe") == 1
    log = (installation.folder / "server.log").read_text(encoding="utf-8")
    mac = address.partition("@")[0].rpartition("-")[2]
    assert not [word for word in ("golpe", "perdida", "ana@escala.test", mac) if word in log]


def command_of(pid: int) -> bytes:
    with open(f"/proc/{pid}/cmdline", "rb") as file:  # noqa: PTH123 — no file of ours
        return file.read()
