"""Which runners are alive: each holds a lock on a file, and its death lets go of it.

The system does that however the process ends, `kill -9` included, so that whoever comes next on
this machine sees it at once. Runners of other machines are known by the lease of their jobs only.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "corredores"  # of the instance


@contextmanager
def present(instance: Path) -> Iterator[str]:
    """Be a runner, by a name of one's own, while this lasts."""
    folder = instance / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{os.getpid()}-{secrets.token_hex(6)}"
    path = folder / name
    with path.open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        try:
            yield name
        finally:
            path.unlink(missing_ok=True)


def gone(instance: Path) -> list[str]:
    """Return the runners of this machine that are no more, each once: their files go, too."""
    folder = instance / FOLDER
    return [path.name for path in sorted(folder.glob("*")) if _is_let_go(path)]


def _is_let_go(path: Path) -> bool:
    try:
        with path.open("rb") as left:
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink(missing_ok=True)
    except OSError:  # held, or seen by another one first
        return False
    return True
