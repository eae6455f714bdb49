"""The short version of `make lote`: real runners, killed on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.installation import Installation
from tests.lote.campana import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.once("postgresql")  # `make lote` does it on both
@pytest.mark.real_database
def test_a_runner_killed_on_the_way_loses_nobody_and_issues_to_nobody_twice(
    tmp_path: Path, make_database: Callable[[str], str]
) -> None:
    done = run(Installation(tmp_path, make_database("lote")), people=14, kills=2)
    assert done.muertes == 2
    assert done.faltas == []
