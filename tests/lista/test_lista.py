"""The short version of `make lista`: everybody once, the times only taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.installation import Installation
from tests.lista.campana import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.once  # `make lista` does it on both
@pytest.mark.real_database
def test_a_list_becomes_people_while_learners_answer(
    tmp_path: Path, make_database: Callable[[str], str]
) -> None:
    place = Installation(tmp_path, make_database("lista"))
    done = run(place, 700, learners=4, known=50)
    assert done.faltas == []
    assert set(done.candado_ms) == {"leer", "confirmar", "deshacer"}
    assert done.candado_ms["confirmar"] > 0
    assert done.durante_ms > 0
