"""The production server and the job runner start, work and stop together."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from config import ROOT
from tests.installation import Installation, children, is_alive, wait_until_gone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [
    pytest.mark.once,  # signals and processes
    pytest.mark.xdist_group("server"),
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]


@pytest.fixture(scope="module")
def installation(
    tmp_path_factory: pytest.TempPathFactory, make_database: Callable[[str], str]
) -> Installation:
    place = Installation(tmp_path_factory.mktemp("servidor"), make_database("servidor"))
    place.flask("preparar")
    return place


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_both_stop_when_told(installation: Installation, told: signal.Signals) -> None:
    with installation.serving() as server:
        (runner,) = children(server.pid)
        started = time.monotonic()
        server.send_signal(told)
        assert server.wait(15) == 0
        assert not is_alive(runner)
        assert time.monotonic() - started < 10


def test_the_runner_stops_when_the_server_is_killed(installation: Installation) -> None:
    with installation.serving() as server:
        (runner,) = children(server.pid)
        server.kill()
        server.wait()
        assert wait_until_gone(runner, 15)


def test_a_runner_that_dies_is_started_again(installation: Installation) -> None:
    with installation.serving() as server:
        (runner,) = children(server.pid)
        os.kill(runner, signal.SIGKILL)
        assert wait_until_gone(runner, 15)
        end = time.monotonic() + 10
        while time.monotonic() < end and not set(children(server.pid)) - {runner}:
            time.sleep(0.1)
        assert set(children(server.pid)) - {runner}


def test_a_second_preparation_is_quick_and_keeps_the_data(installation: Installation) -> None:
    before = data_files(installation.folder)
    only_starting = work_of(installation, "--help")  # loads the application to list its commands
    assert work_of(installation, "preparar") < 1.6 * only_starting
    assert before
    assert before <= data_files(installation.folder)


def test_the_runner_wakes_after_a_commit(installation: Installation, tmp_path: Path) -> None:
    """A mail queued by another process leaves within seconds, without waiting for the sweep."""
    with installation.serving():
        ask_for_a_mail(installation)
        end = time.monotonic() + 10
        while time.monotonic() < end and not list((installation.folder / "mail").glob("*.eml")):
            time.sleep(0.1)
    assert list((installation.folder / "mail").glob("*.eml"))


def work_of(installation: Installation, *arguments: str) -> float:
    """Return the seconds of processor that a command takes."""
    worked = cpu_seconds()
    installation.flask(*arguments)
    return cpu_seconds() - worked


def data_files(folder: Path) -> set[str]:
    """Return the names of what is kept; a database's journal comes and goes with its users."""
    return {p.name for p in folder.iterdir() if not p.name.endswith(("-wal", "-shm"))}


def cpu_seconds() -> float:
    """Return what finished children used: other tests run beside this one, so not the wall's."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ask_for_a_mail(installation: Installation) -> None:
    program = (
        "from wsgi import app\n"
        "from plataforma.db import db, transaction\n"
        "from plataforma.email import Correo\n"
        "from plataforma.jobs import enqueue\n"
        "with app.app_context(), transaction():\n"
        "    mail = Correo(message_id='<1@escala.test>', para='ana@escala.test', idioma='es',\n"
        "        plantilla='x', asunto='Hola', texto='Hola', html='<p>Hola</p>')\n"
        "    db.session.add(mail); db.session.flush()\n"
        "    enqueue('correo.enviar', {'id': mail.id})\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=installation.env, check=True)
