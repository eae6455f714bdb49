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


class FilaLejanaError(PlanillaError):
    mensaje = _l(
        "Hay datos hasta la fila %(fila)s. Borre las filas que sobran debajo de la lista, "
        "guarde el archivo y cárguelo otra vez."
    )


class OtroFormatoError(PlanillaError):
    mensaje = _l(
        "Este archivo es %(formato)s. Ábralo en su programa, guárdelo como XLSX o CSV y cárguelo "
        "otra vez."
    )


class NoEsPlanillaError(PlanillaError):
    mensaje = _l(
        "Este archivo no es una planilla. Elija uno en formato XLSX, ODS, XLS o CSV, o pegue las "
        "celdas."
    )


class ContrasenaError(PlanillaError):
    mensaje = _l(
        "El archivo tiene contraseña. Quítela en su programa de planillas, guárdelo y cárguelo "
        "otra vez."
    )


class DanadaError(PlanillaError):
    mensaje = _l(
        "El archivo está incompleto o dañado. Ábralo en su programa de planillas, guárdelo otra "
        "vez y cárguelo."
    )


class BombaError(PlanillaError):
    mensaje = _l(
        "El archivo ocupa demasiado al abrirlo. Copie solo la lista a una planilla nueva y cargue "
        "esa."
    )


class HojaAjenaError(PlanillaError):
    mensaje = _l("El archivo no tiene esa hoja. Elija otra.")
