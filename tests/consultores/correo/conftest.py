"""A server of mail that puts what it takes into the conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.receptor import Receptor, listening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask


@pytest.fixture
def receptor(app: Flask) -> Iterator[Receptor]:
    with listening(app) as found:
        yield found
