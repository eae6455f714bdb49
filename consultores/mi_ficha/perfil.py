"""The accredited consultant changes the profile: at once, with a line in the audit log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l

from consultores.acreditacion.decisiones import NoAcreditadoError
from consultores.acreditacion.ficha import escribir_secciones, poner_areas
from consultores.red.models import EstadoConsultor
from consultores.red.services import FUENTE, bloquear, clave
from plataforma import audit
from plataforma.busqueda import request_update
from plataforma.errors import DomainError

if TYPE_CHECKING:
    from consultores.red.models import Consultor

Datos = dict[str, Any]


class UltimaAreaError(DomainError):
    mensaje = _l("Es su única área: agregue otra antes de quitarla.")


def editar(consultor: Consultor, seccion: str, datos: Datos) -> None:
    bloquear(consultor)
    _check(consultor)
    escribir_secciones(consultor, {seccion: datos})
    _changed(consultor, seccion)


def quitar_area(consultor: Consultor, area: str) -> None:
    """An area less needs nobody's leave; one more does."""
    bloquear(consultor)
    _check(consultor)
    left = [a for a in consultor.codigos_area if a != area]
    if not left:
        raise UltimaAreaError
    poner_areas(consultor, left)
    _changed(consultor, "areas")


def _check(consultor: Consultor) -> None:
    if consultor.estado != EstadoConsultor.ACREDITADO:
        raise NoAcreditadoError


def _changed(consultor: Consultor, seccion: str) -> None:
    audit.record(
        "consultor.editar",
        ("consultor", consultor.id),
        actor=consultor.usuario,
        datos={"seccion": seccion},
    )
    request_update(FUENTE, clave(consultor))
