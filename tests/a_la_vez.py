"""Several acts at the same moment, over a database of their own, where commits are real."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from plataforma.app import create_app
from plataforma.db import db, transaction
from plataforma.errors import DomainError
from wsgi import PARTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flask import Flask

    from config import Settings


@contextmanager
def apart(settings: Settings, database_url: str, place: Path) -> Iterator[Flask]:
    """An application over its own empty database."""
    app = create_app(replace(settings, database_url=database_url, instance_dir=place), PARTES)
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.engine.dispose()


def at_once(app: Flask, *acts: Callable[[], object]) -> list[str]:
    """Run the acts in as many threads, started together; return the names of the refusals."""
    barrier, refused = threading.Barrier(len(acts)), list[str]()

    def run(act: Callable[[], object]) -> None:
        with app.app_context():
            barrier.wait()
            try:
                with transaction():
                    act()
            except DomainError as error:
                refused.append(type(error).__name__)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused
