"""Every text of the code has its Portuguese; nothing is left over.

What is wrong and how it is said is tested in tests/plataforma/test_mensajes.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plataforma.mensajes import extract, problems, read
from tests.guards.source import Module, assert_none, modules, templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CALL = re.compile(r"""(?<![\w.])_[ln]?\(\s*f["']""")
VISIBLE = re.compile(
    r"<(?:h[1-6]|p|a|li|label|button|th|dt|legend)\b[^>]*>\s*([A-ZÁÉÍÓÚÑ¿¡][^<{]{6,})<"
)


def formatted(sources: Iterable[Module]) -> list[str]:
    """Return texts that no catalogue can hold: an f-string has a new msgid for each value."""
    return [
        f"{m.path}: f-string inside _(): write %(name)s and pass the value"
        for m in sources
        if CALL.search(m.text)
    ]


def bare(files: Mapping[str, str]) -> list[str]:
    """Return texts of templates that were written outside {{ _() }}."""
    return [
        f"{path}: “{match[1].strip()}” is not translated: {{{{ _(…) }}}}"
        for path, text in files.items()
        for match in VISIBLE.finditer(re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL))
    ]


def test_the_catalogue_is_complete() -> None:
    assert_none(problems(read(), extract()))


def test_texts_are_not_put_together_before_they_are_translated() -> None:
    assert_none(formatted(modules()))


def test_templates_have_no_text_outside_the_catalogue() -> None:
    assert_none(bare({p: t for p, t in templates().items() if p.endswith(".html")}))


def test_an_fstring_inside_a_text_is_found() -> None:
    assert formatted([Module("cursos/x/routes.py", 'flash(_(f"Hola {nombre}"))')])


def test_a_bare_text_is_found_and_a_translated_one_is_not() -> None:
    assert "Guardar todo" in bare({"a.html": "<p>Guardar todo</p>"})[0]
    assert not bare({"a.html": '<p>{{ _("Guardar todo") }}</p>{# <p>Un comentario</p> #}'})
