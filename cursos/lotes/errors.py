"""Refusals about issuing to a cohort."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class LoteTardioError(DomainError):
    mensaje = _l("Esta emisión ya cambió de estado. Mire cómo está ahora.")


class SinElegidosError(DomainError):
    mensaje = _l("No eligió a nadie. Marque al menos a una persona.")


class CambioLaListaError(DomainError):
    mensaje = _l("Desde que usted la revisó, la lista cambió. Mírela otra vez antes de confirmar.")


class MismaPersonaError(DomainError):
    mensaje = _l("Usted pidió esta emisión. Debe decidirla otra persona de la administración.")


class SinCursoConCredencialError(DomainError):
    mensaje = _l("El curso de esta cohorte no otorga credencial. Elija otra cohorte.")
