"""Half a year before a credential ends."""

from __future__ import annotations

from typing import Any

from cursos.renovacion import services
from plataforma.jobs import job


@job(services.AVISAR)
def avisar(payload: dict[str, Any]) -> None:
    services.avisar(payload["id"])
