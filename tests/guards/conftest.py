"""Guards read the source or open every door: on one database, unless it is what they look at."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent
OF_THE_DATABASE = {"test_bad_input.py", "test_migrations.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents and item.path.name not in OF_THE_DATABASE:
            item.add_marker(pytest.mark.once)
