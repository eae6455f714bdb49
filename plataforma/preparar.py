"""`flask preparar`: brings an installation up to its code. Safe to run at every start."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade

from plataforma import demo
from plataforma.busqueda import needs_reindex, reindex
from plataforma.db import transaction
from plataforma.jobs.services import run_due
from plataforma.mensajes import compile_catalogue
from plataforma.part import parts

if TYPE_CHECKING:
    from pathlib import Path


@click.command("preparar")
@click.option("--demo", "with_demo", is_flag=True, help="Load the demonstration people and data.")
@with_appcontext
def prepare(*, with_demo: bool) -> None:
    """Compile texts, migrate, load the shipped content, build the search index."""
    compile_catalogue()
    upgrade()
    for part in parts():
        if part.prepare:
            part.prepare()
    if with_demo:
        _demo()
    if needs_reindex():
        reindex()
    run_due()
    click.echo(f"Escala: {current_app.extensions['settings'].base_url}")


def _demo() -> None:
    """Load the demonstration world once; print how to enter it every time."""
    settings = current_app.extensions["settings"]
    path: Path = settings.instance_dir / "demo.txt"
    if not demo.is_loaded():
        password = settings.demo_password or secrets.token_urlsafe(9)
        with transaction():
            world = demo.load_people(password)
            for part in parts():
                if part.demo:
                    part.demo(world)
        lines = [
            "Demo accounts (password: " + password + ")",
            *(f"  {local}@{demo.DOMAIN}" for local, *_ in demo.ACCOUNTS),
            *(f"{label}: {address}" for label, address in world.para_ver),
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        path.chmod(0o600)
    click.echo(path.read_text(encoding="utf-8") if path.exists() else "", nl=False)
