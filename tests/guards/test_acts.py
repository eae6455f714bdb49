"""Every act that the code records has a sentence in the audit page; no sentence is left over."""

from __future__ import annotations

import ast
from collections import ChainMap
from typing import TYPE_CHECKING

from consultores.red.models import Decision
from consultores.solicitudes.estados import Acto
from tests.guards.source import Module, assert_none, modules
from wsgi import PARTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# An act whose end is one of an enumeration: f"solicitud.{acto}".
FAMILIES = {"solicitud.": Acto, "consultor.": Decision}


def recorded(code: Iterable[Module]) -> Iterator[str]:
    """Yield the codes that are handed to `record`, under whatever name it has in the module."""
    for module in code:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and node.args and _name(node.func).endswith("record"):
                yield from _codes(node.args[0])


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", "") or getattr(function, "id", "")


def _codes(code: ast.expr) -> Iterator[str]:
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        yield code.value
    elif isinstance(code, ast.JoinedStr) and isinstance(code.values[0], ast.Constant):
        prefix = str(code.values[0].value)
        yield from (f"{prefix}{end}" for end in FAMILIES[prefix])


def said() -> set[str]:
    return set(ChainMap(*(dict(p.acts) for p in PARTES)))


def test_the_audit_page_has_a_sentence_for_each_act() -> None:
    found = set(recorded(modules()))
    assert_none(f"{code}: say it in the ACTOS of its package" for code in found - said())
    assert_none(f"{code}: nothing records it any more" for code in said() - found)


def test_the_guard_sees_an_act_without_a_sentence() -> None:
    planted = Module("cursos/x.py", 'audit.record("curso.quemar", ("curso", 1), actor=None)')
    assert set(recorded([planted])) - said() == {"curso.quemar"}
