"""`flask claves lista`, `rotar`, `retirar`, `quitar`: the keys of the issuers.

What is printed is public: numbers, identifiers and fingerprints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from flask.cli import with_appcontext

from cursos.emisores.queries import find_emisor, hay_firmas, list_emisores
from cursos.insignias import emisor as secretaria
from cursos.insignias.claves import (
    ClaveEnUsoError,
    SinClaveError,
    add_key,
    key_name,
    list_keys,
    make_first_key,
    remove_key,
    retire_key,
)
from plataforma import audit
from plataforma.db import transaction

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cursos.insignias.claves import ClaveGuardada

OF = click.option("--emisor", "slug", default="", help="Slug of a chamber; else the Secretariat.")
NUMBER = click.argument("numero", type=int)


@click.group("claves")
def claves() -> None:
    """Keys of the issuers. Private halves are never shown."""


@claves.command("lista")
@with_appcontext
def lista() -> None:
    """List every key of every issuer."""
    for slug in ("", *(emisor.slug for emisor in list_emisores())):
        click.echo(secretaria.did_of(slug))
        for kept in list_keys(secretaria.keys_folder(slug)):
            click.echo(f"  {_line(kept)}")


@claves.command("rotar")
@OF
@with_appcontext
def rotar(slug: str) -> None:
    """Add a key: from now on it signs. The others stay published."""
    folder = _folder(slug)
    add_key(folder)
    new = list_keys(folder)[-1]
    _record("clave.rotar", slug, new)
    click.echo(_line(new))
    click.echo("Note the fingerprint, look at did.json from outside, and back the folder up.")


@claves.command("retirar")
@NUMBER
@OF
@with_appcontext
def retirar(numero: int, slug: str) -> None:
    """Keep only the public half of a key: what it signed goes on verifying."""
    kept = _do(retire_key, slug, numero)
    _record("clave.retirar", slug, kept)
    click.echo(f"{numero}: only its public half is kept here. Backups may still hold the other.")


@claves.command("quitar")
@NUMBER
@OF
@click.confirmation_option(prompt="What this key signed will not verify any more. Go on?")
@with_appcontext
def quitar(numero: int, slug: str) -> None:
    """After a leak: take a key out of did.json; another one signs from now on."""
    kept = _do(remove_key, slug, numero)
    _record("clave.quitar", slug, kept)
    click.echo(f"{secretaria.did_of(slug)}#{key_name(kept.publica)} is not published any more.")
    click.echo("Now: flask claves volver-a-firmar")


def prepare() -> None:
    """Make the Secretariat's first key in a new installation; say of whom none is there.

    Where something was signed a key is missing, not yet to be made: with another one, nothing
    that was issued would verify, and nobody would have been told.
    """
    if not hay_firmas():
        make_first_key(secretaria.keys_folder())
    for slug in ("", *(emisor.slug for emisor in list_emisores())):
        try:
            secretaria.keys_of(slug)
        except SinClaveError as error:
            click.echo(f"NOTHING CAN BE SIGNED as {secretaria.did_of(slug)}: {error}", err=True)


def _folder(slug: str) -> Path:
    if slug and find_emisor(slug) is None:
        msg = f"{slug}: no such issuer"
        raise click.ClickException(msg)
    return secretaria.keys_folder(slug)


def _do(act: Callable[[Path, int], ClaveGuardada], slug: str, numero: int) -> ClaveGuardada:
    try:
        return act(_folder(slug), numero)
    except ClaveEnUsoError:
        msg = f"{numero} is the key that signs: flask claves rotar first"
    except SinClaveError:
        msg = f"{numero}: no such key; flask claves lista"
    raise click.ClickException(msg)


def _record(accion: str, slug: str, kept: ClaveGuardada) -> None:
    with transaction():
        named = {"numero": kept.numero, "clave": key_name(kept.publica)}
        audit.record(accion, ("claves", secretaria.did_of(slug)), actor=None, datos=named)


def _line(kept: ClaveGuardada) -> str:
    use = "signs" if kept.firma else "verifies" if kept.privada else "verifies, public half only"
    return f"{kept.numero}  {use}  {key_name(kept.publica)}  {kept.huella}"
