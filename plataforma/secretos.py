"""Keys that live in files of the instance folder: never in the database, a log or a dump."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_once(path: Path, data: bytes) -> None:
    """Write a file that its owner alone reads; of two processes at once, one wins.

    Written aside and linked into place: never half a file, never over another one.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = path.parent / f".{secrets.token_hex(8)}"
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(aside)
    except FileExistsError:
        pass
    finally:
        aside.unlink()


class Claves:
    """A folder of secret files, readable by their owner alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, bytes] = {}

    def secret(self, name: str, size: int = 32) -> bytes:
        """Return the secret `name`, made of `size` random bytes on first use."""
        if name not in self._read:
            self._read[name] = self._load(name, size)
        return self._read[name]

    def _load(self, name: str, size: int) -> bytes:
        path = self.folder / name
        if not path.exists():
            write_once(path, secrets.token_bytes(size))
        return path.read_bytes()
