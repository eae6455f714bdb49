"""The repository stands alone: no file names a place outside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from config import ROOT
from tests.guards.source import assert_none, tracked

if TYPE_CHECKING:
    from collections.abc import Mapping

# Written in pieces so that this file does not name what it forbids.
OUTSIDE = re.compile(
    "|".join(
        (
            r"\.\./" + "shared",
            r"(?<![\w.])/" + r"work/",
            r"(?<![\w.-])/" + r"(?:home|Users|root)/\w",
            "file:" + "//",
        )
    )
)
TEXT = (
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".html",
    ".css",
    ".js",
    ".yaml",
    ".yml",
    ".po",
    ".sh",
    ".typ",
)


def problems(files: Mapping[str, str]) -> list[str]:
    return [
        f"{path}:{number}: names a place outside the repository ({match[0]})"
        for path, text in files.items()
        for number, line in enumerate(text.splitlines(), 1)
        if (match := OUTSIDE.search(line))
    ]


def test_no_file_names_a_place_outside_the_repository() -> None:
    paths = [p for p in tracked() if p.endswith(TEXT) or p in {"Makefile", ".ci/run"}]
    assert_none(problems({p: (ROOT / p).read_text(encoding="utf-8") for p in paths}))


def test_a_path_of_this_machine_is_found() -> None:
    planted = {"a.md": "fine\nsee .." + "/shared/x.md", "b.py": "open('/" + "home/ana/x')"}
    assert [p.split(": ")[0] for p in problems(planted)] == ["a.md:2", "b.py:1"]


def test_addresses_on_the_web_are_not_places_of_this_machine() -> None:
    assert not problems({"a.md": "https://aladi.org/" + "work/ and ./root/x"})
