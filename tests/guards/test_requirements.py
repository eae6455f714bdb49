"""What runs in production is locked with hashes and carries no test tool."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from config import ROOT
from tests.guards.source import assert_none

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)", re.MULTILINE)


def names(text: str) -> set[str]:
    """Return the package names of a requirements file or list, normalised."""
    return {re.sub(r"[-_.]+", "-", n).lower() for n in NAME.findall(text)}


def problems(runtime: str, direct: Iterable[str], dev: Iterable[str]) -> list[str]:
    locked, wanted, tools = names(runtime), names("\n".join(direct)), names("\n".join(dev))
    found = [f"requirements.txt carries the test tool {n}: make lock" for n in locked & tools]
    found += [f"{n} is not in requirements.txt: make lock" for n in wanted - locked]
    pinned = re.findall(r"^[^\s#].*?(?=^[^\s#]|\Z)", runtime, re.MULTILINE | re.DOTALL)
    found += [
        f"{block.split()[0]} has no exact version or no hash: make lock"
        for block in pinned
        if "==" not in block or "--hash=sha256:" not in block
    ]
    return sorted(found)


def test_the_run_time_lock_is_complete_hashed_and_free_of_test_tools() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    direct = project["project"]["dependencies"]
    assert_none(problems(runtime, direct, project["dependency-groups"]["dev"]))


def test_a_test_tool_among_the_run_time_packages_is_found() -> None:
    text = "flask==3.1.3 \\\n    --hash=sha256:aa\npytest==9.0 \\\n    --hash=sha256:bb\n"
    found = problems(text, ["flask>=3"], ["pytest>=8"])
    assert found == ["requirements.txt carries the test tool pytest: make lock"]


def test_a_package_without_hash_or_lock_is_found() -> None:
    found = problems("flask==3.1.3\n", ["flask>=3", "Flask-Babel>=4"], [])
    assert "flask-babel is not in requirements.txt: make lock" in found
    assert "flask==3.1.3 has no exact version or no hash: make lock" in found
