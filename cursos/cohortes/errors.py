"""Refusals about a cohort."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class CupoError(DomainError):
    mensaje = _l(
        "Lugares libres: %(libres)s. Personas nuevas: %(nuevos)s. Amplíe el cupo o quite personas."
    )


class CupoMenorError(DomainError):
    mensaje = _l(
        "Hay más lugares reservados por país que lugares. Cambie primero los de cada país."
    )


class CuposError(DomainError):
    mensaje = _l(
        "Los lugares por país suman %(suma)s y la cohorte tiene %(cupo)s. Baje alguno o amplíe los "
        "lugares."
    )


class FacilitadorError(DomainError):
    mensaje = _l("Esa persona ya no actúa por la cámara. Elija otra de la lista.")


class RutaError(DomainError):
    mensaje = _l("Elija un curso o una ruta de la lista.")


class CamaraPropiaError(DomainError):
    mensaje = _l("Es la cámara que lleva la cohorte: ya ve a todas las personas.")


class CodigoHastaError(DomainError):
    mensaje = _l("Elija un día desde hoy y hasta el cierre de la cohorte.")


class FechasError(DomainError):
    mensaje = _l("El cierre debe ser después del inicio. Revise las dos fechas.")


class NombreRepetidoError(DomainError):
    mensaje = _l("Ya hay una cohorte con ese nombre. Elija otro, por ejemplo con el año.")


class SeFueError(DomainError):
    mensaje = _l("Esta persona se retiró por su cuenta. Solo ella puede volver, con su enlace.")
