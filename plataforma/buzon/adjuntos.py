"""The files of a mail: the same rules as for those that are uploaded, and no more than five."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from plataforma.archivos import ArchivoError, ArchivoSinRevisarError, Subida, check

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_FILES = 5
_MANY = _l("Se toman hasta cinco archivos por correo.")
_OTHER = _l("Es un correo o una invitación, no un archivo.")


@dataclass(frozen=True)
class Adjunto:
    """A file that may be taken, and its type as its content shows it."""

    subida: Subida
    tipo: str


@dataclass(frozen=True)
class Adjuntos:
    """What may be taken; of the rest the names and why not (said when it is read)."""

    aceptados: tuple[Adjunto, ...] = ()
    rechazados: tuple[tuple[str, object], ...] = ()

    def no_tomados(self) -> tuple[tuple[str, str], ...]:
        """Return the names and the reasons in the language of the moment."""
        return tuple((name, str(why)) for name, why in self.rechazados)


def revisar(archivos: Sequence[Subida], otros: Sequence[str], *, espera: bool) -> Adjuntos:
    """Look at each file; never within a transaction: a scanner may take its time.

    `espera`: with the scanner down raise, to be asked again later, instead of leaving them out.
    """
    taken: list[Adjunto] = []
    left: list[tuple[str, object]] = []
    for subida in archivos:
        if len(taken) == MAX_FILES:
            left.append((subida.nombre, _MANY))
            continue
        try:
            taken.append(Adjunto(subida, check(subida)))
        except ArchivoError as error:
            if espera and isinstance(error, ArchivoSinRevisarError):
                raise
            left.append((subida.nombre, error))
    return Adjuntos(tuple(taken), (*left, *((name, _OTHER) for name in otros)))
