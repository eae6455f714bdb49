"""Guards read the source or open every door: on one database, unless it is what they look at."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent
# PostgreSQL is the stricter about what it is sent.
ON = {"test_bad_input.py": ["postgresql"], "test_migrations.py": ["sqlite", "postgresql"]}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.once(*ON.get(item.path.name, ["sqlite"])))
