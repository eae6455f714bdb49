"""Refusals about the survey."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class TodaviaNoError(DomainError):
    mensaje = _l("La encuesta se abre cuando termina el curso o sale de la cohorte.")


class CerradaError(DomainError):
    mensaje = _l("La encuesta de esta cohorte ya cerró. No se guardó ningún cambio.")
