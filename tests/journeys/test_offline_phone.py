"""What happens to a phone: it restarts, is updated, fills up, is lent to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.chromium import FLAGS, executable
from tests.journeys.browser import Visitor
from tests.journeys.telefono import (
    KEPT_HERE,
    READY,
    answer_offline,
    end_session,
    in_worker,
    lesson_path,
    nothing_waits,
    phone,
    practise,
    save_course,
    sent,
    sign_in,
    sign_out,
    waiting,
)

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Route

    from tests.installation import Installation

OTHER = "camara"
NAMES = "async () => (await caches.keys()).sort()"
GONE = "async (name) => !(await caches.has(name))"
STORED = """() => new Promise((done) => {
  const asked = indexedDB.open('escala');
  asked.onsuccess = () => {
    const all = asked.result.transaction('envios').objectStore('envios').getAll();
    all.onsuccess = () => { asked.result.close(); done(all.result.length); };
  };
})"""
LOSE_THE_ANSWER = """() => {
  const real = self.fetch;
  self.lost = 0;
  self.fetch = async (what, how) => {
    const answer = await real(what, how);
    if (!how || how.method !== 'POST') return answer;
    self.lost += 1;
    self.fetch = real;
    throw new TypeError('the answer was lost on its way');
  };
}"""
ANSWER_LOST = """async () => {
  const end = Date.now() + 10000;
  while (!self.lost && Date.now() < end) await new Promise((done) => setTimeout(done, 50));
  if (!self.lost) throw new Error('nothing was sent');
}"""
FULL = """() => {
  const refuse = () => { throw new DOMException('full', 'QuotaExceededError'); };
  IDBObjectStore.prototype.put = refuse;
  Cache.prototype.put = async () => refuse();
}"""


def start(browser: Browser, place: Installation, folder: Path) -> BrowserContext:
    """Start a browser of its own that keeps what it knows in `folder`."""
    return browser.browser_type.launch_persistent_context(
        folder,
        executable_path=executable(),
        args=list(FLAGS),
        base_url=place.base_url,
        locale="es-PY",
    )


def test_the_phone_restarts_and_nothing_is_lost(
    browser: Browser, place: Installation, tmp_path: Path
) -> None:
    with place.serving():
        context = start(browser, place, tmp_path)
        page = context.pages[0]
        sign_in(page)
        page.wait_for_function(READY)
        page.goto(lesson_path(6))
        page.wait_for_function(KEPT_HERE)
        context.set_offline(True)
        practise(page, 6)
        waiting(page, 1)
        context.close()
        context = start(browser, place, tmp_path)
        page = context.pages[0]
        page.goto(lesson_path(6))
        sent(page)
        page.reload()
        expect(page.get_by_text("Correcto")).to_be_visible()
        context.close()


def test_a_page_on_its_way_when_the_worker_begins_is_looked_after_too(
    browser: Browser, place: Installation
) -> None:
    with place.serving():
        one = Visitor(browser, place.base_url, "360x640")
        other = one.context.new_page()

        def wait_for_the_worker(route: Route) -> None:
            other.goto("/es/cursos/")
            other.wait_for_function(READY)
            route.continue_()

        one.page.route("**/es/consultores/", wait_for_the_worker)
        one.page.goto("/es/consultores/")
        one.page.wait_for_function(READY)
        one.close()


def test_what_the_server_had_received_already_is_not_counted_twice(
    browser: Browser, place: Installation
) -> None:
    with place.serving(), phone(browser, place) as one:
        answer_offline(one, 7)
        in_worker(one, LOSE_THE_ANSWER)
        one.context.set_offline(False)
        in_worker(one, ANSWER_LOST)
        one.page.goto(lesson_path(7))
        sent(one.page)
        one.page.reload()
        one.sees("Correcto")
        nothing_waits(one.page)


def test_the_session_ended_meanwhile(browser: Browser, place: Installation) -> None:
    with place.serving(), phone(browser, place) as one:
        answer_offline(one, 8)
        end_session(browser, place)
        one.context.set_offline(False)
        one.page.goto("/es/ayuda/")
        waiting(one.page, 1)
        one.sees("Entre con su cuenta y se envían solas.")
        sign_in(one.page)
        sent(one.page)
        nothing_waits(one.page)


def test_another_person_on_the_same_phone_sees_and_sends_nothing(
    browser: Browser, place: Installation
) -> None:
    with place.serving(), phone(browser, place) as one:
        save_course(one)
        answer_offline(one, 9)
        end_session(browser, place)
        one.context.set_offline(False)
        sign_in(one.page, OTHER)
        nothing_waits(one.page)
        one.sees("Todavía no guardó nada")
        one.context.set_offline(True)
        one.page.goto(lesson_path(9))
        one.title_is("Lo guardado en este teléfono")
        with one.page.expect_navigation():  # the page asks again by itself
            one.context.set_offline(False)
        one.page.wait_for_url(lesson_path(9))
        sign_out(one.page)
        one.page.wait_for_url("**/es/")
        waiting(one.page, 1)
        sign_in(one.page)
        sent(one.page)


def test_leaving_warns_of_what_would_be_lost(browser: Browser, place: Installation) -> None:
    with place.serving(), phone(browser, place) as one:
        answer_offline(one, 10)
        one.page.once("dialog", lambda dialog: dialog.dismiss())
        with one.page.expect_event("dialog") as asked:
            sign_out(one.page)
        assert "se pierde" in asked.value.message
        waiting(one.page, 1)
        assert one.page.evaluate(STORED) == 1
        one.page.once("dialog", lambda dialog: dialog.accept())
        one.page.get_by_role("button", name="Salir").click()
        one.title_is("Lo guardado en este teléfono")
        assert one.page.evaluate(STORED) == 0


def test_leaving_takes_what_was_saved_from_the_phone(browser: Browser, place: Installation) -> None:
    with place.serving(), phone(browser, place) as one:
        save_course(one)
        assert any(name.startswith("g-") for name in one.page.evaluate(NAMES))
        sign_out(one.page)
        one.page.wait_for_url("**/es/")
        kept = [n for n in one.page.evaluate(NAMES) if n[:2] in {"g-", "v-"} and len(n) > 2]
        assert kept == []
        one.context.set_offline(True)
        one.page.goto(lesson_path(1))
        one.title_is("Lo guardado en este teléfono")


def test_an_update_keeps_what_waits(browser: Browser, place: Installation) -> None:
    with place.serving() as server:
        opened = phone(browser, place)
        one = opened.__enter__()
        answer_offline(one, 1)
        before = [n for n in one.page.evaluate(NAMES) if n.startswith("activos-")]
        end_session(browser, place)
        server.kill()
        server.wait()
    for script in (place.folder / "static/js").glob("trabajador.*.js"):
        script.write_text(script.read_text(encoding="utf-8") + "\n// newer", encoding="utf-8")
    one.context.set_offline(False)
    with place.serving():
        one.page.goto("/es/ayuda/")
        one.page.wait_for_function(GONE, arg=before[0])
        waiting(one.page, 1)
        sign_in(one.page)
        sent(one.page)
        opened.__exit__(None, None, None)


def test_a_full_phone_says_so_and_keeps_reading(browser: Browser, place: Installation) -> None:
    with place.serving(), phone(browser, place) as one:
        one.page.goto(lesson_path(0))
        one.page.wait_for_function(KEPT_HERE)
        in_worker(one, FULL)
        one.context.set_offline(True)
        practise(one.page, 0)
        one.sees("El teléfono no tiene lugar para guardar su respuesta.")


def test_where_nothing_can_be_kept_the_site_works(browser: Browser, place: Installation) -> None:
    """A private window or an old web view: the browser refuses the service worker."""
    with place.serving():
        context = browser.new_context(base_url=place.base_url, service_workers="block")
        page = context.new_page()
        sign_in(page)
        page.goto(lesson_path(0))
        practise(page, 0)
        expect(page.get_by_role("heading", name="Correcto")).to_be_visible()
        context.close()
