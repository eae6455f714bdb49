"""`flask usuarios`: the first administrator of an installation."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from plataforma.audit import record
from plataforma.db import transaction
from plataforma.identidad.queries import find_usuario
from plataforma.identidad.services import check_contraparte, objeto
from plataforma.identidad.sessions import close_all
from plataforma.permissions import Rol


@click.group("usuarios")
def usuarios_group() -> None:
    """People and their roles."""


@usuarios_group.command("rol")
@click.argument("correo")
@click.argument("rol", type=click.Choice([r.value for r in Rol]))
@with_appcontext
def give_role(correo: str, rol: str) -> None:
    """Give ROL to the person whose address is CORREO. Recorded as an act of the system."""
    with transaction():
        persona = find_usuario(correo)
        if persona is None:
            msg = f"nobody has the address {correo}"
            raise click.ClickException(msg)
        check_contraparte(persona.pais, [Rol(rol)])
        persona.poner_roles({*(r.rol for r in persona.roles), Rol(rol)})
        close_all(persona)
        record("identidad.cambiar_roles", objeto(persona), actor=None, datos={"ahora": [rol]})
    click.echo(f"{correo}: {rol}")
