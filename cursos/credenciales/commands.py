"""`flask claves volver-a-firmar`: after a leak."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from cursos.credenciales.firmas import firmar_de_nuevo, list_sin_clave
from cursos.emisores.commands import claves
from cursos.emisores.queries import claves_publicadas
from plataforma.db import transaction


@claves.command("volver-a-firmar")
@click.option("--solo-contar", is_flag=True, help="Say how many there are and do nothing.")
@with_appcontext
def volver_a_firmar(*, solo_contar: bool) -> None:
    """Sign again each credential whose key is not published any more. May be run again."""
    found = list_sin_clave(claves_publicadas())
    click.echo(f"{len(found)} credentials signed with a key that is not published")
    if solo_contar:
        return
    for credencial_id in found:
        with transaction():
            codigo = firmar_de_nuevo(credencial_id).codigo
        click.echo(f"  {codigo}: signed again")
