"""`flask contenido check` and `flask contenido import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask.cli import with_appcontext

from config import ROOT
from cursos.catalogo.services import publicar
from cursos.paquetes.check import load
from cursos.paquetes.yaml_source import ContentError
from plataforma.db import transaction

if TYPE_CHECKING:
    from cursos.paquetes.package import Paquete

SHIPPED = ROOT / "cursos" / "contenido"
FOLDERS = click.argument(
    "carpetas", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path)
)


@click.group("contenido")
def contenido() -> None:
    """Course packages."""


@contenido.command("check")
@FOLDERS
def check(carpetas: tuple[Path, ...]) -> None:
    """Check packages (by default, the shipped ones) and name every fault by file and line."""
    _load_all(carpetas)


@contenido.command("import")
@FOLDERS
@with_appcontext
def import_(carpetas: tuple[Path, ...]) -> None:
    """Publish packages that changed. Nothing is published when one of them has a fault."""
    publish(_load_all(carpetas))


def import_shipped() -> None:
    """At each start of the installation: publish what the code brings and is not there yet."""
    publish(_load_all(()))


def publish(paquetes: list[Paquete]) -> None:
    for paquete in paquetes:
        with transaction():
            version = publicar(paquete)
        state = f"version {version.numero}" if version else "unchanged"
        click.echo(f"{paquete.curso.clave}: {state}")


def _load_all(folders: tuple[Path, ...]) -> list[Paquete]:
    found, faults = [], 0
    for folder in folders or shipped_folders():
        try:
            found.append(load(folder))
        except ContentError as error:
            faults += len(error.faults)
            for fault in error.faults:
                click.echo(f"{folder.name}/{fault}", err=True)
        else:
            lessons, questions = len(found[-1].lecciones), len(found[-1].todas)
            click.echo(f"{folder.name}: {lessons} lessons, {questions} questions, es and pt")
    if faults:
        raise click.ClickException(f"{faults} faults; nothing was published")
    return found


def shipped_folders() -> tuple[Path, ...]:
    return tuple(sorted(path.parent for path in SHIPPED.glob("*/curso.yml")))
