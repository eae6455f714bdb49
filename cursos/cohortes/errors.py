"""Refusals about a cohort."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class CupoError(DomainError):
    mensaje = _l(
        "Lugares libres: %(libres)s. Personas nuevas: %(nuevos)s. Amplíe el cupo o quite personas."
    )


class FechasError(DomainError):
    mensaje = _l("El cierre debe ser después del inicio. Revise las dos fechas.")


class NombreRepetidoError(DomainError):
    mensaje = _l("Ya hay una cohorte con ese nombre. Elija otro, por ejemplo con el año.")


class SeFueError(DomainError):
    mensaje = _l("Esta persona se retiró por su cuenta. Solo ella puede volver, con su enlace.")
