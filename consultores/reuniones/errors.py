"""Refusals of the meetings, by the name of their rule."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class HorariosError(DomainError):
    mensaje = _l("Proponga de uno a tres horarios distintos, desde dentro de una hora.")


class EnlaceError(DomainError):
    mensaje = _l("Copie el enlace entero, con https:// al comienzo.")


class ReunionCambioError(DomainError):
    mensaje = _l("La reunión cambió mientras la leía. Así está ahora.")


class ReunionFuturaError(DomainError):
    mensaje = _l("Diga si se hizo cuando haya pasado la hora.")
