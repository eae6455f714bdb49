"""Static files: what is built, how it is named, how it is served, what it weighs."""

from __future__ import annotations

import gzip
import json
import os
import time
from typing import TYPE_CHECKING

import brotli

from plataforma.assets import KEPT_FOR, SOURCE, build, bundle_css, bundle_js

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

CSS_BUDGET = 14 * 1024  # bytes, compressed
JS_BUDGET = 8 * 1024


def make_source(folder: Path, css: str = "a { color: red; }") -> Path:
    for name in ("css", "js", "img"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "css" / "tokens.css").write_text(css)
    (folder / "css" / "boton.css").write_text("/* why */\n.boton {\n  margin: 0 auto;\n}\n")
    (folder / "js" / "uno.js").write_text("// says why\nconst a = 1;\n")
    (folder / "img" / "x.svg").write_text("<svg/>")
    return folder


def test_the_stylesheet_is_joined_in_order_without_comments(tmp_path: Path) -> None:
    source = make_source(tmp_path)
    joined = bundle_css([source / "css" / "tokens.css", source / "css" / "boton.css"])
    assert joined == "a{color:red}.boton{margin:0 auto}"


def test_modules_are_joined_each_in_its_own_block(tmp_path: Path) -> None:
    source = make_source(tmp_path)
    (source / "js" / "dos.js").write_text("const a = 2;\n")
    paths = [source / "js" / "dos.js", source / "js" / "uno.js"]
    assert bundle_js(paths) == "{\nconst a = 2;\n}\n{\nconst a = 1;\n}"


def test_the_name_changes_only_with_the_content(tmp_path: Path) -> None:
    source, target = make_source(tmp_path / "s"), tmp_path / "t"
    first = build(source, target)
    assert build(source, target) == first
    make_source(tmp_path / "s", css="a { color: blue; }")
    second = build(source, target)
    assert second["css/escala.css"] != first["css/escala.css"]
    assert second["img/x.svg"] == first["img/x.svg"]
    assert (target / first["css/escala.css"]).exists(), "an open page may still ask for it"


def test_each_text_file_is_compressed_beforehand(tmp_path: Path) -> None:
    names = build(make_source(tmp_path / "s"), tmp_path / "t")
    path = tmp_path / "t" / names["css/escala.css"]
    assert gzip.decompress(path.with_name(path.name + ".gz").read_bytes()) == path.read_bytes()
    assert brotli.decompress(path.with_name(path.name + ".br").read_bytes()) == path.read_bytes()


def test_what_nobody_named_for_a_month_is_removed(tmp_path: Path) -> None:
    source, target = make_source(tmp_path / "s"), tmp_path / "t"
    old, recent = target / "css" / "old.0123456789.css", target / "css" / "new.0123456789.css"
    old.parent.mkdir(parents=True)
    for path in (old, recent):
        path.write_text("x")
    long_ago = time.time() - KEPT_FOR - 60
    os.utime(old, (long_ago, long_ago))
    build(source, target)
    assert (old.exists(), recent.exists()) == (False, True)


def test_a_hashed_file_is_kept_for_ever_and_carries_the_safety_headers(app: Flask) -> None:
    asset_url = app.jinja_env.globals["asset_url"]
    assert callable(asset_url)
    answer = app.test_client().get(
        asset_url("css/escala.css"), headers={"Accept-Encoding": "gzip, br"}, buffered=True
    )
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Encoding"] == "br"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_plain_name_is_kept_for_a_day(app: Flask) -> None:
    answer = app.test_client().get("/static/img/icono-192.png", buffered=True)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "max-age=86400, public"


def test_the_manifest_says_what_it_is(app: Flask) -> None:
    answer = app.test_client().get("/static/manifest.webmanifest", buffered=True)
    assert answer.mimetype == "application/manifest+json"
    icons = json.loads(answer.text)["icons"]
    for icon in icons:
        assert (SOURCE / icon["src"].removeprefix("/static/")).exists()


def test_the_stylesheet_and_the_script_stay_light(tmp_path: Path) -> None:
    names = build(SOURCE, tmp_path)
    sizes = {
        name: (tmp_path / (names[name] + ".gz")).stat().st_size
        for name in ("css/escala.css", "js/escala.js")
    }
    assert sizes["css/escala.css"] <= CSS_BUDGET, sizes
    assert sizes["js/escala.js"] <= JS_BUDGET, sizes
