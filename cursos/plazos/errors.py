"""Refusals about deadlines."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class FueraDeCohorteError(DomainError):
    mensaje = _l("Elija un día entre el comienzo y el cierre de la cohorte.")
