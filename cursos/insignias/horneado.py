"""Baking: the signed credential inside its own picture, as Open Badges 3.0 says (section 5.3)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL.PngImagePlugin import PngInfo

from cursos.insignias.dibujo import render_png, render_svg

if TYPE_CHECKING:
    from cursos.insignias.dibujo import Dibujo

KEYWORD = "openbadgecredential"
NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"


def bake_png(dibujo: Dibujo, documento: str) -> bytes:
    """Return the PNG with the credential in one iTXt chunk, not compressed."""
    info = PngInfo()
    info.add_itxt(KEYWORD, documento)
    out = io.BytesIO()
    render_png(dibujo).save(out, "PNG", pnginfo=info, optimize=True)
    return out.getvalue()


def bake_svg(dibujo: Dibujo, documento: str) -> bytes:
    """Return the SVG with the credential as its first element."""
    # "]]>" would end the section; in JSON it only stands in texts, where > may be written so.
    safe = documento.replace("]]>", "]]\\u003e")
    inside = f"<openbadges:credential><![CDATA[{safe}]]></openbadges:credential>"
    svg = render_svg(dibujo).replace("<svg ", f'<svg xmlns:openbadges="{NAMESPACE}" ', 1)
    head, close, rest = svg.partition(">")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{close}{inside}{rest}'.encode()
