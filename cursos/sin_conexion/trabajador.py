"""The service worker as sent: the script, headed by its version and by what it must keep.

A change of any file or page that it keeps changes these bytes, and so every phone takes the new
one: with a new word in any template, too, since pages share them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from flask import current_app, url_for

from plataforma import mensajes
from plataforma.i18n import LANGS
from plataforma.sin_senal import guardados

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

GUARDADOS = ("css/escala.css", "js/escala.js", "js/guardado.js", "img/favicon.svg")
FUENTE = "js/trabajador.js"


def trabajador() -> tuple[bytes, bytes]:
    """Return the script, plain and compressed."""
    asset = current_app.jinja_env.globals["asset_url"]
    names = [*GUARDADOS, *(name for g in guardados() for name in g.activos)]
    activos = [asset(name) for name in names]  # type: ignore[operator]
    endpoints = ["sin_conexion.ver", *(g.pagina for g in guardados())]
    paginas = [url_for(endpoint, lang=lang) for endpoint in endpoints for lang in LANGS]
    huella = _words(current_app.jinja_env) + "".join(g.huella() for g in guardados())
    source: Path = current_app.extensions["settings"].instance_dir / asset(FUENTE).lstrip("/")  # type: ignore[operator]
    return _script(source, json.dumps(activos), json.dumps(paginas), huella)


@cache
def _words(templates: Environment) -> str:
    """Return a digest of every template and of its Portuguese."""
    loader = templates.loader
    assert loader is not None  # noqa: S101 — Flask gives one
    sources = (loader.get_source(templates, name)[0] for name in loader.list_templates())
    text = "".join(sources) + mensajes.PO.read_text(encoding="utf-8")
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=4)
def _script(source: Path, activos: str, paginas: str, huella: str) -> tuple[bytes, bytes]:
    body = source.read_text(encoding="utf-8")
    version = hashlib.sha256((activos + paginas + huella + body).encode()).hexdigest()[:10]
    head = f"const VERSION='{version}';const ACTIVOS={activos};const PAGINAS={paginas};\n"
    plain = (head + body).encode()
    return plain, gzip.compress(plain, 9, mtime=0)
