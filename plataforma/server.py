"""`flask servir`: the production server with the job runner beside it. Both stop together."""

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
LOOK_SECONDS = 0.2  # between two looks at the job runner
RESTART_SECONDS = 1  # a runner that cannot start must not keep the machine busy
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
    keeper = threading.Thread(target=_keep_runner, args=(stopping,))
    keeper.start()
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("Stopping…", err=True)
    finally:
        stopping.set()
        server.close()
        keeper.join()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _keep_runner(stopping: threading.Event) -> None:
    """Keep one job runner beside the server; one that dies is started again."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "jobs", "correr"]
    while not stopping.is_set():
        runner = subprocess.Popen([*command, f"--servidor={os.getpid()}"])  # noqa: S603 — our own
        while runner.poll() is None and not stopping.wait(LOOK_SECONDS):
            pass
        if runner.poll() is None:
            _stop(runner)
        elif not stopping.wait(RESTART_SECONDS):
            log.error("the job runner ended with %s: starting it again", runner.returncode)


def _stop(runner: subprocess.Popen[bytes]) -> None:
    """Let the runner finish its job; a job cut short is taken up again at the next start."""
    runner.terminate()
    try:
        runner.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        runner.kill()
        runner.wait()
