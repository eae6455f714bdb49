"""Settings, permissions and models are in the docs."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

from config import ROOT, Settings
from plataforma.db import Model
from plataforma.permisos import describe, render
from tests.guards.source import assert_none

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask import Flask

DOCS = ROOT / "docs"


def undocumented(names: Iterable[str], text: str, advice: str) -> list[str]:
    """Return the names that the text does not carry as code."""
    known = set(re.findall(r"`([^`\s]+)`", text))
    return [f"{name}: {advice}" for name in sorted(set(names) - known)]


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_setting_is_in_the_operations_guide() -> None:
    names = [f.name for f in fields(Settings)]
    assert_none(undocumented(names, read("operaciones.md"), "say it in docs/operaciones.md"))


def test_every_model_is_in_the_glossary(app: Flask) -> None:
    names = [mapper.class_.__name__ for mapper in Model.registry.mappers]
    assert len(names) > 10
    assert_none(undocumented(names, read("glosario.md"), "say what it is in docs/glosario.md"))


def test_the_page_of_permissions_is_what_the_code_says(app: Flask) -> None:
    written = (DOCS / "permisos.md").read_text(encoding="utf-8")
    assert written == render(app), "docs/permisos.md is old: flask --app wsgi permisos"


def test_every_predicate_says_whom_it_is_true_of(app: Flask) -> None:
    tables = app.extensions["permisos"].items()
    facts = {fact for _, rows in tables for row in rows for fact in row}
    assert_none(
        f"{f.__module__}.{f.__name__}: write whom it is true of" for f in facts if not describe(f)
    )


def test_a_setting_that_nobody_documented_is_found() -> None:
    assert undocumented(["base_url", "nueva"], "| `BASE_URL` (`base_url`) |", "say it") == [
        "nueva: say it"
    ]


def test_a_word_in_running_text_documents_nothing() -> None:
    assert undocumented(["Curso"], "the Curso model", "say it")
