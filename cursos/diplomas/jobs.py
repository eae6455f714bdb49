"""After the commit, and on the day a diploma ends: whether the rules still hold."""

from __future__ import annotations

from typing import Any

from cursos.diplomas import services
from plataforma.jobs import job


@job(services.REVISAR)
def revisar(payload: dict[str, Any]) -> None:
    services.revisar(payload["id"])


@job(services.REVISAR_EMPRESA)
def revisar_empresa(payload: dict[str, Any]) -> None:
    services.revisar_empresa(payload["id"])
