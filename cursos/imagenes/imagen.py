"""An image as phones receive it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


class ImageError(ValueError):
    """The file is no image that a lesson can show; the text says why."""


@dataclass(frozen=True)
class Imagen:
    """An image as published. `archivo` is its address: the same image is sent once."""

    datos: bytes
    ancho: int
    alto: int
    tipo: str = "webp"  # or "svg"

    @property
    def huella(self) -> str:
        return hashlib.sha256(self.datos).hexdigest()[:32]

    @property
    def archivo(self) -> str:
        return f"{self.huella}.{self.tipo}"
