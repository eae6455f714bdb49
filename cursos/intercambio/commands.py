"""`flask contenido preguntas import` and `export`."""

from __future__ import annotations

from pathlib import Path

import click

from cursos.catalogo.commands import contenido
from cursos.intercambio import conversion
from cursos.intercambio.armado import Contexto
from cursos.intercambio.piezas import Formato, Idioma
from cursos.paquetes.origin import read_folder
from cursos.paquetes.package import read_package
from cursos.paquetes.yaml_source import ContentError
from plataforma.clock import now

FORMATO = click.Choice([f.value for f in Formato])
LANGS = click.Choice(["es", "pt"])


@contenido.group("preguntas")
def preguntas() -> None:
    """Questions from and to GIFT, Moodle XML and Aiken."""


@preguntas.command("import")
@click.argument("archivo", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--formato", type=FORMATO, required=True)
@click.option("--idioma", type=LANGS, default="es", help="Of a file that marks none.")
@click.option("--leccion", required=True, help="Key of the lesson, where the file says none.")
@click.option("--uso", type=click.Choice(["practica", "evaluacion"]), default="evaluacion")
@click.option("--norma", required=True, help="Where the answers come from.")
@click.option("--omitir", is_flag=True, help="Go on without what is not understood.")
def import_(archivo: Path, **options: str) -> None:
    """Print the YAML for the package's `preguntas/` folder, and the report beside it."""
    context = Contexto(options["leccion"], options["uso"], options["norma"], now().date())
    found = conversion.importar(
        archivo.read_bytes(),
        Formato(options["formato"]),
        options["idioma"],
        context,
        omitir=bool(options["omitir"]),
    )
    for p in found.problemas:
        click.echo(f"{archivo.name}:{p.linea}: {p.pregunta}: {p.mensaje}", err=True)
    for key, missing in found.faltas:
        click.echo(f"{key}: {missing} texts to write", err=True)
    if not found.preguntas:
        raise click.ClickException("nothing was imported")
    click.echo(found.yaml, nl=False)


@preguntas.command("export")
@click.argument("carpeta", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("destino", type=click.Path(path_type=Path))
@click.option("--formato", type=FORMATO, required=True)
@click.option("--idioma", type=click.Choice([i.value for i in Idioma]), default="ambos")
def export(carpeta: Path, destino: Path, formato: str, idioma: str) -> None:
    """Write the questions of a package to a new file; name those that the format cannot hold."""
    if destino.exists():
        raise click.ClickException(f"{destino} exists: name a new file")
    try:
        paquete = read_package(read_folder(carpeta), carpeta.name)
    except ContentError as error:
        raise click.ClickException(str(error)) from None
    datos = [q.model_dump(mode="json", exclude_none=True) for q in paquete.todas]
    found = conversion.exportar(datos, Formato(formato), Idioma(idioma))
    destino.write_text(found.texto, encoding="utf-8")
    click.echo(f"{destino}: {len(datos) - len(found.fuera)} questions")
    for key in found.fuera:
        click.echo(f"{key}: no place for it in {formato}", err=True)
