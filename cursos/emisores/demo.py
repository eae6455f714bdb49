"""The first chamber of the demonstration world issues with the Secretariat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cursos.emisores.queries import find_emisor
from cursos.emisores.services import Impreso, autorizar
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from plataforma.demo import Mundo

IMPRESO = Impreso(
    nombre=TextoBilingue(
        es="Cámara de Exportadores del Litoral", pt="Câmara de Exportadores do Litoral"
    ),
    url="https://litoral.example",
)


def load(mundo: Mundo) -> None:
    camara = mundo.camaras[0]
    if find_emisor(camara.slug) is None:
        autorizar(camara, IMPRESO, actor=mundo.cuentas["administracion"])
