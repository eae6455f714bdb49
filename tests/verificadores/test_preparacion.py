"""The verifiers are locked by their contents, and no address of a registry is written down."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.guards.source import assert_none
from tests.verificadores.otros import HERE

if TYPE_CHECKING:
    from collections.abc import Mapping


def problems(packages: Mapping[str, Mapping[str, Any]]) -> list[str]:
    locked = {name: package for name, package in packages.items() if name}
    found = [f"{n}: has no integrity" for n, p in locked.items() if "integrity" not in p]
    return found + [f"{n}: says where it was found" for n, p in locked.items() if "resolved" in p]


def test_every_package_is_locked_by_its_contents_and_names_no_registry() -> None:
    lock = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))

    assert len(lock["packages"]) > 10
    assert_none(problems(lock["packages"]))


def test_a_package_with_an_address_or_without_integrity_is_found() -> None:
    planted = {
        "": {"name": "escala"},
        "node_modules/a": {"resolved": "https://x.test/a.tgz", "integrity": "sha512-a"},
        "node_modules/b": {"version": "1.0.0"},
    }

    assert problems(planted) == [
        "node_modules/b: has no integrity",
        "node_modules/a: says where it was found",
    ]


def test_the_verifiers_have_exact_versions() -> None:
    wanted = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]

    assert_none(f"{n}: {v} is no exact version" for n, v in wanted.items() if not v[0].isdigit())
