"""What is missing, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.formadores.reglas import MINIMO
from plataforma.i18n import fecha

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from cursos.formadores.reglas import Taller


@dataclass(frozen=True)
class Fila:
    """A workshop with its checklist: (what, whether it is done)."""

    taller: Taller
    puntos: list[tuple[str, bool]]

    @property
    def completo(self) -> bool:
        return all(done for _what, done in self.puntos)


def fila(taller: Taller, vigentes: Collection[str], hoy: date) -> Fila:
    closed = taller.cierre < hoy
    seen = taller.observado
    return Fila(
        taller,
        [
            (
                _("La cohorte cerró el %(dia)s", dia=fecha(taller.cierre))
                if closed
                else _("La cohorte cierra el %(dia)s", dia=fecha(taller.cierre)),
                closed,
            ),
            (
                _(
                    "Terminaron %(n)s personas, de un mínimo de %(m)s",
                    n=taller.terminaron,
                    m=MINIMO,
                ),
                taller.terminaron >= MINIMO,
            ),
            (
                _("Observado el %(dia)s", dia=fecha(seen))
                if seen
                else _("Falta la observación de %(camara)s", camara=taller.camara),
                seen is not None,
            ),
            (
                _("Su credencial %(codigo)s está vigente", codigo=taller.credencial)
                if taller.credencial in vigentes
                else _("Falta su credencial %(codigo)s vigente", codigo=taller.credencial),
                taller.credencial in vigentes,
            ),
        ],
    )
