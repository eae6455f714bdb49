"""The style sheets: contrast of every pair of colours, nothing that an old phone cannot draw."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from plataforma.assets import SOURCE

if TYPE_CHECKING:
    from pathlib import Path

CSS = SOURCE / "css"
# Chromium 80 knows none of these; a page that depends on one breaks on the phones we are for.
TOO_NEW = {
    r":has\(": "a class",
    r":is\(|:where\(": "a list of selectors",
    r"(?<![-\w])inset\s*:": "top, right, bottom and left",
    r"^\s*&": "a full selector",
    r"@layer|@container|@supports selector": "the order of the files",
    r"color-mix\(|oklch\(|light-dark\(": "a token",
    r"(?:margin|padding)-(?:inline|block)\s*:": "the physical sides",
}
# (text, ground, least ratio): 7 for text that is read, 4.5 for large or bold words on a tint.
PAIRS = [
    ("tinta", "papel", 7), ("tinta", "superficie", 7), ("tinta", "hondo", 7),
    ("tinta-suave", "papel", 6.5), ("tinta-suave", "superficie", 6.5),
    ("tinta-suave", "hondo", 5.5),
    ("teal", "papel", 7), ("teal", "superficie", 7), ("sobre-teal", "teal", 7),
    ("teal", "teal-claro", 4.5), ("tinta", "teal-claro", 7), ("tinta", "maiz-claro", 7),
    ("terracota", "papel", 4.5), ("sobre-terracota", "terracota", 4.5),
    ("terracota", "terracota-claro", 4.5), ("sobre-maiz", "maiz", 7),
    ("verde", "verde-claro", 4.5), ("ambar", "ambar-claro", 4.5), ("rojo", "rojo-claro", 4.5),
    ("rojo", "papel", 6), ("sobre-rojo", "rojo", 6), ("violeta", "violeta-claro", 4.5),
    ("azul", "azul-claro", 4.5), ("pie-tinta", "pie", 7), ("borde", "superficie", 3),
    ("borde", "papel", 3),
]  # fmt: skip


def tokens(*, dark: bool) -> dict[str, str]:
    """Return the colours in force, {name: rrggbb}."""
    text = (CSS / "tokens.css").read_text(encoding="utf-8")
    light, rest = text.split("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): #([0-9a-f]{3,6});", light))
    if dark:
        found |= dict(re.findall(r"--([\w-]+): #([0-9a-f]{3,6});", rest.split("@media print")[0]))
    return found


def luminance(colour: str) -> float:
    full = "".join(c * 2 for c in colour) if len(colour) == 3 else colour
    channels = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_words_stand_out_from_their_ground(
    text: str, ground: str, least: float, *, dark: bool
) -> None:
    colours = tokens(dark=dark)
    ratio = contrast(colours[text], colours[ground])
    assert ratio >= least, f"{text} on {ground}: {ratio:.2f}, wants {least}"


def too_new(css: str) -> list[str]:
    return [
        f"{pattern}: use {instead}"
        for pattern, instead in TOO_NEW.items()
        if re.search(pattern, css, re.MULTILINE)
    ]


@pytest.mark.parametrize("path", sorted(CSS.glob("*.css")), ids=lambda p: p.name)
def test_style_sheets_use_only_what_old_phones_know(path: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert too_new(css) == []


def test_a_planted_novelty_is_found() -> None:
    assert [fault.rsplit("use ", 1)[1] for fault in too_new("a {\n  inset: 0;\n}")] == [
        "top, right, bottom and left"
    ]


@pytest.mark.parametrize("path", sorted(CSS.glob("*.css")), ids=lambda p: p.name)
def test_flex_rows_use_margins_because_their_gap_came_later(path: Path) -> None:
    """`gap` works in a grid of 2020, not in its flex rows."""
    css = path.read_text(encoding="utf-8")
    blocks = re.findall(r"\{([^{}]*)\}", css)
    faulty = [b for b in blocks if re.search(r"display:\s*(inline-)?flex", b) and "gap:" in b]
    assert faulty == []


@pytest.mark.parametrize("path", sorted(CSS.glob("*.css")), ids=lambda p: p.name)
def test_colours_and_sizes_come_from_the_tokens(path: Path) -> None:
    name = path.name
    if name in {"tokens.css", "ilustracion.css"}:
        return
    css = re.sub(r"url\([^)]*\)", "", path.read_text(encoding="utf-8"))
    assert re.findall(r"#[0-9a-f]{3,8}\b(?=[^{}]*;)", css) == [], (
        f"{name}: name the colour in tokens.css"
    )
    sizes = set(re.findall(r"font-size:\s*([^;]+);", css))
    other = {s for s in sizes if not s.startswith("var(--t-") and s not in {"1em", "11pt"}}
    assert other == set(), f"{name}: five sizes, in tokens.css"
