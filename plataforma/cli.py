"""Commands of the platform: `flask --app wsgi <command>`."""

from __future__ import annotations

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from plataforma.audit import verify_chain
from plataforma.jobs.runner import run_forever
from plataforma.jobs.services import run_due
from plataforma.permisos import write_permissions
from plataforma.server import serve


@click.group("jobs")
def jobs_group() -> None:
    """Background jobs."""


@jobs_group.command("correr")
@click.option("--servidor", type=int, default=0, help="Stop when this process is gone.")
@with_appcontext
def jobs_run(servidor: int) -> None:
    """Run jobs until stopped."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
    run_forever(app, server=servidor)


@jobs_group.command("pendientes")
@with_appcontext
def jobs_once() -> None:
    """Do the due jobs and stop."""
    click.echo(f"{run_due()} jobs")


@click.command("auditoria-verificar")
@with_appcontext
def audit_verify() -> None:
    """Check the hash chain of the audit log."""
    broken = verify_chain()
    if broken is not None:
        msg = f"the chain breaks at line {broken}"
        raise click.ClickException(msg)
    click.echo("audit chain ok")


def init_cli(app: Flask) -> None:
    app.cli.add_command(jobs_group)
    app.cli.add_command(audit_verify)
    app.cli.add_command(serve)
    app.cli.add_command(write_permissions)
