"""What the directory searches in: copies, written anew whenever a consultant changes.

`consultores.red.directorio` writes them; the consultant's own rows are the truth.
"""

from __future__ import annotations

from datetime import date, datetime
from zlib import crc32

from sqlalchemy import ForeignKey, Index, PrimaryKeyConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from plataforma.db import Model

PRIMERA, CUANTAS = 0x4E00, 0x5000  # a range of letters in which nothing has another case or form


def letra(codigo: str) -> str:
    """Return the character of a code: the same for ever, whatever codes come later."""
    return chr(PRIMERA + crc32(codigo.encode()) % CUANTAS)


class FilaDirectorio(Model):
    """All that the directory filters, counts and orders by, of one consultant, in one row.

    A list of codes is a text with one character for each (`letra`), read into memory by `indice`.
    """

    __table_args__ = (Index("ix_fila_directorio_revision", "consultor_id", "revision"),)

    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int] = mapped_column(default=0, server_default="0")  # another at each writing
    visible_hasta: Mapped[datetime | None]  # empty: not in the directory
    nombre_plegado: Mapped[str] = mapped_column(String(120))
    areas: Mapped[str] = mapped_column(Text, default="")
    subtemas: Mapped[str] = mapped_column(Text, default="")
    paises: Mapped[str] = mapped_column(Text, default="")
    idiomas: Mapped[str] = mapped_column(Text, default="")
    sectores: Mapped[str] = mapped_column(Text, default="")
    servicios: Mapped[str] = mapped_column(Text, default="")
    acuerdos: Mapped[str] = mapped_column(Text, default="")
    modalidades: Mapped[str] = mapped_column(Text, default="")
    con_lugar: Mapped[bool] = mapped_column(default=False)  # somebody answers and there is room
    pausa_hasta: Mapped[date | None]
    mediana: Mapped[float]  # of days to answer; who has not answered yet comes last


class PalabraDirectorio(Model):
    """A term (`plataforma.busqueda.analisis`) of a consultant's profile, in either language."""

    __table_args__ = (
        # With all that a search reads: PostgreSQL need not look at the rows besides.
        PrimaryKeyConstraint("termino", "consultor_id", postgresql_include=["peso"]),
        {"sqlite_with_rowid": False},
    )

    termino: Mapped[str] = mapped_column(String(60), primary_key=True)
    consultor_id: Mapped[int] = mapped_column(
        ForeignKey("consultor.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    peso: Mapped[int]  # `directorio.EN_LA_OFERTA`: in the name or the line that says what they do
