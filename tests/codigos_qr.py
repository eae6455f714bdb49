"""QR codes for tests: read from paper, drawn, and shown to a browser's camera."""

from __future__ import annotations

import io
import subprocess
from typing import TYPE_CHECKING

import segno
import zxingcpp
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

FRAME = (640, 480)


def on_paper(pdf: bytes, folder: Path) -> str:
    """Return what the QR code of a page says, drawn by poppler and read by ZXing."""
    source = folder / "papel.pdf"
    source.write_bytes(pdf)
    drawn = subprocess.run(
        ["pdftoppm", "-r", "120", "-png", "-singlefile", source], check=True, capture_output=True
    )
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(drawn.stdout)))
    text: str = found.text
    return text


def picture(text: str) -> Image.Image:
    """Draw a code as a hand would hold it: in the middle of a frame, with light around it."""
    out = io.BytesIO()
    segno.make(text, error="q", micro=False).save(out, kind="png", border=4, scale=4)
    code = Image.open(out).convert("RGB").rotate(4, expand=True, fillcolor="white")
    code.thumbnail((FRAME[1] - 60, FRAME[1] - 60))
    frame = Image.new("RGB", FRAME, "#777777")
    frame.paste(code, ((FRAME[0] - code.width) // 2, (FRAME[1] - code.height) // 2))
    return frame


def film(text: str, file: Path) -> Path:
    """Write a film for Chromium's fake camera: one picture, over and over."""
    out = io.BytesIO()
    picture(text).save(out, "JPEG", quality=90)
    file.write_bytes(out.getvalue() * 4)
    return file
