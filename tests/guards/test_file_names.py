"""Files are named after a noun of the domain, never after "the rest"."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tests.guards.source import assert_none, tracked

if TYPE_CHECKING:
    from collections.abc import Iterable

REFUSED = {"util", "utils", "utilidades", "helper", "helpers", "common", "comun", "misc", "varios"}


def problems(paths: Iterable[str]) -> list[str]:
    return [
        f"{path}: name it after what it is about; '{part}' collects everything"
        for path in paths
        for part in PurePosixPath(path).with_suffix("").parts
        if part.lower().lstrip("_") in REFUSED
    ]


def test_no_file_is_named_after_the_rest() -> None:
    assert_none(problems(tracked()))


def test_a_file_called_utils_is_found() -> None:
    assert "name it after" in problems(["cursos/utils.py"])[0]


def test_a_folder_called_common_is_found() -> None:
    assert problems(["plataforma/common/fechas.py"])
