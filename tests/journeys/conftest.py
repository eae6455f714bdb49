"""The real thing: an installation prepared by the real commands, served, and driven in Chromium."""

from __future__ import annotations

import email
import time
from dataclasses import dataclass
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.codigos_qr import on_paper
from tests.databases import copy
from tests.installation import PASSWORD, Installation
from tests.journeys.browser import WIDTHS, Visitor, axe_looks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage

    from playwright.sync_api import Browser

MAIL_SECONDS = 30
HERE = Path(__file__).parent
# Where a journey runs. Each width has a database of its own, so that what is walked at both is
# walked on both; what a phone or a script does by itself has nothing to do with the database.
ON = {
    "360x640": "sqlite",
    "1280x800": "postgresql",
    "test_camara.py": "sqlite",
    "test_offline.py": "postgresql",
    "test_offline_phone.py": "sqlite",
    "test_player.py": "sqlite",
    "test_verificar_sin_senal.py": "sqlite",
    "test_worksheet_script.py": "sqlite",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.real_database)
            if name := next((name for name in ON if name in item.nodeid), None):
                item.add_marker(pytest.mark.once(ON[name]))


@dataclass
class Site:
    """The served installation."""

    installation: Installation
    announced: str

    @property
    def base_url(self) -> str:
        return self.installation.base_url

    def mails(self, to: str, since: float = 0) -> list[EmailMessage]:
        """Return the mails that left for an address, oldest first."""
        folder = self.installation.folder / "mail"
        files = sorted(folder.glob("*.eml"), key=lambda f: f.stat().st_mtime_ns)
        kept = (f.read_bytes() for f in files if f.stat().st_mtime >= since)
        read = (email.message_from_bytes(raw, policy=default) for raw in kept)
        return [m for m in read if m["To"] == to]

    def wait_for_mail(self, to: str, since: float = 0, *, saying: str = "") -> EmailMessage:
        """Return the newest mail for an address that says so, once the job runner has sent it."""
        end = time.monotonic() + MAIL_SECONDS
        while time.monotonic() < end:
            if found := [m for m in self.mails(to, since) if saying in text_of(m)]:
                return found[-1]
            time.sleep(0.1)
        message = f"no mail for {to} that says {saying!r} within {MAIL_SECONDS} s"
        raise AssertionError(message)


def text_of(message: EmailMessage) -> str:
    part: Any = message.get_body(preferencelist=("plain",))
    text: str = part.get_content()
    return text


@pytest.fixture(scope="session", autouse=True)
def looks(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The workers of a run share what axe looked at: its folder is beside theirs."""
    base = tmp_path_factory.getbasetemp()
    axe_looks.folder = (base.parent if hasattr(request.config, "workerinput") else base) / "axe"
    axe_looks.folder.mkdir(exist_ok=True)


@pytest.fixture(scope="session")
def prepared(
    tmp_path_factory: pytest.TempPathFactory, make_database: Callable[[str], str]
) -> tuple[Installation, str]:
    """The demonstration world as it is prepared, and what that printed; only copies are served."""
    found = Installation(tmp_path_factory.mktemp("preparado"), make_database("preparado"))
    return found, found.flask("preparar", "--demo")


@pytest.fixture(scope="session")
def site(
    tmp_path_factory: pytest.TempPathFactory, prepared: tuple[Installation, str]
) -> Iterator[Site]:
    """Prepared with the demonstration world and served, job runner and all."""
    original, announced = prepared
    url = copy(original.database_url, "sitio")
    place = original.copy(tmp_path_factory.mktemp("sitio"), url, original.port)
    with place.serving():
        yield Site(place, announced)


@pytest.fixture(scope="session")
def place(
    tmp_path_factory: pytest.TempPathFactory, prepared: tuple[Installation, str]
) -> Installation:
    """An installation that each test serves by itself: its server is killed and started again."""
    original, _announced = prepared
    url = copy(original.database_url, "sin_senal")
    return original.copy(tmp_path_factory.mktemp("sin-senal"), url)


@pytest.fixture(scope="session")
def certificado(site: Site, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the QR code of the demonstration certificate says."""
    line = next(line for line in site.announced.splitlines() if "/credenciales/" in line)
    code = line.rstrip("/").rsplit("/", 1)[1]
    context = browser.new_context(base_url=site.base_url)
    pdf = context.request.get(f"/credenciales/{code}.pdf").body()
    context.close()
    return on_paper(pdf, tmp_path_factory.mktemp("papel"))


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def lang(width: str) -> str:
    """A language for each width; whatever page is opened is looked at in the other one too."""
    return {"360x640": "pt", "1280x800": "es"}[width]


@pytest.fixture
def visitor(browser: Browser, site: Site, width: str) -> Iterator[Callable[..., Visitor]]:
    """A function that opens a browser for one more person; all are closed and judged at the end."""
    opened: list[Visitor] = []

    def open_(**options: Any) -> Visitor:
        opened.append(Visitor(browser, site.base_url, width, **options))
        return opened[-1]

    yield open_
    for one in opened:
        one.close()


@pytest.fixture
def enter(visitor: Callable[..., Visitor]) -> Callable[..., Visitor]:
    """A function that opens a browser where a demonstration person has signed in."""

    def open_(who: str, lang: str = "es", **options: Any) -> Visitor:
        person = visitor(locale={"es": "es-PY", "pt": "pt-BR"}[lang], **options)
        person.sign_in(f"{who}@escala.test", PASSWORD, lang)
        return person

    return open_
