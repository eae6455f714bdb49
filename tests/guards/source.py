"""What the guards read: the project's own files."""

from __future__ import annotations

import ast
import subprocess
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from config import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VERBS = {"get", "post", "route", "put", "delete", "patch"}
PACKAGES = ("plataforma", "cursos", "consultores")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A Python file: its path from the root, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def stem(self) -> str:
        return PurePosixPath(self.path).stem

    @property
    def is_test(self) -> bool:
        return self.path.startswith("tests/")

    def functions(self) -> Iterator[Function]:
        return (n for n in ast.walk(self.tree) if isinstance(n, Function))

    @cached_property
    def has_views(self) -> bool:
        """Whether it is a file of routes, whatever its name."""
        return any(is_view(f) for f in self.functions())

    def imports(self) -> Iterator[tuple[str, str]]:
        """Yield (module, name) of each import that runs; name is empty for `import x`."""
        skipped = set(self._type_checking())
        for node in ast.walk(self.tree):
            if node in skipped:
                continue
            if isinstance(node, ast.Import):
                yield from ((alias.name, "") for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((node.module, alias.name) for alias in node.names)

    def _type_checking(self) -> Iterator[ast.AST]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
                for line in node.body:
                    yield from ast.walk(line)


def is_view(function: Function) -> bool:
    """Whether a route decorator hangs on it: @bp.get(…), @root.route(…)."""
    calls = (d.func for d in function.decorator_list if isinstance(d, ast.Call))
    return any(isinstance(c, ast.Attribute) and c.attr in VERBS for c in calls)


def assert_none(found: Iterable[str]) -> None:
    """Fail with every problem on its own line."""
    lines = list(found)
    assert not lines, f"{len(lines)} to put right:\n" + "\n".join(lines)


@cache
def tracked() -> tuple[str, ...]:
    """Return the files of the project: what git knows or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return tuple(p for p in sorted(set(listed.stdout.split("\0"))) if p and (ROOT / p).is_file())


@cache
def modules(*, tests: bool = False) -> tuple[Module, ...]:
    """Return the Python files that run, or the tests'. Generated migrations are neither."""
    paths = (p for p in tracked() if p.endswith(".py") and not p.startswith("migrations/versions/"))
    return tuple(
        Module(p, (ROOT / p).read_text(encoding="utf-8"))
        for p in paths
        if p.startswith("tests/") == tests
    )


@cache
def templates() -> dict[str, str]:
    """Return {path: text} of the templates."""
    return {
        p: (ROOT / p).read_text(encoding="utf-8")
        for p in tracked()
        if "/templates/" in p and p.startswith(PACKAGES)
    }
