"""Spoil a folder of a course, and ask what the check says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.paquetes.check import load
from cursos.paquetes.yaml_source import ContentError

if TYPE_CHECKING:
    from pathlib import Path


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(folder: Path) -> list[str]:
    try:
        load(folder)
    except ContentError as error:
        return [str(fault) for fault in error.faults]
    return []
