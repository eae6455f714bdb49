"""Files: a folder of the instance by default, an object store by setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import obstore
from flask import current_app
from obstore.exceptions import AlreadyExistsError
from obstore.store import LocalStore, from_url

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from obstore.store import ObjectStore

PIECE = 256 * 1024  # bytes of a large file that are held at a time


def init_storage(app: Flask) -> None:
    settings = app.extensions["settings"]
    if settings.files_url:
        app.extensions["archivos"] = from_url(settings.files_url)
    else:
        folder = settings.instance_dir / "archivos"
        folder.mkdir(parents=True, exist_ok=True)
        app.extensions["archivos"] = LocalStore(prefix=str(folder))


def _store() -> ObjectStore:
    store: ObjectStore = current_app.extensions["archivos"]
    return store


def put(key: str, data: bytes) -> None:
    """Store `data` under `key`, whole or not at all. Keys are ours, never a person's file name."""
    obstore.put(_store(), key, data)


def put_new(key: str, data: bytes) -> bytes:
    """Store `data` unless something stands there; return what stands there. Of two, one wins."""
    try:
        obstore.put(_store(), key, data, mode="create")
    except AlreadyExistsError:
        return get(key) or data
    return data


def put_file(key: str, path: Path) -> None:
    """Store a file of any size under `key`, whole or not at all, without reading it at once."""
    obstore.put(_store(), key, path)


def stream(key: str) -> Iterator[bytes] | None:
    """Return what is stored under `key` piece by piece, or None."""
    try:
        found = obstore.get(_store(), key)
    except FileNotFoundError:
        return None
    return (bytes(piece) for piece in found.stream(min_chunk_size=PIECE))


def get(key: str) -> bytes | None:
    """Return what is stored under `key`, or None."""
    try:
        return bytes(obstore.get(_store(), key).bytes())
    except FileNotFoundError:
        return None


def exists(key: str) -> bool:
    """Return whether something is stored under `key`, without reading it; empty is nothing."""
    try:
        return obstore.head(_store(), key)["size"] > 0
    except FileNotFoundError:
        return False


def delete(key: str) -> None:
    """Remove `key`; removing what is not there is no error."""
    try:
        obstore.delete(_store(), key)
    except FileNotFoundError:
        return
