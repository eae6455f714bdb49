"""A person's browser: drives Chromium, and looks at every page as a strict reviewer would."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from plataforma.mensajes import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Catalog
    from playwright.sync_api import (
        Browser,
        BrowserContext,
        ConsoleMessage,
        Locator,
        Page,
        Request,
        Response,
    )

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": list(TAGS)},
    "resultTypes": ["violations"],
    "preload": False,  # it fetches style sheets by script, which never answers without JavaScript
}
AXE_SECONDS, AXE_TRIES = 20, 3
WIDTHS = {"360x640": (360, 640), "1280x800": (1280, 800)}
WATCH_CSP = """
window.__violations = [];
document.addEventListener('securitypolicyviolation',
  e => window.__violations.push(e.violatedDirective + ' ' + e.blockedURI));
"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OTHER = {"es": "pt", "pt": "es"}
# What changes from one row to the next: pages of the same kind are looked at once.
IDS = re.compile(r"/[0-9]+(?=/|$)|/[A-Za-z0-9_-]{16,}(?=/|$)")
Words = str | re.Pattern[str]


class Looks:
    """The kinds of page that axe has looked at in this run, whichever worker it was for."""

    folder: Path

    def had(self, kind: str) -> bool:
        return self._note(kind).exists()

    def take(self, kind: str) -> bool:
        """Whether this look is the first; from now on the kind had it."""
        try:
            self._note(kind).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def _note(self, kind: str) -> Path:
        return self.folder / quote(kind, safe=" ")


axe_looks = Looks()


@cache
def _catalogue() -> Catalog:
    return read()


def in_portuguese(text: str) -> str:
    """Return the Portuguese of a Spanish text of the code; texts of the content stay."""
    message = _catalogue().get(text)
    return str(message.string) if message and message.string else text


@dataclass
class Visitor:
    """One person at one device. `go` and `click` check the page that follows."""

    browser: Browser
    base_url: str
    width: str
    locale: str = "es-PY"
    javascript: bool = True
    service_workers: Literal["allow", "block"] = "allow"  # a test that routes requests blocks them
    scheme: Literal["light", "dark"] = "light"
    faults: list[str] = field(default_factory=list)
    context: BrowserContext = field(init=False)
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        width, height = WIDTHS[self.width]
        self.context = self.browser.new_context(
            viewport={"width": width, "height": height},
            locale=self.locale,
            base_url=self.base_url,
            java_script_enabled=self.javascript,
            service_workers=self.service_workers,
            accept_downloads=True,
            reduced_motion="reduce",
            color_scheme=self.scheme,
        )
        self.context.set_default_timeout(30_000)
        self.context.add_init_script(WATCH_CSP)
        self.context.on("request", self._on_request)
        self.context.on("response", self._on_response)
        self.context.on("console", self._on_console)
        self.context.on("weberror", lambda e: self.faults.append(f"script error: {e.error}"))
        self.page = self.context.new_page()

    # What a person does ---------------------------------------------------------------------

    def go(self, path: str) -> None:
        self.page.goto(path)
        self.check()

    # Texts are given in Spanish, as the code has them, and looked for in the page's language.

    def click(self, name: Words, role: Any = "button", *, within: Locator | None = None) -> None:
        """Press a button or follow a link by what it says, and look at the page that comes."""
        (within or self.page).get_by_role(role, name=self.say(name)).first.click()
        self.page.wait_for_load_state()
        self.check()

    def follow(self, name: Words, *, within: Locator | None = None) -> None:
        self.click(name, "link", within=within)

    def fill(self, label: Words, value: str) -> None:
        self.page.get_by_label(self.say(label)).first.fill(value)

    def choose(self, label: Words, option: str) -> None:
        """Choose an option of a list by what it says."""
        field = self.page.get_by_label(self.say(label)).first
        field.select_option(label=str(self.say(option)))

    def pick(self, option: Words, *, role: Any = "radio") -> None:
        self.page.get_by_role(role, name=self.say(option)).first.check()

    def sees(self, text: Words, **values: object) -> None:
        wanted = self.say(text, **values)
        expect(self.page.get_by_text(wanted).filter(visible=True).first).to_be_visible()

    def title_is(self, text: Words, **values: object) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(self.say(text, **values))

    def switch_language(self) -> None:
        self.follow({"es": "Português", "pt": "Español"}[self.lang])

    def download(self, name: Words) -> bytes:
        """Fetch the file that a link leads to, as this person."""
        link = self.page.get_by_role("link", name=self.say(name)).first
        answer = self.context.request.get(link.get_attribute("href") or "")
        assert answer.ok, f"{answer.status} {answer.url}"
        return answer.body()

    def say(self, text: Words, **values: object) -> Words:
        """Return a text of the code in the language of the page."""
        if not isinstance(text, str):
            return text
        found = in_portuguese(text) if self.lang == "pt" else text
        return found % values if values else found

    @property
    def lang(self) -> str:
        return self.path.split("/")[1]

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def sign_in(self, correo: str, clave: str, lang: str = "es") -> None:
        self.go(f"/{lang}/entrar/")
        self.fill("Correo electrónico", correo)
        self.fill("Clave", clave)
        self.click("Entrar con la clave")
        self.title_is("Mi panel")

    def close(self) -> None:
        self.context.close()
        assert not self.faults, "\n".join(self.faults)

    # What a reviewer looks at ---------------------------------------------------------------

    def check(self) -> None:
        """Fail on any fault of this page, or of the same page in the other language."""
        self._check_page(self.page)
        parts = urlsplit(self.page.url)
        lang = parts.path.split("/")[1]
        if lang in OTHER and not self._known(parts.path.replace(lang, OTHER[lang], 1)):
            twin = self.context.new_page()
            path = f"/{OTHER[lang]}/" + parts.path.split("/", 2)[2]
            answer = twin.goto(path + (f"?{parts.query}" if parts.query else ""))
            if answer and answer.ok:
                self._check_page(twin)
            twin.close()

    def _known(self, path: str) -> bool:
        return axe_looks.had(self._kind(path))

    def _kind(self, path: str) -> str:
        """Pages that differ by whose they are alone are of one kind."""
        return f"{self.width} {self.scheme} {IDS.sub('/#', path)}"

    def _check_page(self, page: Page) -> None:
        where = f"{self.width} {urlsplit(page.url).path}"
        found = [*_csp_violations(page, javascript=self.javascript)]
        if (over := page.evaluate(OVERFLOW)) > 0:
            found.append(f"scrolls sideways by {over} px: {widest(page)}")
        # axe needs timers; the same pages are scanned at this width with JavaScript on.
        if self.javascript and axe_looks.take(self._kind(urlsplit(page.url).path)):
            found += axe_faults(page)
        assert not found, f"{where}\n" + "\n".join(found)
        assert not self.faults, f"{where}\n" + "\n".join(self.faults)

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and not request.url.startswith(self.base_url):
            self.faults.append(f"third party: {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.status} {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        # A refused page (404, 422) is reported by Chromium as a failed load: that is its code.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")


def _csp_violations(page: Page, *, javascript: bool) -> Iterator[str]:
    if javascript:
        yield from (f"CSP: {v}" for v in page.evaluate("window.__violations || []"))


def axe_faults(page: Page) -> list[str]:
    results = _run_axe(page)
    return [
        f"axe {v['id']} ({v['impact']}): {v['help']}\n    "
        + "\n    ".join(node["html"][:200] for node in v["nodes"][:4])
        for v in results["violations"]
    ]


def _run_axe(page: Page) -> dict[str, Any]:
    """Run axe and look for its answer: a promise that is never kept must not stop the tests."""
    script = Axe().axe_script
    for _try in range(AXE_TRIES):
        page.evaluate(script)
        page.evaluate(
            "options => { window.__axe = null; axe.run(options).then(r => { window.__axe = r; }, "
            "e => { window.__axe = {violations: [], error: String(e)}; }); }",
            AXE_OPTIONS,
        )
        end = time.monotonic() + AXE_SECONDS
        while time.monotonic() < end:
            found: dict[str, Any] | None = page.evaluate("() => window.__axe")
            if found is not None:
                assert "error" not in found, found
                return found
            page.wait_for_timeout(50)
    message = f"axe gave no answer on {page.url}"
    raise AssertionError(message)


def widest(page: Page) -> str:
    """Return what sticks out, to say where to look."""
    script = """() => { const w = document.documentElement.clientWidth;
      return [...document.querySelectorAll('body *:not(svg, svg *)')]
        .filter(e => e.getBoundingClientRect().right > w + 1)
        .slice(-3).map(e => e.outerHTML.slice(0, 120)).join(' | '); }"""
    found: str = page.evaluate(script)
    return found
