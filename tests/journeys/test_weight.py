"""Light: what a phone downloads for a learner's page, cold, measured on the wire."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

import pytest

from tests.journeys.browser import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from tests.journeys.conftest import Site
BUDGET = 50 * 1024  # bytes of HTML, CSS and JS
REQUESTS = 8
COURSE = "/es/cursos/preferencias-arancelarias/"
COUNTED = ("text/html", "text/css", "text/javascript", "application/javascript")
PAGES = {
    "home": "/es/",
    "catalogue": "/es/cursos/",
    "course": COURSE,
    "lesson": "",
    "search": "/es/buscar?q=arancel",
    "consultants": "/es/consultores/",
    "verification": "",
    "sign-up": "/es/alta/",
    "panel": "/es/panel/",
}
SIGNED_IN = ("panel",)


def measure(visitor: Visitor, path: str) -> dict[str, int]:
    """Return requests, bytes on the wire, and bytes when the HTML is compressed too."""
    answers: list[Any] = []
    visitor.page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 — it marks what it is given
    visitor.page.goto(path, wait_until="networkidle")
    counted = [a for a in answers if a.headers.get("content-type", "").startswith(COUNTED)]
    wire = sum(a.request.sizes()["responseBodySize"] for a in counted)
    plain = [a for a in counted if "content-encoding" not in a.headers]
    saved = sum(len(a.body()) - len(gzip.compress(a.body(), 6)) for a in plain)
    return {"requests": len(answers), "wire": wire, "compressed": wire - saved}


@pytest.fixture
def addresses(site: Site, browser: Browser) -> dict[str, str]:
    """The pages, with the first lesson and the demonstration credential found where people do."""
    looking = Visitor(browser, site.base_url, "360x640")
    looking.page.goto(COURSE)
    lesson = looking.page.locator(f'main a[href^="{COURSE}"]').first.get_attribute("href") or ""
    looking.close()
    line = next(line for line in site.announced.splitlines() if "/credenciales/" in line)
    return {**PAGES, "lesson": lesson, "verification": line.split(": ", 1)[1]}


@pytest.mark.parametrize("width", ["360x640"])
@pytest.mark.parametrize("name", PAGES)
def test_a_learner_page_is_light(
    name: str,
    addresses: dict[str, str],
    enter: Callable[..., Visitor],
    visitor: Callable[..., Visitor],
    record_property: Callable[[str, object], None],
    width: str,
) -> None:
    person = visitor()
    if name in SIGNED_IN:
        kept = enter("emprendedora").context.cookies()
        person.context.add_cookies(kept)  # type: ignore[arg-type]
    found = measure(person, addresses[name])
    record_property(
        "weight",
        f"{name:<14}{found['requests']:>3} requests {found['wire'] / 1024:>6.1f} KB on the wire"
        f" {found['compressed'] / 1024:>6.1f} KB with compressed HTML",
    )
    assert found["requests"] <= REQUESTS
    assert found["wire"] <= BUDGET
