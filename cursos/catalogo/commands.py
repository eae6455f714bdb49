"""`flask contenido check`, `import`, `export`, `preview` and `al-dia`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask.cli import with_appcontext

from config import ROOT
from cursos.catalogo.almacen import read_version
from cursos.catalogo.previa import write_preview
from cursos.catalogo.reparacion import restore
from cursos.catalogo.services import publicar
from cursos.catalogo.versiones import find_version, is_edited_here, list_publicadas
from cursos.paquetes.check import load, load_files
from cursos.paquetes.origin import read_folder, write_folder, write_zip
from cursos.paquetes.package import hash_of, read_package
from cursos.paquetes.parity import mark_reviewed
from cursos.paquetes.yaml_source import ContentError
from plataforma.db import transaction

if TYPE_CHECKING:
    from cursos.paquetes.package import Paquete

SHIPPED = ROOT / "cursos" / "contenido"
FOLDERS = click.argument("carpetas", nargs=-1, type=click.Path(exists=True, path_type=Path))
NEW_FOLDER = click.Path(path_type=Path)


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
    """At each start of the installation: publish what the code brings and was never published.

    A course that authors changed here stays as they left it: `import` says otherwise.
    """
    pending = tuple(folder for folder in shipped_folders() if not _is_kept(folder))
    for paquete in _load_all(pending) if pending else ():
        if is_edited_here(paquete.curso.clave):
            click.echo(f"{paquete.curso.clave}: edited here, left as it is (contenido import)")
        else:
            publish([paquete])


def _is_kept(folder: Path) -> bool:
    """Return whether these very files are published; to know it takes no check of them.

    Of what is stored of them, what was lost comes back.
    """
    try:
        files = read_folder(folder)
    except ContentError:
        return False  # the check says why
    versions = list_publicadas(hash_of(files))
    if not versions:
        return False
    restored, lost = restore(versions, files)
    click.echo(
        f"{folder.name}: {f'{restored} lost files stored again' if restored else 'unchanged'}"
    )
    if lost:
        click.echo(f"{folder.name}: {lost} images cannot be made again as they were", err=True)
    return True


@contenido.command("export")
@click.argument("curso")
@click.argument("destino", type=NEW_FOLDER)
@click.option("--version", "numero", type=int, help="Number of the version; else the current one.")
@with_appcontext
def export(curso: str, destino: Path, numero: int | None) -> None:
    """Write the files of a course, byte by byte, to a new folder or a .zip."""
    version = find_version(curso, numero)
    files = read_version(version) if version else None
    if version is None or files is None:
        raise click.ClickException(f"{curso}: no such version is kept")
    if destino.exists():
        raise click.ClickException(f"{destino} exists: name a new folder or file")
    if destino.suffix == ".zip":
        destino.write_bytes(write_zip(files))
    else:
        write_folder(files, destino)
    click.echo(f"{destino}: version {version.numero}, {len(files)} files")


@contenido.command("preview")
@click.argument("carpeta", type=click.Path(exists=True, path_type=Path))
@click.argument("destino", type=NEW_FOLDER)
@with_appcontext
def preview(carpeta: Path, destino: Path) -> None:
    """Write the lessons of a package as pages that a browser opens; faults are only warned of."""
    paquete = read_package(read_folder(carpeta), carpeta.name)
    try:
        load_files(paquete.files, paquete.name)
    except ContentError as error:
        for fault in error.faults:
            click.echo(f"{carpeta.name}/{fault}", err=True)
    write_preview(paquete, destino)
    click.echo(f"{destino}/index.html")


@contenido.command("al-dia")
@click.argument("carpeta", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("lecciones", nargs=-1)
def al_dia(carpeta: Path, lecciones: tuple[str, ...]) -> None:
    """Say that the translations (of these lessons, or all) were reviewed against their source."""
    try:
        changed = mark_reviewed(read_folder(carpeta), lecciones)
    except ContentError as error:
        raise click.ClickException(str(error)) from None
    write_folder(changed, carpeta)
    for name in changed:
        click.echo(name)
    click.echo(f"{len(changed)} translations marked as reviewed")


def publish(paquetes: list[Paquete]) -> None:
    for paquete in paquetes:
        try:
            with transaction():
                version = publicar(paquete)
        except ContentError as error:
            raise click.ClickException(str(error)) from None
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
