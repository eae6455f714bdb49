"""Static files: one stylesheet and few scripts, joined here, hashed and compressed beforehand.

Sources live in `static/`. What is served lives in `instance/static/`, each file under its own name
(a day in caches) and under `name.<hash>.ext` (for ever). Built when the application starts, only
what changed.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import time
from functools import lru_cache
from typing import TYPE_CHECKING

import brotli
from whitenoise import WhiteNoise

from config import ROOT
from plataforma.security import HEADERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from wsgiref.headers import Headers

    from flask import Flask

SOURCE = ROOT / "static"
PREFIX = "/static/"
CSS_FIRST = ("tokens.css", "base.css", "disposicion.css")
CSS_LAST = ("impresion.css",)
COMPRESSED = {".css", ".js", ".svg", ".webmanifest", ".json", ".txt"}
HASHED = re.compile(r"\.[0-9a-f]{10}\.[a-z0-9]+$")
A_DAY = 86_400  # seconds
KEPT_FOR = 30 * A_DAY  # an old page in a cache may still ask for its old stylesheet


def init_assets(app: Flask) -> None:
    """Build what is missing, serve it, and give templates `asset_url`."""
    target = app.extensions["settings"].instance_dir / "static"
    names = build(SOURCE, target)

    def asset_url(name: str) -> str:
        """Return the address of a static file; its content never changes."""
        return PREFIX + names[name]

    app.jinja_env.globals["asset_url"] = asset_url
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(target),
        prefix=PREFIX,
        max_age=A_DAY,
        mimetypes={".webmanifest": "application/manifest+json"},
        immutable_file_test=lambda _path, url: bool(HASHED.search(url)),
        add_headers_function=_add_headers,
    )


def _add_headers(headers: Headers, _path: str, _url: str) -> None:
    for name, value in HEADERS.items():
        headers[name] = value


def build(source: Path, target: Path) -> Mapping[str, str]:
    """Write the served files and return {name: hashed name}."""
    names = {}
    for name, content in collect(source).items():
        stem, dot, extension = name.rpartition(".")
        hashed = f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}{dot}{extension}"
        names[name] = hashed
        if not (target / hashed).exists():
            _write(target / name, content)
            _write(target / hashed, content)
    _prune(target, keep={*names, *names.values()})
    return names


def collect(source: Path) -> dict[str, bytes]:
    """Return what is to be served: the bundles, and every other file as it is."""
    css, js = source / "css", source / "js"
    found = {
        "css/escala.css": bundle_css(sorted(css.glob("*.css"), key=_css_order)).encode(),
        "js/escala.js": bundle_js(sorted(js.glob("*.js"))).encode(),
    }
    # A folder of scripts is one more bundle, for the pages that ask for it.
    for folder in sorted(p for p in js.glob("*") if p.is_dir()):
        found[f"js/{folder.name}.js"] = bundle_js(sorted(folder.glob("*.js"))).encode()
    for path in sorted(source.rglob("*")):
        if path.is_file() and path.parent != css and js not in path.parents:
            found[path.relative_to(source).as_posix()] = path.read_bytes()
    return found


def _css_order(path: Path) -> tuple[int, str]:
    if path.name in CSS_FIRST:
        return CSS_FIRST.index(path.name), ""
    return len(CSS_FIRST) + (path.name in CSS_LAST), path.name


def bundle_css(paths: list[Path]) -> str:
    """Join the stylesheets without comments and needless spaces."""
    text = "\n".join(p.read_text(encoding="utf-8") for p in paths)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r":\s+", ":", text)).replace(";}", "}").strip()


def bundle_js(paths: list[Path]) -> str:
    """Join the modules, each in its own block so that their names never meet."""
    return "\n".join("{\n" + _squeeze_js(p.read_text(encoding="utf-8")) + "\n}" for p in paths)


def _squeeze_js(text: str) -> str:
    """Drop whole-line comments and indentation; the sources use no multi-line strings."""
    text = re.sub(r"^\s*/\*.*?\*/\s*$", "", text, flags=re.DOTALL | re.MULTILINE)
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Compressed copies first: the plain file is what says that all are there.
    if path.suffix in COMPRESSED:
        for ending, compressed in _compress(content).items():
            _replace(path.with_name(path.name + ending), compressed)
    _replace(path, content)


@lru_cache(maxsize=256)
def _compress(content: bytes) -> Mapping[str, bytes]:
    """Slow, and asked for twice: each file is written under two names."""
    return {".gz": gzip.compress(content, 9, mtime=0), ".br": brotli.compress(content)}


def _replace(path: Path, content: bytes) -> None:
    """Write in one step: another process may be starting at the same moment."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)


def _prune(target: Path, keep: set[str]) -> None:
    """Remove what no version of the last month names."""
    limit = time.time() - KEPT_FOR
    for path in target.rglob("*"):
        name = path.relative_to(target).as_posix().removesuffix(".gz").removesuffix(".br")
        if path.is_file() and name not in keep and path.stat().st_mtime < limit:
            path.unlink(missing_ok=True)
