"""The badge as a picture: the signed credential inside, once, and readable as it was signed."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, PngImagePlugin

from cursos.credenciales import vida
from cursos.credenciales.models import MotivoRevocacion, MotivoSuspension
from cursos.insignias import emisor
from cursos.insignias.dibujo import Dibujo, render_svg
from cursos.insignias.firma import verify
from cursos.insignias.horneado import KEYWORD, NAMESPACE, bake_png, bake_svg
from plataforma import storage
from plataforma.jobs.services import run_due

if TYPE_CHECKING:
    from cursos.credenciales.models import Credencial
    from plataforma.identidad.models import Usuario
    from tests.client import CheckingClient

DIBUJO = Dibujo(nombre="Uso las preferencias", pie="Escala · MC-C2 · 2027")
HOSTILE = ['"><script>alert(1)</script>', "Fim ]]> <b>&amp;</b>", "x" * 5_000, "", "李明 😀"]


def inside_svg(data: bytes) -> str:
    """Return what another program finds in the drawing."""
    found = ET.fromstring(data).findall(f"{{{NAMESPACE}}}credential")  # noqa: S314 — our own
    assert len(found) == 1
    return str(found[0].text)


def inside_png(data: bytes) -> str:
    with Image.open(io.BytesIO(data)) as image:
        assert isinstance(image, PngImagePlugin.PngImageFile)
        image.load()
        return str(image.text[KEYWORD])


def test_the_png_holds_the_credential_once_and_not_compressed(
    client: CheckingClient, credencial: Credencial
) -> None:
    answer = client.get(f"/credenciales/{credencial.codigo}.png")

    assert answer.mimetype == "image/png"
    assert answer.data.count(b"iTXt" + KEYWORD.encode() + b"\0\0\0\0\0") == 1
    assert inside_png(answer.data) == credencial.documento
    assert len(answer.data) < 100_000


def test_the_svg_holds_the_credential_once(client: CheckingClient, credencial: Credencial) -> None:
    answer = client.get(f"/credenciales/{credencial.codigo}.svg")

    assert answer.mimetype == "image/svg+xml"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert inside_svg(answer.data) == credencial.documento


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_what_is_inside_verifies_with_our_key(
    client: CheckingClient, credencial: Credencial, ending: str
) -> None:
    data = client.get(f"/credenciales/{credencial.codigo}.{ending}").data
    read = inside_png(data) if ending == "png" else inside_svg(data)

    verify(json.loads(read), emisor.current_keys().by_method())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    document = json.dumps({"name": text}, ensure_ascii=False)
    dibujo = Dibujo(nombre=text, pie=text)
    drawing = ET.fromstring(bake_svg(dibujo, document))  # noqa: S314 — our own

    assert not [e for e in drawing.iter() if str(e.tag).endswith("script")]
    assert json.loads(inside_svg(bake_svg(dibujo, document))) == {"name": text}
    assert json.loads(inside_png(bake_png(dibujo, document))) == {"name": text}


def test_a_long_name_is_cut_and_says_so() -> None:
    assert "…" in render_svg(Dibujo(nombre="Acuerdos y preferencias " * 8, pie="x"))


def test_the_same_credential_gives_the_same_bytes() -> None:
    assert bake_png(DIBUJO, "{}") == bake_png(DIBUJO, "{}")


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_one_without_effect_gives_no_badge(
    client: CheckingClient, elena: Usuario, credencial: Credencial, ending: str
) -> None:
    vida.suspender(elena, credencial, MotivoSuspension.OTRO)

    assert client.get(f"/credenciales/{credencial.codigo}.{ending}").status_code == 303


def test_revoking_removes_every_file(
    client: CheckingClient, elena: Usuario, credencial: Credencial
) -> None:
    keys = [credencial.pdf_key.replace("pdf", ending) for ending in ("pdf", "png", "svg")]
    for ending in ("pdf", "png", "svg"):
        client.get(f"/credenciales/{credencial.codigo}.{ending}")
    assert all(storage.get(key) for key in keys)
    vida.revocar(elena, credencial, MotivoRevocacion.OTRO)
    run_due()

    assert [storage.get(key) for key in keys] == [None] * 3


def test_the_page_offers_the_badge_and_what_to_say_with_it(
    client: CheckingClient, ana: Usuario, credencial: Credencial
) -> None:
    address = f"/es/credenciales/{credencial.codigo}/"

    assert f"/credenciales/{credencial.codigo}.png" in client.get(address).text
    assert "wa.me/?text=Compruebe%20esta%20credencial%20de%20Ana" in client.get(address).text
    assert "wa.me/?text=Obtuve%20la%20credencial" in client.as_user(ana).get(address).text
