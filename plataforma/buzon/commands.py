"""`flask buzon`: takes mail until stopped. `flask servir` keeps it beside the server."""

from __future__ import annotations

import asyncio
import signal
import threading

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from plataforma.buzon.recepcion import escuchar
from plataforma.jobs.runner import stop_with


@click.command("buzon")
@click.option("--servidor", type=int, default=0, help="Stop when this process is gone.")
@with_appcontext
def buzon(servidor: int) -> None:
    """Take the mail that people send back (MAIL_IN)."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
    address = app.extensions["settings"].mail_in
    if not address:
        raise click.UsageError("MAIL_IN is empty: there is nowhere to listen.")
    if servidor:
        threading.Thread(target=stop_with, args=(servidor,), daemon=True).start()
    asyncio.run(_serve(app, address))


async def _serve(app: Flask, address: str) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for told in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(told, stop.set)
    async with await escuchar(app, address):
        await stop.wait()
