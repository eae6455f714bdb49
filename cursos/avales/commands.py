"""`flask claves volver-a-firmar`: after a leak, endorsements first and then what carries them."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from cursos.avales import firmas as de_avales
from cursos.credenciales import firmas
from cursos.emisores.commands import claves
from cursos.emisores.queries import claves_publicadas
from plataforma.db import transaction


@claves.command("volver-a-firmar")
@click.option("--solo-contar", is_flag=True, help="Say how many there are and do nothing.")
@with_appcontext
def volver_a_firmar(*, solo_contar: bool) -> None:
    """Sign again what has a signature by a key that is not published. May be run again."""
    published = claves_publicadas()
    avales = de_avales.list_sin_clave(published)
    credenciales = firmas.list_sin_clave(published)
    click.echo(f"signed with a key that is not published: {len(avales)} endorsements,")
    click.echo(f"{len(credenciales)} credentials")
    if solo_contar:
        return
    for aval_id in avales:
        with transaction():
            click.echo(f"  {de_avales.firmar_de_nuevo(aval_id).codigo}: signed again")
    for credencial_id in credenciales:
        with transaction():
            click.echo(f"  {firmas.firmar_de_nuevo(credencial_id).codigo}: signed again")
