"""Work without a signal: who receives what was done, and which pages every phone keeps.

Each domain registers its own kinds and pages; the service worker and the queue are the academy's.

`@recibe("practica") def f(persona, datos, hecho_el) -> Resultado`. A receiver runs in a transaction
of its own, together with the row that says that the key was used; a DomainError undoes both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

MAX_CAMPOS = 1000  # as many as a form of ours may have (plataforma.security)


class EnvioIlegibleError(DomainError):
    mensaje = _l("No pudimos leer esta respuesta. Ábrala y responda otra vez.")


class TipoDesconocidoError(DomainError):
    mensaje = _l(
        "La página guardada es de una versión vieja. Ábrala con señal y responda otra vez."
    )


class Estado(StrEnum):
    """What became of something sent."""

    APLICADO = "aplicado"
    REPETIDO = "repetido"  # it had arrived before: nothing changed now
    RECHAZADO = "rechazado"  # it cannot be used; the message says why
    CONFLICTO = "conflicto"  # something newer stands; what was sent is kept beside it
    PENDIENTE = "pendiente"  # we failed: the phone keeps it and tries later


@dataclass(frozen=True)
class Resultado:
    """`mensaje` is in the person's language, and empty when there is nothing to say.

    `nuevos`: values of hidden fields that the page must carry from now on.
    """

    estado: Estado = Estado.APLICADO
    mensaje: str = ""
    nuevos: Mapping[str, str] = field(default_factory=dict)


Receptor = Callable[["Usuario", Mapping[str, Any], datetime], Resultado]
_receptores: dict[str, Receptor] = {}


def recibe(tipo: str) -> Callable[[Receptor], Receptor]:
    """Register who receives this kind."""

    def register(receptor: Receptor) -> Receptor:
        _receptores[tipo] = receptor
        return receptor

    return register


def receptor_de(tipo: str) -> Receptor:
    found = _receptores.get(tipo)
    if found is None:
        raise TipoDesconocidoError
    return found


def texto(datos: Mapping[str, Any], nombre: str) -> str:
    """Return a text of what was sent."""
    value = datos.get(nombre)
    if not isinstance(value, str) or not value:
        raise EnvioIlegibleError
    return value


def entero(datos: Mapping[str, Any], nombre: str) -> int:
    """Return a whole number of what was sent, of the size that a key has."""
    value = datos.get(nombre)
    if type(value) is not int or not 0 <= value < 2**31:
        raise EnvioIlegibleError
    return value


def campos(datos: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the fields of the form as the form would have sent them."""
    sent = datos.get("campos", {})
    if not isinstance(sent, dict) or len(sent) > MAX_CAMPOS:
        raise EnvioIlegibleError
    for values in sent.values():
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            raise EnvioIlegibleError
    return sent


@dataclass(frozen=True, kw_only=True)
class Guardado:
    """A page of another package that every phone keeps, and the files that it needs.

    `huella` says something else whenever the page does: the phones then take it again.
    """

    pagina: str  # endpoint
    activos: tuple[str, ...]
    huella: Callable[[], str]


_guardados: list[Guardado] = []


def registrar_guardado(guardado: Guardado) -> None:
    if guardado not in _guardados:
        _guardados.append(guardado)


def guardados() -> tuple[Guardado, ...]:
    """Return the pages that packages asked to be kept."""
    return tuple(_guardados)
