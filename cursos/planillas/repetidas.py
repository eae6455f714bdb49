"""The same person twice in a list: refused when it must be, told when it may be. Pure."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cursos.planillas.columnas import Columna
from cursos.planillas.valores import Causa

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.planillas.fila import Fila

REPETITIONS = frozenset(
    {
        Causa.REPETIDO,
        Causa.REPETIDO_TELEFONO,
        Causa.REPETIDO_IDENTIFICADOR,
        Causa.MISMA_PERSONA,
        Causa.TOCAYO,
    }
)


class Repetidas:
    """What the rows so far hold. A row that does not go in makes nobody else a repetition."""

    def __init__(self) -> None:
        self._mails: dict[str, int] = {}
        self._phones: dict[str, int] = {}
        self._ids: dict[tuple[str, str, str], tuple[int, bool]] = {}  # row, whether only by its id
        self._names: dict[str, int] = {}

    def mirar(self, fila: Fila) -> None:
        """Mark the row when it repeats one before, and remember it."""
        name = clave(fila.nombre)
        person = (fila.pais_identificador, fila.identificador, name)
        alone = not fila.correo and not fila.telefono
        mail, phone = self._mails.get(fila.correo), self._phones.get(fila.telefono)
        twin, twin_alone = self._ids.get(person, (0, False))
        if mail:
            fila.anotar([Causa.REPETIDO], Columna.CORREO, fila.correo, mail)
        elif phone:
            fila.anotar([Causa.REPETIDO_TELEFONO], Columna.TELEFONO, fila.telefono, phone)
        elif twin and alone and twin_alone:
            fila.anotar(
                [Causa.REPETIDO_IDENTIFICADOR], Columna.IDENTIFICADOR, fila.identificador, twin
            )
        elif twin:
            fila.anotar([Causa.MISMA_PERSONA], Columna.NOMBRE, fila.nombre, twin)
        elif other := self._names.get(name):
            fila.anotar([Causa.TOCAYO], Columna.NOMBRE, fila.nombre, other)
        if not fila.errores:
            self._remember(fila, person, alone=alone)

    def _remember(self, fila: Fila, person: tuple[str, str, str], *, alone: bool) -> None:
        if fila.correo:
            self._mails[fila.correo] = fila.numero
        if fila.telefono:
            self._phones[fila.telefono] = fila.numero
        if fila.identificador and (alone or person not in self._ids):
            self._ids[person] = (fila.numero, alone)
        self._names.setdefault(person[2], fila.numero)


def clave(nombre: str) -> str:
    """«JOSÉ  Peña» → «jose pena»: how two people write one name."""
    plain = unicodedata.normalize("NFKD", nombre).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def marcar_repetidas(filas: Iterable[Fila]) -> None:
    """Forget the marks of repetition and mark the list again: somebody corrected a row."""
    seen = Repetidas()
    for fila in filas:
        fila.problemas = [p for p in fila.problemas if p.causa not in REPETITIONS]
        seen.mirar(fila)
