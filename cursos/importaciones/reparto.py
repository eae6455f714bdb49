"""Who of a list is new to a cohort, there already, or has an account. Reads, never writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from cursos.cohortes.lugares import count_libres
from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.planillas.columnas import Columna
from cursos.planillas.planilla import Fila, Problema
from cursos.planillas.valores import Causa
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, Usuario

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.importaciones.models import Importacion


@dataclass
class Reparto:
    """The rows of a list, each in one group, as things stand at this moment."""

    con_cuenta: list[tuple[Fila, Usuario]] = field(default_factory=list)  # enrolled at once
    con_correo: list[Fila] = field(default_factory=list)  # invited by mail
    con_telefono: list[Fila] = field(default_factory=list)  # a link for the manager to send
    ya_estaban: list[Fila] = field(default_factory=list)
    retiradas: list[Fila] = field(default_factory=list)  # left before: not touched
    con_error: list[Fila] = field(default_factory=list)
    libres: int = 0

    @property
    def nuevas(self) -> int:
        return len(self.con_cuenta) + len(self.con_correo) + len(self.con_telefono)

    @property
    def caben(self) -> bool:
        return self.nuevas <= self.libres

    def as_dict(self) -> dict[str, int]:
        """The numbers of the receipt."""
        return {
            "con_cuenta": len(self.con_cuenta),
            "con_correo": len(self.con_correo),
            "con_telefono": len(self.con_telefono),
            "ya_estaban": len(self.ya_estaban),
            "retiradas": len(self.retiradas),
            "con_error": len(self.con_error),
        }


class _Presentes:
    """Who is in the cohort, by each thing that tells a person."""

    def __init__(self, cohorte_id: int) -> None:
        rows = db.session.execute(
            select(
                Participante.correo,
                Participante.telefono,
                Participante.usuario_id,
                Participante.estado,
            ).where(Participante.cohorte_id == cohorte_id)
        ).all()
        self.by_mail = {r.correo: r for r in rows if r.correo}
        self.by_phone = {r.telefono: r for r in rows if r.telefono}
        self.by_user = {r.usuario_id: r for r in rows if r.usuario_id}

    def place(self, found: Reparto, fila: Fila, usuario: Usuario | None) -> None:
        """Put the row into its group."""
        if fila.errores:
            found.con_error.append(fila)
            return
        same = self.by_mail.get(fila.correo) or (usuario and self.by_user.get(usuario.id))
        phone = self.by_phone.get(fila.telefono)
        if same is None and phone is not None:
            if fila.correo and phone.correo:
                # Two addresses with one phone are two people: somebody has to say whose it is.
                column = Columna.TELEFONO.value
                fila.problemas.append(Problema(Causa.CHOQUE, column, fila.telefono))
                found.con_error.append(fila)
                return
            same = phone
        if same is not None:
            left = same.estado == EstadoParticipante.RETIRADO
            (found.retiradas if left else found.ya_estaban).append(fila)
        elif usuario is not None:
            found.con_cuenta.append((fila, usuario))
        else:
            (found.con_correo if fila.correo else found.con_telefono).append(fila)


def repartir(importacion: Importacion) -> Reparto:
    """Sort the rows of a prepared list: three statements, however many rows."""
    filas = [Fila.from_dict(kept) for kept in importacion.filas]
    users = _users(f.correo for f in filas if f.correo)
    found = Reparto(libres=count_libres(importacion.cohorte))
    present = _Presentes(importacion.cohorte_id)
    for fila in filas:
        present.place(found, fila, users.get(fila.correo))
    return found


def _users(mails: Iterable[str]) -> dict[str, Usuario]:
    """Return the accounts that proved to own one of these addresses."""
    found = select(Usuario).where(
        Usuario.correo.in_(list(mails)),
        Usuario.correo_verificado_el.is_not(None),
        Usuario.estado == EstadoUsuario.ACTIVO,
    )
    return {u.correo: u for u in db.session.scalars(found)}
