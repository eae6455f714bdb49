"""What the page of a guide draws beside its text: the way to each of its parts."""

from __future__ import annotations

import re
from html import unescape

_PART = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>')
_TAG = re.compile(r"<[^>]+>")


def partes(html: str) -> list[tuple[str, str]]:
    """Return (anchor, title) of each part, in order."""
    return [(anchor, unescape(_TAG.sub("", title))) for anchor, title in _PART.findall(html)]
