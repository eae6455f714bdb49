"""Images of a lesson: small, upright, without what cameras add, described in both languages."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from cursos.imagenes import photographs
from cursos.imagenes.imagen import ImageError
from cursos.imagenes.photographs import shrink
from cursos.imagenes.publicacion import find_problem
from cursos.paquetes import lesson_body
from cursos.paquetes.check import load
from cursos.paquetes.yaml_source import ContentError
from tests.factories.cursos import MINIMO

LINE = {"es": "\n![Una balanza en el puerto]({})\n", "pt": "\n![Uma balança no porto]({})\n"}


def photograph(width: int = 1600, height: int = 1200, kind: str = "JPEG") -> bytes:
    """A photograph taken with the camera on its side, that says where it was taken."""
    picture = Image.effect_noise((width, height), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6  # on its side
    exif[0x010F] = "Secret Camera"
    buffer = io.BytesIO()
    picture.save(buffer, kind, exif=exif)
    return buffer.getvalue()


def with_image(folder: Path, name: str, data: bytes) -> Path:
    package = Path(shutil.copytree(MINIMO, folder / "curso"))
    (package / "imagenes").mkdir()
    (package / name).write_bytes(data)
    for lang in ("es", "pt"):
        path = package / f"lecciones/02-la-etiqueta.{lang}.md"
        text = path.read_text(encoding="utf-8") + LINE[lang].format(name)
        path.write_text(text, encoding="utf-8")
    return package


def faults(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load(folder)
    return [str(f) for f in caught.value.faults]


def test_a_photograph_becomes_small_upright_and_silent() -> None:
    imagen = shrink(photograph())
    picture = Image.open(io.BytesIO(imagen.datos))
    assert (picture.format, picture.size) == ("WEBP", (imagen.ancho, imagen.alto))
    assert picture.height > picture.width  # upright again
    assert picture.width <= 800
    assert len(imagen.datos) <= photographs.MAX_BYTES
    assert not picture.getexif()
    assert b"Secret" not in imagen.datos


def test_the_same_image_has_the_same_address() -> None:
    assert shrink(photograph(200, 100, "PNG")).huella != shrink(photograph(300, 100)).huella
    data = photograph(200, 100)
    assert shrink(data).huella == shrink(bytes(bytearray(data))).huella


def test_see_through_drawings_stay_so() -> None:
    buffer = io.BytesIO()
    Image.new("LA", (40, 40), (0, 0)).save(buffer, "PNG")
    assert Image.open(io.BytesIO(shrink(buffer.getvalue()).datos)).mode == "RGBA"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<svg onload='alert(1)'/>", "is not a WebP"),
        (photograph()[:3000], "is a damaged image"),
        (photograph(8, 8), "too small"),
        (b"GIF89a" + b"\0" * 40, "is not a WebP"),
    ],
)
def test_what_is_no_image_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ImageError, match=reason):
        shrink(data)


def test_an_image_of_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    buffer = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(buffer, "PNG")
    assert len(buffer.getvalue()) < 50_000
    assert find_problem("imagenes/x.png", buffer.getvalue()) == "has too many pixels"


def test_an_image_is_what_its_name_says() -> None:
    assert find_problem("imagenes/x.webp", photograph(100, 100)) == "is JPEG, not WEBP"


def test_a_lesson_shows_its_image_in_both_languages(tmp_path: Path) -> None:
    folder = with_image(tmp_path, "imagenes/balanza.jpg", photograph())
    assert all("changed after" in f for f in faults(folder))
    path = folder / "curso.yml"
    path.write_text(path.read_text() + "traduccion_atrasada: aviso\n", encoding="utf-8")
    paquete = load(folder)
    imagen = shrink(paquete.files["imagenes/balanza.jpg"])
    html = lesson_body.render(paquete.lecciones[1].pt.body, {"imagenes/balanza.jpg": imagen})
    assert f'<img src="/imagenes/{imagen.huella}.webp" alt="Uma balança no porto" width=' in html
    assert "zzimg" not in html


def test_an_image_that_one_language_lacks_or_no_lesson_shows_is_a_fault(tmp_path: Path) -> None:
    folder = with_image(tmp_path, "imagenes/balanza.jpg", photograph())
    path = folder / "lecciones/02-la-etiqueta.pt.md"
    path.write_text(path.read_text(encoding="utf-8").rsplit("\n![", 1)[0], encoding="utf-8")
    (folder / "imagenes/otra.jpg").write_bytes(photograph(100, 100))
    found = faults(folder)
    assert any("shows other images than es" in f for f in found)
    assert "imagenes/otra.jpg:0: no lesson shows this image" in found


def test_the_text_of_an_image_is_no_markup() -> None:
    imagen = shrink(photograph(100, 100))
    body = '![A "quoted" <b>](imagenes/x.jpg) and [next](leccion:la-etiqueta)'
    html = lesson_body.render(body, {"imagenes/x.jpg": imagen})
    assert 'alt="A &quot;quoted&quot; &lt;b&gt;"' in html
    assert 'href="../la-etiqueta/"' in html
