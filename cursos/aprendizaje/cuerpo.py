"""The body of a lesson as this page shows it: places to come back to, images only when wanted."""

from __future__ import annotations

import re
from html import unescape
from itertools import count

from flask_babel import gettext as _
from markupsafe import Markup

# Slugs of headings have no dot, so no heading takes one of these ids.
_BLOCK = re.compile(r"<(p|table|ul|ol)>")
_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"([^>]*)>')
_SIZE = re.compile(r'data-kb="(\d+)"')


def anclar(html: str) -> str:
    """Give every paragraph, table and list an id, in order: `b.1`, `b.2` …"""
    numbers = count(1)
    return _BLOCK.sub(lambda found: f'<{found[1]} id="b.{next(numbers)}">', html)


def sin_imagenes(html: str) -> str:
    """Put a link with its size in the place of each image."""
    return _IMAGE.sub(_link, html)


def _link(found: re.Match[str]) -> str:
    size = _SIZE.search(found[3])
    alt = unescape(found[2])
    text = (
        _("Ver la imagen (%(peso)s KB): %(alt)s", peso=size[1], alt=alt)
        if size
        else _("Ver la imagen: %(alt)s", alt=alt)
    )
    return str(Markup('<a href="{}">{}</a>').format(unescape(found[1]), text))
