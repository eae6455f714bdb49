"""What anybody may take of a course: all but what would give away its final test.

The bank of the test stays out, and so do the comments of the files that hold it: of those only
practice questions go along, written again. Readers see their answers on the lessons anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from cursos.paquetes.origin import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.guias.licencias import Credito

NOTICE = "LICENCIA.txt"


def abrir(files: Mapping[str, bytes], creditos: Mapping[str, Credito]) -> dict[str, bytes]:
    """Return the files that go out, with who made them and under which licence."""
    found = {n: data for n, data in files.items() if not QUESTIONS.fullmatch(n)}
    for name in files:
        if QUESTIONS.fullmatch(name) and (practice := only_practice(files[name])):
            found[name] = practice
    found[NOTICE] = "\n\n".join(c.texto for c in creditos.values()).encode() + b"\n"
    return found


def only_practice(data: bytes) -> bytes:
    """Return the practice questions of a checked file; nothing when it has none."""
    practice = [q for q in yaml.safe_load(data) if q["uso"] == "practica"]
    if not practice:
        return b""
    text: str = yaml.safe_dump(practice, allow_unicode=True, sort_keys=False, width=100)
    return text.encode()
