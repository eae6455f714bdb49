"""No template and no macro is left over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.guards.source import Module, assert_none, modules, templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

QUOTED = re.compile(r"""["']([\w./-]+?)(?:\.(?:html|txt|xml))?["']""")
PUT_TOGETHER = re.compile(r"""f["']([\w./-]+/)\{""")
MACRO = re.compile(r"{%-?\s*macro\s+(\w+)\s*\(")
# Pages whose name is put together when the program runs: prefix → where.
MADE_UP = {
    "errors/": "plataforma/errors.py: one page per code",
    "componentes/": "plataforma/templates/componentes.html: one partial per family",
}
# Macros that Python asks for by name.
CALLED = {"components/campo.html": "plataforma/forms.py: the macro of each kind of field"}


def name_of(path: str) -> str:
    """What render_template and include call it."""
    return path.split("/templates/", 1)[1]


def spelled_out(text: str) -> str:
    """Put the constants of a file where its f-strings name them: f"{FOLDER}/codigo"."""
    for name, value in re.findall(r'^([A-Z_]+) = "([\w./-]+)"', text, re.MULTILINE):
        text = text.replace(f"{{{name}}}", value)
    return text


def unused_templates(files: Mapping[str, str], sources: Iterable[Module]) -> list[str]:
    texts = [*files.values(), *(spelled_out(m.text) for m in sources)]
    named = {re.sub(r"\.(html|txt|xml)$", "", q) for t in texts for q in QUOTED.findall(t)}
    # f"identidad/email/{plantilla}": the folder stands there, the name is quoted somewhere.
    folders = {f for t in texts for f in PUT_TOGETHER.findall(t)}
    named |= {f + n for f in folders for n in named}
    return [
        f"{path}: no route, mail or template names it: delete it"
        for path in files
        if re.sub(r"\.(html|txt|xml)$", "", name_of(path)) not in named
        and not name_of(path).startswith(tuple(MADE_UP))
    ]


def unused_macros(files: Mapping[str, str]) -> list[str]:
    found = []
    for path, text in files.items():
        for macro in MACRO.findall(text):
            own = (
                len(re.findall(rf"\b{macro}\b", re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)))
                - 1
            )
            others = (t for p, t in files.items() if p != path and name_of(path) in t)
            used = own or any(re.search(rf"\b{macro}\b", t) for t in others)
            if not used and name_of(path) not in CALLED:
                found.append(f"{path}: macro {macro} is called by no page: delete it")
    return found


def test_every_template_is_used() -> None:
    assert_none(unused_templates(templates(), modules()))


def test_every_macro_is_used_by_a_page() -> None:
    assert_none(unused_macros(templates()))


def test_a_template_that_nobody_names_is_found() -> None:
    files = {"x/templates/x/a.html": "", "x/templates/x/b.html": '{% include "x/a.html" %}'}
    assert unused_templates(files, []) == [
        "x/templates/x/b.html: no route, mail or template names it: delete it"
    ]
    assert not unused_templates(files, [Module("r.py", 'render_template("x/b.html")')])


def test_a_macro_that_nobody_calls_is_found() -> None:
    files = {
        "p/templates/components/a.html": "{% macro uno(x) %}{% endmacro %}{% macro dos() %}",
        "p/templates/p/b.html": '{% from "components/a.html" import uno %}{{ uno(1) }}',
    }
    assert unused_macros(files) == [
        "p/templates/components/a.html: macro dos is called by no page: delete it"
    ]
