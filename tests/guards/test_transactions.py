"""Only routes, jobs and commands open transactions; `commit` is written once."""

from __future__ import annotations

import ast
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tests.guards.source import Module, assert_none, modules

if TYPE_CHECKING:
    from collections.abc import Iterable

EDGES = ("routes", "jobs", "commands", "api")
# Path → what it commits.
COMMITS = {
    "plataforma/db.py": "transaction(): the one place",
    "plataforma/busqueda/motor_whoosh.py": "Whoosh's index writer, not the database",
}
# Path → why it may open a transaction without being a route, a job or a command by name.
OPENS = {
    "plataforma/jobs/services.py": "the runner: each job is one transaction",
    "plataforma/preparar.py": "the command `flask preparar`",
    "plataforma/buzon/recepcion.py": "the receiver of mails: kept before it says so",
    "plataforma/buzon/services.py": "a mail is read before, and put away in, its transaction",
    "consultores/part.py": "what the command `flask preparar` asks of the network",
    "consultores/reloj/services.py": "the job of the clock: one transaction for each request",
    "consultores/reloj/resumen.py": "likewise, for each mail of the day",
    "plataforma/entrada/confirmacion.py": "the step of a view that asks again who somebody is",
}


def is_edge(module: Module) -> bool:
    """A file with views, or called routes, jobs or commands (jobs_envio.py and commands/ too)."""
    parts = PurePosixPath(module.path).with_suffix("").parts
    named = (p == edge or p.startswith(f"{edge}_") for p in parts[1:] for edge in EDGES)
    return module.has_views or any(named) or module.path in OPENS


def problems(sources: Iterable[Module]) -> list[str]:
    found = []
    for module in sources:
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call):
                continue
            name = _called(node)
            where = f"{module.path}:{node.lineno}"
            if name == "commit" and module.path not in COMMITS:
                found.append(f"{where}: only transaction() commits; open one in the route instead")
            if name == "transaction" and not is_edge(module):
                found.append(
                    f"{where}: services do not open transactions; let the route, job or command"
                )
    return found


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_only_the_edges_open_transactions_and_one_place_commits() -> None:
    assert_none(problems(modules()))


def test_a_service_that_opens_a_transaction_is_found() -> None:
    planted = Module("cursos/x/services.py", "def f():\n    with transaction():\n        g()\n")
    assert "services do not open transactions" in problems([planted])[0]


def test_a_route_that_commits_is_found() -> None:
    planted = Module("cursos/x/routes.py", "def f():\n    db.session.commit()\n")
    assert "only transaction() commits" in problems([planted])[0]


def test_a_route_a_job_and_a_command_may_open_one() -> None:
    text = "with transaction():\n    f()\n"
    names = ("routes", "routes_lista", "jobs", "commands")
    assert not problems([Module(f"cursos/x/{name}.py", text) for name in names])
