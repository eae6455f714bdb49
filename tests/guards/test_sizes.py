"""Sizes. Limits are there to make you look; what stays larger is listed with its reason."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tests.guards.source import PACKAGES, Function, Module, assert_none, is_view, modules, templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE, FUNCTION, VIEW, ARGUMENTS, TEMPLATE, TEST, SUBDOMAIN = 300, 50, 25, 6, 150, 30, 2_000

# What is larger, and why it reads better whole.
EXCEPTIONS: dict[str, str] = {
    "cursos/importaciones": "one way from a file to its receipt: small steps that need each other",
    "cursos/part.py": "the one list of what the academy is made of: a line for each package",
    "cursos/preguntas": "a list of ten types, a small module each; half of them is no domain",
}


def python_problems(sources: Iterable[Module]) -> list[str]:
    found = []
    for module in sources:
        lines = len(module.text.splitlines())
        if lines > FILE:
            found.append(_say(module.path, lines, FILE, "split the noun"))
        for function in module.functions():
            found += _function_problems(module, function)
    return found


def _function_problems(module: Module, function: Function) -> list[str]:
    name = f"{module.path}::{function.name}"
    lines = (function.end_lineno or 0) - function.lineno + 1
    limit, advice = FUNCTION, "give a part of it a name"
    if is_view(function):
        limit, advice = VIEW, "one service call a view; move the rest to services or queries"
    elif module.is_test and function.name.startswith("test_"):
        limit, advice = TEST, "one change a test"
    found = [_say(name, lines, limit, advice)] if lines > limit else []
    given = function.args
    count = len(given.posonlyargs + given.args + given.kwonlyargs)
    if count > ARGUMENTS:
        found.append(
            f"{name} takes {count} arguments (limit {ARGUMENTS}): pass one value that has them"
        )
    return found


def template_problems(files: Mapping[str, str]) -> list[str]:
    sizes = {path: len(text.splitlines()) for path, text in files.items()}
    return [
        _say(p, n, TEMPLATE, "move a piece to a partial") for p, n in sizes.items() if n > TEMPLATE
    ]


def subdomain_problems(sources: Iterable[Module]) -> list[str]:
    sizes: Counter[str] = Counter()
    for module in sources:
        parts = PurePosixPath(module.path).parts
        if parts[0] in PACKAGES and len(parts) > 2:
            sizes["/".join(parts[:2])] += len(module.text.splitlines())
    return [_say(p, n, SUBDOMAIN, "it is two domains") for p, n in sizes.items() if n > SUBDOMAIN]


def _say(name: str, lines: int, limit: int, advice: str) -> str:
    return f"{name} has {lines} lines (limit {limit}): {advice}"


def all_problems() -> list[str]:
    return [
        *python_problems((*modules(), *modules(tests=True))),
        *template_problems(templates()),
        *subdomain_problems(modules()),
    ]


def test_nothing_passes_the_limits_without_a_reason() -> None:
    assert_none(p for p in all_problems() if p.split(" ")[0] not in EXCEPTIONS)


def test_every_exception_is_still_needed() -> None:
    assert not set(EXCEPTIONS) - {p.split(" ")[0] for p in all_problems()}


def test_a_long_file_is_found() -> None:
    assert "split the noun" in python_problems([Module("cursos/x/services.py", "x = 1\n" * 301)])[0]


def test_a_long_function_and_a_long_view_are_found() -> None:
    body = "    x = 1\n"
    function = Module("cursos/x/services.py", "def f():\n" + body * 50)
    view = Module("cursos/x/routes.py", "@bp.get('/')\ndef f():\n" + body * 25)
    assert "give a part" in python_problems([function])[0]
    assert "one service call" in python_problems([view])[0]


def test_a_long_test_is_found() -> None:
    planted = Module("tests/x/test_y.py", "def test_f():\n" + "    x = 1\n" * 30)
    assert "one change a test" in python_problems([planted])[0]


def test_too_many_arguments_are_found() -> None:
    planted = Module("cursos/x/services.py", "def f(a, b, *, c, d, e, g, h): ...\n")
    assert "takes 7 arguments" in python_problems([planted])[0]


def test_a_long_template_and_a_long_subdomain_are_found() -> None:
    assert template_problems({"cursos/x/templates/x/y.html": "<p>\n" * 151})
    planted = [Module(f"cursos/x/{n}.py", "x = 1\n" * 300) for n in "abcdefg"]
    assert "two domains" in subdomain_problems(planted)[0]
