"""Paper: a Typst source and the values for it, as a PDF with the project's own fonts."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

FONTS = Path(__file__).parent / "fuentes"


def render(source: Path, datos: Mapping[str, Any], moment: datetime) -> bytes:
    """Return the PDF. A sign that no font has costs the standards, never the paper.

    The source reads its values as JSON from `sys.inputs.datos`: none of them is markup.
    """
    import typst

    values = {"datos": json.dumps(datos, ensure_ascii=False)}
    compiler = typst.Compiler(root=str(source.parent), font_paths=_fonts(), sys_inputs=values)
    text, stamp = source.read_bytes(), int(moment.timestamp())
    try:
        # Archival, and readable aloud. Both refuse a sign that no font has.
        made = compiler.compile(text, format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=stamp)
    except typst.TypstError:
        made = compiler.compile(text, format="pdf", timestamp=stamp)
    if not isinstance(made, bytes):
        msg = "one document expected"
        raise TypeError(msg)
    return made


@cache
def _fonts() -> Any:
    """Return our fonts alone: the same page on every machine."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
