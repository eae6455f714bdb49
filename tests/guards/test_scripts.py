"""Scripts run in the oldest browser that we serve (Chromium 80), and stay light on the wire."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from config import ROOT
from tests.guards.source import assert_none, tracked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BUDGET = 15 * 1024  # compressed: what a lesson loads, and the service worker
# Bundles of pages that are no lesson's, weighed with what every page loads.
NO_LESSON = (
    "static/js/asistente",
    "static/js/autoria",
    "static/js/comprobar",
    "static/js/tarea",
)
# Of others, each fetched by itself when a page asks for it.
OTHERS, OTHERS_BUDGET = "static/terceros/", 24 * 1024
EVERYWHERE = ("static/js", "static/js/trabajador")
# What came after ES2019 and Chromium 80, or runs text as code.
REFUSED = {
    r"\?\.(?!\d)": "optional chaining came with Chromium 80 but not with older web views",
    r"\?\?": "?? came with Chromium 80 but not with older web views",
    r"\.replaceAll\(": "use a regular expression with g",
    r"\.at\(": "index by length",
    r"\bObject\.hasOwn\b": "use hasOwnProperty",
    r"\bstructuredClone\b": "use JSON",
    r"#\w+\s*[=(;]": "no private fields",
    r"\bstatic\s*\{": "no static blocks",
    r"(?:\|\||&&|\?\?)=": "write the assignment out",
    r"\b\d+_\d": "no separators in numbers",
    r"\beval\(|\bnew Function\b|\bFunction\(": "text is never run as code",
    r"\.(?:inner|outer)HTML\s*=|\bdocument\.write\b|\binsertAdjacentHTML\b": "build nodes",
}
QUOTED = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"", re.DOTALL)


def scripts() -> dict[str, str]:
    paths = (p for p in tracked() if p.startswith("static/") and p.endswith(".js"))
    return {p: (ROOT / p).read_text(encoding="utf-8") for p in paths}


def refused(found: dict[str, str]) -> Iterator[str]:
    for path, text in found.items():
        bare = QUOTED.sub('""', text)
        yield from (f"{path}: {why}" for what, why in REFUSED.items() if re.search(what, bare))


def weights(found: dict[str, str]) -> dict[str, int]:
    """Return the compressed bytes of each bundle: a folder's files go out as one."""
    bundles = defaultdict[str, str](str)
    for path, text in found.items():
        bundles[path if path.startswith(OTHERS) else path.rpartition("/")[0]] += text
    return {b: len(gzip.compress(text.encode(), mtime=0)) for b, text in bundles.items()}


def over(names: Iterable[str], by_bundle: dict[str, int]) -> list[str]:
    total = sum(by_bundle[n] for n in names)
    return [f"{total} bytes of scripts, of {BUDGET}: {by_bundle}"] if total > BUDGET else []


def test_scripts_keep_to_what_chromium_80_runs() -> None:
    found = scripts()
    assert len(found) > 3
    assert_none(refused(found))


def test_the_scripts_of_a_page_stay_within_their_budget() -> None:
    found = weights(scripts())
    apart = (*NO_LESSON, *(b for b in found if b.startswith(OTHERS)))
    assert_none(over((b for b in found if b not in apart), found))
    for page in NO_LESSON:
        assert_none(over((*EVERYWHERE, page), found))


def test_a_script_of_others_is_light_and_says_whose_it_is() -> None:
    others = {p: t for p, t in scripts().items() if p.startswith(OTHERS)}
    assert others
    assert not {p: w for p, w in weights(others).items() if w > OTHERS_BUDGET}
    unsaid = [p for p, t in others.items() if "License" not in t.partition("\n")[0]]
    assert not unsaid
    assert_none(p for p in others if not (ROOT / _licence(p)).is_file())


def _licence(path: str) -> str:
    folder, _slash, name = path.rpartition("/")
    return f"{folder}/LICENSE-{name.removesuffix('.js')}.txt"


@pytest.mark.parametrize(
    "planted",
    ["a?.b", "a ?? b", "x.replaceAll('a', 'b')", "eval(x)", "n.innerHTML = x", "a ||= b", "1_000"],
)
def test_a_script_for_newer_browsers_is_found(planted: str) -> None:
    assert list(refused({"static/js/x.js": planted}))


@pytest.mark.parametrize("fine", ['s = "a?.b"', "// eval(x)", "a ? .5 : 1", "f(x) || y"])
def test_what_is_fine_is_left_alone(fine: str) -> None:
    assert not list(refused({"static/js/x.js": fine}))


def test_heavy_scripts_are_found() -> None:
    noise = "".join(hashlib.sha256(bytes([i % 256, i // 256])).hexdigest() for i in range(600))
    heavy = weights({"static/js/a.js": noise[:9000], "static/js/x/b.js": noise[9000:]})
    assert over(heavy, heavy)
    assert not over(["static/js"], heavy)
