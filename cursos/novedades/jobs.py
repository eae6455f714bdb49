"""After a text was written: who hears of it. Each morning: the mail of the day."""

from __future__ import annotations

from typing import Any

from cursos.discusion.services import ANUNCIAR
from cursos.novedades import services
from plataforma.jobs import job


@job(ANUNCIAR)
def anunciar(payload: dict[str, Any]) -> None:
    services.anunciar(payload["aporte"])


@job(services.RESUMIR)
def resumir(payload: dict[str, Any]) -> None:
    services.resumir(payload["usuario"])
