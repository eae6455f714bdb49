"""Aval: an issuer stands up for an achievement, as it was signed on the day."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.credenciales.models import Logro
from cursos.emisores.models import Emisor
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.texto import TextoBilingue

_STANDS = "retirado_el IS NULL"
_HOUSE = text(f"{_STANDS} AND emisor_id IS NULL")
_CHAMBER = text(f"{_STANDS} AND emisor_id IS NOT NULL")


class Aval(Model):
    """Signed once in each language: an achievement has an address in each. Never edited."""

    __table_args__ = (
        # One standing endorsement of each by each: races end here.
        Index(
            "uq_aval_de_camara",
            "emisor_id",
            "logro_id",
            unique=True,
            sqlite_where=_CHAMBER,
            postgresql_where=_CHAMBER,
        ),
        Index(
            "uq_aval_de_secretaria",
            "logro_id",
            unique=True,
            sqlite_where=_HOUSE,
            postgresql_where=_HOUSE,
        ),
        UniqueConstraint("lista_estado", "indice_estado"),
    )

    id: Mapped[Id]
    codigo: Mapped[str] = mapped_column(String(26), unique=True)
    # Empty: the Secretariat.
    emisor_id: Mapped[int | None] = mapped_column(ForeignKey("emisor.id"), index=True)
    logro_id: Mapped[int] = mapped_column(ForeignKey("logro.id"), index=True)
    texto: Mapped[TextoBilingue]
    creado_el: Mapped[datetime] = mapped_column(default=now)
    retirado_el: Mapped[datetime | None]
    lista_estado: Mapped[int] = mapped_column(ForeignKey("lista_estado.numero"))
    indice_estado: Mapped[int]
    documento_es: Mapped[str] = mapped_column(Text)
    documento_pt: Mapped[str] = mapped_column(Text)

    emisor: Mapped[Emisor | None] = relationship(lazy="joined")
    logro: Mapped[Logro] = relationship()

    def documento(self, lang: str) -> str:
        return self.documento_pt if lang == "pt" else self.documento_es
