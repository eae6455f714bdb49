"""Secret files: made once, read by their owner alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from plataforma.secretos import Claves

if TYPE_CHECKING:
    from pathlib import Path


def test_a_secret_is_made_once_and_kept(tmp_path: Path) -> None:
    first = Claves(tmp_path / "claves").secret("auditoria")
    assert len(first) == 32
    assert Claves(tmp_path / "claves").secret("auditoria") == first
    assert Claves(tmp_path / "claves").secret("otra") != first


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    Claves(tmp_path / "claves").secret("auditoria")
    assert (tmp_path / "claves").stat().st_mode & 0o077 == 0
    assert (tmp_path / "claves" / "auditoria").stat().st_mode & 0o077 == 0
    assert [p.name for p in (tmp_path / "claves").iterdir()] == ["auditoria"]


def test_two_that_start_together_agree_on_one(tmp_path: Path) -> None:
    keys = [Claves(tmp_path / "claves") for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda k: k.secret("auditoria"), keys))
    assert len(made) == 1
