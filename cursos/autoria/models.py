"""What authors are writing. A draft is the files of a package: the same that `export` gives."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cursos.catalogo.models import Curso, VersionCurso
from plataforma.clock import now
from plataforma.db import Id, Model
from plataforma.identidad.models import Usuario

NOMBRE = 120  # longest path of a file in a package


class Borrador(Model):
    """What is being written of a course; published or discarded, it is gone."""

    id: Mapped[Id]
    curso_id: Mapped[int] = mapped_column(ForeignKey("curso.id", ondelete="CASCADE"), unique=True)
    # The version that it began from; none for a course that was never published.
    base_id: Mapped[int | None] = mapped_column(
        ForeignKey("version_curso.id", ondelete="SET NULL"), index=True
    )
    empezado_el: Mapped[datetime] = mapped_column(default=now)
    cambiado_el: Mapped[datetime] = mapped_column(default=now)

    curso: Mapped[Curso] = relationship()
    base: Mapped[VersionCurso | None] = relationship()
    apartados: Mapped[list[TextoApartado]] = relationship(
        order_by="TextoApartado.id", cascade="all, delete-orphan", passive_deletes=True
    )


class ArchivoBorrador(Model):
    """One file of a draft, and who changed it last."""

    __table_args__ = (UniqueConstraint("borrador_id", "nombre"),)

    id: Mapped[Id]
    borrador_id: Mapped[int] = mapped_column(ForeignKey("borrador.id", ondelete="CASCADE"))
    nombre: Mapped[str] = mapped_column(String(NOMBRE))
    contenido: Mapped[bytes] = mapped_column(LargeBinary)
    cambiado_el: Mapped[datetime] = mapped_column(default=now)
    usuario_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL"), index=True
    )


class TextoApartado(Model):
    """A text written while somebody else wrote the same file: kept until somebody decides."""

    id: Mapped[Id]
    borrador_id: Mapped[int] = mapped_column(
        ForeignKey("borrador.id", ondelete="CASCADE"), index=True
    )
    nombre: Mapped[str] = mapped_column(String(NOMBRE))
    contenido: Mapped[str] = mapped_column(Text)
    apartado_el: Mapped[datetime] = mapped_column(default=now)
    usuario_id: Mapped[int | None] = mapped_column(
        ForeignKey("usuario.id", ondelete="SET NULL"), index=True
    )

    usuario: Mapped[Usuario | None] = relationship()
