"""Reading a certificate's QR code with the camera or from a photo: on the device, sent nowhere."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.chromium import FLAGS, executable
from tests.codigos_qr import film, picture
from tests.journeys.browser import Visitor
from tests.journeys.telefono import READY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator

    from tests.journeys.conftest import Site

CHECK = "/es/credenciales/comprobar/"
PRESS = "Leer el código QR con la cámara"
OTHERS = "https://example.com/es/credenciales/k7q2mz4c5x3a2b3dn4pqrstuvw/"
NOT_OURS = "Ese código no es de un certificado de esta plataforma."
NOTHING = (
    "No se encontró ningún código en ese archivo."
    " Si es una foto, pruebe con una más cercana y sin sombras."
)
# Keeps what the camera gave, so that a test sees whether it was let go.
WATCH = """() => {
  const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.given = [];
  navigator.mediaDevices.getUserMedia = async (how) => {
    const stream = await real(how);
    window.given.push(...stream.getTracks());
    return stream;
  };
}"""
REFUSE = """() => {
  const refused = new DOMException('', 'NotAllowedError');
  navigator.mediaDevices.getUserMedia = () => Promise.reject(refused);
}"""
LIVE = "() => window.given.filter((t) => t.readyState === 'live').length"
DETECTOR = """
window.BarcodeDetector = class {
  static async getSupportedFormats() { return ['qr_code']; }
  async detect(image) { return image.width ? [{ rawValue: '%s' }] : []; }
};
"""


@contextmanager
def seeing(browser: Browser, site: Site, text: str, folder: Path) -> Iterator[Visitor]:
    """A browser of its own whose camera looks at a code."""
    own = browser.browser_type.launch(
        executable_path=executable(),
        args=[
            *FLAGS,
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={film(text, folder / 'camara.mjpeg')}",
        ],
    )
    one = Visitor(own, site.base_url, "360x640")
    try:
        yield one
        one.close()
    finally:
        own.close()


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Visitor]:
    one = Visitor(browser, site.base_url, "360x640")
    yield one
    one.close()


def photo(text: str, file: Path) -> Path:
    picture(text).save(file, "JPEG")
    return file


def choose(one: Visitor, file: Path) -> None:
    with one.page.expect_file_chooser() as chosen:
        one.page.get_by_role("button", name="Leer de una foto").click()
    chosen.value.set_files(file)


def camera(one: Visitor) -> Locator:
    return one.main.locator("[data-visor]")


def test_the_camera_reads_the_certificate_and_opens_its_page(
    browser: Browser, site: Site, certificado: str, tmp_path: Path
) -> None:
    with seeing(browser, site, certificado, tmp_path) as one:
        one.go(CHECK)
        sent: list[str] = []
        one.page.on("request", lambda request: sent.append(request.method))
        one.page.get_by_role("button", name=PRESS).click()
        one.page.wait_for_url(certificado)
        expect(one.main.locator(".veredicto__palabra")).to_have_text("Vigente")
        assert set(sent) == {"GET"}


def test_a_code_of_somebody_else_is_not_followed_and_the_camera_is_let_go(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    with seeing(browser, site, OTHERS, tmp_path) as one:
        one.page.goto(CHECK)
        one.page.evaluate(WATCH)
        one.page.get_by_role("button", name=PRESS).click()
        one.sees(NOT_OURS)
        one.check()
        assert one.page.evaluate(LIVE) == 1
        one.page.get_by_role("button", name="Cerrar la cámara").click()
        expect(camera(one)).to_be_hidden()
        assert one.page.evaluate(LIVE) == 0
        assert one.path == CHECK


def test_the_browser_itself_reads_where_it_can(
    browser: Browser, site: Site, certificado: str, tmp_path: Path
) -> None:
    with seeing(browser, site, OTHERS, tmp_path) as one:
        one.context.add_init_script(DETECTOR % certificado)
        one.page.goto(CHECK)
        asked: list[str] = []
        one.page.on("request", lambda request: asked.append(request.url))
        one.page.get_by_role("button", name=PRESS).click()
        one.page.wait_for_url(certificado)
        assert not [url for url in asked if "terceros/qr" in url]


def test_without_leave_for_the_camera_the_other_ways_remain(phone: Visitor) -> None:
    phone.page.goto(CHECK)
    phone.page.evaluate(REFUSE)
    phone.page.get_by_role("button", name=PRESS).click()
    phone.sees(
        "El navegador no tiene permiso para usar la cámara."
        " Puede dárselo en sus ajustes o leer el código de una foto."
    )
    expect(camera(phone)).to_be_hidden()
    expect(phone.page.get_by_label("Código de 26 letras y números")).to_be_visible()


def test_where_there_is_no_camera_it_says_so(phone: Visitor) -> None:
    phone.page.goto(CHECK)
    phone.page.get_by_role("button", name=PRESS).click()
    phone.sees("No se pudo abrir la cámara. Puede leer el código de una foto.")


def test_a_browser_without_cameras_offers_none(phone: Visitor) -> None:
    phone.context.add_init_script(
        "Object.defineProperty(navigator, 'mediaDevices', { value: undefined })"
    )
    phone.page.goto(CHECK)
    expect(phone.page.get_by_role("button", name="Leer de una foto")).to_be_visible()
    expect(phone.page.get_by_role("button", name=PRESS)).to_be_hidden()


def test_a_photo_is_read_on_the_device(phone: Visitor, certificado: str, tmp_path: Path) -> None:
    phone.page.goto(CHECK)
    sent: list[str] = []
    phone.page.on("request", lambda request: sent.append(request.method))
    choose(phone, photo(certificado, tmp_path / "foto.jpg"))
    phone.page.wait_for_url(certificado)
    assert set(sent) == {"GET"}


def test_a_photo_without_a_code_says_so(phone: Visitor, tmp_path: Path) -> None:
    phone.page.goto(CHECK)
    blank = picture("x").resize((4, 4)).resize((640, 480))
    blank.save(tmp_path / "foto.png")
    choose(phone, tmp_path / "foto.png")
    phone.sees(NOTHING)


def test_a_file_that_is_no_picture_says_so(phone: Visitor, tmp_path: Path) -> None:
    phone.page.goto(CHECK)
    (tmp_path / "foto.jpg").write_bytes(b"no")
    choose(phone, tmp_path / "foto.jpg")
    phone.sees(NOTHING)


def offline(one: Visitor) -> None:
    """Know the platform once, then lose the signal."""
    one.page.goto("/es/cursos/")
    one.page.wait_for_function(READY)
    one.context.set_offline(True)
    one.page.goto(CHECK)


def reads_authentic(one: Visitor) -> None:
    verdict = one.main.locator(".veredicto__palabra").filter(visible=True)
    expect(verdict).to_have_text("Firma auténtica")


def test_without_a_signal_the_pdf_itself_is_enough(
    phone: Visitor, certificado: str, tmp_path: Path
) -> None:
    code = certificado.partition("/#")[0].rsplit("/", 1)[1]
    file = tmp_path / "certificado.pdf"
    file.write_bytes(phone.context.request.get(f"/credenciales/{code}.pdf").body())
    offline(phone)
    phone.page.get_by_label("Foto o PDF del certificado").set_input_files(file)
    reads_authentic(phone)


def test_a_pdf_of_somebody_else_is_not_followed(phone: Visitor, tmp_path: Path) -> None:
    offline(phone)
    file = tmp_path / "otro.pdf"
    file.write_bytes(f"%PDF-1.7\n/URI({OTHERS})".encode())
    phone.page.get_by_label("Foto o PDF del certificado").set_input_files(file)
    phone.sees(NOT_OURS)
    file.write_bytes(b"%PDF-1.7\n")
    phone.page.get_by_label("Foto o PDF del certificado").set_input_files(file)
    phone.sees(NOTHING)


def test_without_a_signal_what_read_once_reads_again(
    phone: Visitor, certificado: str, tmp_path: Path
) -> None:
    file = photo(certificado, tmp_path / "foto.jpg")
    own = phone.page.get_by_label("Foto o PDF del certificado")
    offline(phone)
    own.set_input_files(file)
    phone.sees(
        "Este navegador necesita señal la primera vez que lee un código."
        " Intente otra vez cuando haya."
    )
    phone.context.set_offline(False)
    phone.page.goto(CHECK)
    choose(phone, file)
    expect(phone.main.locator(".veredicto__palabra")).to_have_text("Vigente")
    phone.context.set_offline(True)
    phone.page.goto(CHECK)
    own.set_input_files(file)
    reads_authentic(phone)
