"""A list that cannot be read at all, and what to do."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class PlanillaError(DomainError):
    """The list as a whole cannot be read; no row was looked at."""

    mensaje = _l("No pudimos leer la lista. Guárdela como CSV e intente otra vez.")


class PlanillaVaciaError(PlanillaError):
    mensaje = _l("La lista está vacía. Pegue al menos una persona o elija un archivo con datos.")


class PlanillaGrandeError(PlanillaError):
    mensaje = _l("El archivo pesa más de %(maximo)s MB. Divídalo en partes y cargue una por vez.")


class DemasiadasFilasError(PlanillaError):
    mensaje = _l(
        "La lista tiene %(filas)s filas y el máximo es %(maximo)s. "
        "Divídala y cargue una parte por vez."
    )


class DemasiadasColumnasError(PlanillaError):
    mensaje = _l(
        "La lista tiene %(columnas)s columnas y el máximo es %(maximo)s. "
        "Deje solo las que necesita."
    )


class NoEsCSVError(PlanillaError):
    mensaje = _l(
        "Este archivo es %(formato)s. Ábralo en su programa, guárdelo como CSV y cárguelo otra vez."
    )


class SinColumnasError(PlanillaError):
    mensaje = _l(
        "No encontramos el nombre y el correo o el teléfono. "
        "Ponga en la primera fila: nombre, correo, teléfono."
    )
