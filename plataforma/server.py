"""`flask servir`: the production server, and beside it the job runner and, where mail is taken, its
receiver. They stop together."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from waitress.server import create_server

if TYPE_CHECKING:
    from types import FrameType

STOP_SECONDS = 10
LOOK_SECONDS = 0.2  # between two looks at a process beside
RESTART_SECONDS = 1  # one that cannot start must not keep the machine busy
log = logging.getLogger(__name__)
# Slow phones hold connections open: waitress' default of 100 can be used up by one class.
CONNECTION_LIMIT = 2000


@click.command("servir")
@with_appcontext
def serve() -> None:
    """Serve until stopped (Ctrl-C or SIGTERM)."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
    settings = app.extensions["settings"]
    server = create_server(
        app,
        host=settings.host,
        port=settings.port,
        threads=settings.threads,
        connection_limit=CONNECTION_LIMIT,
        ident=None,
        # Behind proxies of ours, `ProxyFix` reads what they say; else nobody's word counts.
        clear_untrusted_proxy_headers=not settings.proxies,
    )
    for told in (signal.SIGTERM, signal.SIGINT):  # a shell's background jobs inherit a deaf SIGINT
        signal.signal(told, _interrupt)
    stopping = threading.Event()
    beside = [("jobs", "correr"), *([("buzon",)] if settings.mail_in else [])]
    keepers = [threading.Thread(target=_keep, args=(command, stopping)) for command in beside]
    for keeper in keepers:
        keeper.start()
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("Stopping…", err=True)
    finally:
        stopping.set()
        server.close()
        for keeper in keepers:
            keeper.join()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _keep(command: tuple[str, ...], stopping: threading.Event) -> None:
    """Keep a process beside the server; one that dies is started again."""
    whole = [sys.executable, "-m", "flask", "--app", "wsgi", *command, f"--servidor={os.getpid()}"]
    while not stopping.is_set():
        beside = subprocess.Popen(whole)  # noqa: S603 — our own
        while beside.poll() is None and not stopping.wait(LOOK_SECONDS):
            pass
        if beside.poll() is None:
            _stop(beside)
        elif not stopping.wait(RESTART_SECONDS):
            name, code = " ".join(command), beside.returncode
            log.error("flask %s ended with %s: starting it again", name, code)


def _stop(beside: subprocess.Popen[bytes]) -> None:
    """Let it finish what it has in hand; a job cut short is taken up again at the next start."""
    beside.terminate()
    try:
        beside.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        beside.kill()
        beside.wait()
