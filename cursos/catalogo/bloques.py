"""Sections that the packages above this one add to the page of a course.

A block is a template that takes what the page has: `version`, `curso`, `temario`, `avance`.
"""

from __future__ import annotations

_bloques: list[str] = []


def registrar_bloque(plantilla: str) -> None:
    if plantilla not in _bloques:
        _bloques.append(plantilla)


def bloques() -> list[str]:
    return list(_bloques)
