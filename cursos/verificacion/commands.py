"""What `flask preparar` says of the certificates."""

from __future__ import annotations

import click

from cursos.insignias import emisor
from cursos.insignias.sello import SinSelloError


def prepare() -> None:
    """Make the development certificate when it is the one that signs; say who signs."""
    try:
        sello = emisor.current_seal()
    except SinSelloError as error:
        what = f"NOT signed ({error})"
    else:
        until = f"until {sello.vence_el:%Y-%m-%d}"
        what = (
            f"signed with a development certificate, worth nothing outside this machine, {until}"
            if sello.de_desarrollo
            else f"signed by {sello.nombre}, {until}"
        )
    click.echo(f"PDF certificates: {what}; see docs/credenciales.md")
