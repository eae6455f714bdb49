"""Keys that live in files of the instance folder: never in the database, a log or a dump."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


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
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            # Written aside and linked into place: two that start together agree on one.
            aside = self.folder / f".{name}.{secrets.token_hex(8)}"
            aside.write_bytes(secrets.token_bytes(size))
            aside.chmod(0o600)
            try:
                os.link(aside, path)
            except FileExistsError:
                pass
            finally:
                aside.unlink()
        return path.read_bytes()
