"""Job: one piece of work to be done after the commit that asked for it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column

from plataforma.clock import now
from plataforma.db import Id, Model


class EstadoJob(StrEnum):
    PENDIENTE = "pendiente"
    EN_CURSO = "en_curso"
    HECHO = "hecho"
    FALLIDO = "fallido"


class Job(Model):
    """`lease_el` is when a running job counts as lost and may be claimed again.

    `corredor` names the runner that has it: when that one is seen to be gone, nobody waits so long.
    `periodico`: a row that is never done: each time it waits for the next.
    """

    __table_args__ = (
        Index("ix_job_estado_no_antes_el", "estado", "no_antes_el"),
        # One row of each, however many machines look whether it is there.
        Index(
            "uq_job_periodico",
            "nombre",
            unique=True,
            sqlite_where=text("periodico"),
            postgresql_where=text("periodico"),
        ),
    )

    id: Mapped[Id]
    nombre: Mapped[str] = mapped_column(String(60))
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    estado: Mapped[EstadoJob] = mapped_column(String(20), default=EstadoJob.PENDIENTE)
    intentos: Mapped[int] = mapped_column(default=0)
    creado_el: Mapped[datetime] = mapped_column(default=now)
    no_antes_el: Mapped[datetime] = mapped_column(default=now)
    lease_el: Mapped[datetime | None]
    corredor: Mapped[str] = mapped_column(String(40), default="", server_default="")
    terminado_el: Mapped[datetime | None]
    periodico: Mapped[bool] = mapped_column(default=False, server_default=false())
    error: Mapped[str] = mapped_column(Text, default="")
