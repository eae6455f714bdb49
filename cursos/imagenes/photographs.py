"""Photographs: looked at before they are decoded, made small, without what cameras add."""

from __future__ import annotations

import io
import warnings
from functools import lru_cache

from PIL import Image, ImageOps, UnidentifiedImageError

from cursos.imagenes.imagen import ImageError, Imagen

FORMATS = {"webp": "WEBP", "png": "PNG", "jpg": "JPEG"}
MAX_PIXELS = 40_000_000  # a phone's largest photograph
MAX_BYTES = 80 * 1024  # of what a phone receives
SIZES = ((800, 75), (800, 60), (640, 60), (480, 50))  # width and quality, until it is small enough
SHORTEST = 16  # pixels


@lru_cache(maxsize=32)
def shrink(data: bytes) -> Imagen:
    """Return the image upright, in WebP, small and without metadata, or raise ImageError."""
    picture = _open(data)
    for width, quality in SIZES:
        copy = picture.copy()
        copy.thumbnail((width, width * 2))
        buffer = io.BytesIO()
        copy.save(buffer, "WEBP", quality=quality, method=4)
        if buffer.tell() <= MAX_BYTES:
            return Imagen(buffer.getvalue(), copy.width, copy.height)
    raise ImageError(f"is larger than {MAX_BYTES // 1024} KB even when made small")


def _open(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            picture = Image.open(io.BytesIO(data), formats=list(FORMATS.values()))
            _check_size(picture)
            picture.load()
            upright = ImageOps.exif_transpose(picture)
            return upright.convert("RGBA" if _is_see_through(upright) else "RGB")
    except ImageError:
        raise
    except UnidentifiedImageError:
        raise ImageError("is not a WebP, PNG or JPEG image") from None
    except Exception:  # noqa: BLE001 — damaged images fail in as many ways as there are decoders
        raise ImageError("is a damaged image") from None


def _check_size(picture: Image.Image) -> None:
    """Before anything is decoded."""
    if picture.width * picture.height > MAX_PIXELS:
        raise ImageError("has too many pixels")
    if min(picture.size) < SHORTEST:
        raise ImageError("is too small to see")


def _is_see_through(picture: Image.Image) -> bool:
    return picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info


def kind_problem(name: str, data: bytes) -> str:
    """Return what the image is when its name says another kind."""
    with Image.open(io.BytesIO(data)) as picture:
        said = FORMATS[name.rpartition(".")[2]]
        return "" if picture.format == said else f"is {picture.format}, not {said}"
