"""The service worker as sent: the script, headed by its version and by what it must keep.

A change of any file that it keeps changes these bytes, and so every phone takes the new one.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from functools import lru_cache
from typing import TYPE_CHECKING

from flask import current_app, url_for

from plataforma.i18n import LANGS

if TYPE_CHECKING:
    from pathlib import Path

GUARDADOS = ("css/escala.css", "js/escala.js", "js/guardado.js", "img/favicon.svg")
FUENTE = "js/trabajador.js"


def trabajador() -> tuple[bytes, bytes]:
    """Return the script, plain and compressed."""
    asset = current_app.jinja_env.globals["asset_url"]
    activos = [asset(name) for name in GUARDADOS]  # type: ignore[operator]
    paginas = [url_for("sin_conexion.ver", lang=lang) for lang in LANGS]
    source: Path = current_app.extensions["settings"].instance_dir / asset(FUENTE).lstrip("/")  # type: ignore[operator]
    return _script(source, json.dumps(activos), json.dumps(paginas))


@lru_cache(maxsize=4)
def _script(source: Path, activos: str, paginas: str) -> tuple[bytes, bytes]:
    body = source.read_text(encoding="utf-8")
    version = hashlib.sha256((activos + paginas + body).encode()).hexdigest()[:10]
    head = f"const VERSION='{version}';const ACTIVOS={activos};const PAGINAS={paginas};\n"
    plain = (head + body).encode()
    return plain, gzip.compress(plain, 9, mtime=0)
