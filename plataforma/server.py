"""`flask servir`: the production server with the job runner beside it. Both stop together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from waitress.server import create_server

if TYPE_CHECKING:
    from types import FrameType

STOP_SECONDS = 10
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
    signal.signal(signal.SIGTERM, _interrupt)
    runner = subprocess.Popen(  # noqa: S603 — our own command line
        [
            sys.executable,
            "-m",
            "flask",
            "--app",
            "wsgi",
            "jobs",
            "correr",
            f"--servidor={os.getpid()}",
        ]
    )
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("Stopping…", err=True)
    finally:
        server.close()
        _stop(runner)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _stop(runner: subprocess.Popen[bytes]) -> None:
    """Let the runner finish its job; a job cut short is taken up again at the next start."""
    runner.terminate()
    try:
        runner.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        runner.kill()
        runner.wait()
