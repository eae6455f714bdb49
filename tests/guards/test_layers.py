"""Rules know no web, the web knows no database, and no arrow runs back up.

What runs between packages is in the contracts of import-linter (pyproject.toml). Here is what they
cannot say: which *kind* of file imports what. `lazy_gettext` is allowed everywhere, because the
texts of errors and enumerations are part of the rule; the functions that need a page's language
(`gettext`) are not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.guards.source import Module, assert_none, modules

if TYPE_CHECKING:
    from collections.abc import Iterable

RULES = ("services", "queries", "models", "permissions")
WEB = ("flask", "flask_login", "flask_wtf", "flask_babel", "wtforms", "werkzeug")
LAZY = ("lazy_gettext", "lazy_ngettext")
# (path, imported module) → why.
EXCEPTIONS: dict[tuple[str, str], str] = {
    ("plataforma/audit/services.py", "flask"): "reads the chain's key from the running application",
}


def kind(module: Module) -> str:
    """services.py and services_lista.py are both services; any file with views is routes."""
    if module.has_views:
        return "routes"
    return next((k for k in (*RULES, "routes") if re.match(rf"{k}(_|$)", module.stem)), "")


def problems(sources: Iterable[Module]) -> list[str]:
    found = []
    for module in sources:
        here = kind(module)
        for imported, name in module.imports():
            top = imported.split(".")[0]
            if (module.path, top) in EXCEPTIONS:
                continue
            if here in RULES and top in WEB and name not in LAZY:
                found.append(
                    f"{module.path} imports {imported}: pass the value in from the route instead"
                )
            if here == "routes" and top in {"sqlalchemy", "flask_sqlalchemy"}:
                found.append(f"{module.path} imports {imported}: move the query to queries.py")
    return found


def test_rules_import_no_web_and_routes_import_no_database() -> None:
    assert_none(problems(modules()))


def test_a_service_that_reads_the_request_is_found() -> None:
    planted = Module("cursos/x/services.py", "from flask import request\n")
    assert "pass the value in" in problems([planted])[0]


def test_a_query_that_translates_at_once_is_found() -> None:
    planted = Module("cursos/x/queries.py", "from flask_babel import gettext\n")
    assert problems([planted])


def test_a_route_that_builds_a_query_is_found() -> None:
    planted = Module("cursos/x/routes.py", "from sqlalchemy import select\n")
    assert "move the query" in problems([planted])[0]


def test_lazy_texts_and_imports_for_types_are_allowed() -> None:
    text = (
        "from flask_babel import lazy_gettext as _l\n"
        "if TYPE_CHECKING:\n    from werkzeug.datastructures import FileStorage\n"
    )
    assert not problems([Module("cursos/x/services.py", text)])
