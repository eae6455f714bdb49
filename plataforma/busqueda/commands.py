"""`flask busqueda reindexar`: build the whole index again."""

from __future__ import annotations

import time

import click
from flask.cli import with_appcontext

from plataforma.busqueda.fuentes import list_documents, source_names
from plataforma.busqueda.jobs import ACTUALIZAR
from plataforma.busqueda.motor import current_motor
from plataforma.busqueda.services import replace_everything, rows_of, vocabulary_of
from plataforma.db import transaction
from plataforma.jobs.services import list_waiting, withdraw


@click.group("busqueda")
def busqueda_group() -> None:
    """Search index."""


@busqueda_group.command("reindexar")
@with_appcontext
def reindexar_command() -> None:
    """Index every page of every source; run it after loading content or restoring a copy."""
    started = time.perf_counter()
    count = reindex()
    click.echo(f"{count} documents indexed in {time.perf_counter() - started:.1f} s")


def reindex() -> int:
    """Index everything again; return how many documents there are.

    Reading and analysing come before the transaction and the embedded index is written after it,
    so that nobody's write waits for them.
    """
    asked = list_waiting(ACTUALIZAR)  # before reading: what these ask for is read below
    documentos = [documento for name in source_names() for documento in list_documents(name)]
    rows = rows_of(documentos)
    vocabulary = vocabulary_of(documentos)
    with transaction():
        replace_everything(rows, vocabulary)
    current_motor().replace_all(documentos)
    with transaction():
        withdraw(asked)
    return len(documentos)
