"""After the commit, and on the day a diploma begins or ends: whether the rules hold."""

from __future__ import annotations

from typing import Any

from cursos.diplomas import estreno, services
from plataforma.jobs import job


@job(services.REVISAR)
def revisar(payload: dict[str, Any]) -> None:
    services.revisar(payload["id"])


@job(services.REVISAR_EMPRESA)
def revisar_empresa(payload: dict[str, Any]) -> None:
    services.revisar_empresa(payload["id"])


@job(estreno.ESTRENAR)
def estrenar(payload: dict[str, Any]) -> None:
    estreno.estrenar(payload["diplomas"], payload["desde"])


@job(estreno.ESTRENAR_EMPRESA)
def estrenar_empresa(payload: dict[str, Any]) -> None:
    estreno.estrenar_empresa(payload["diplomas"], payload["desde"])
