"""Refusals of the answer bank, by the name of their rule."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class NoSeProponeError(DomainError):
    mensaje = _l("Solo un caso cerrado, y que le sirvió a la empresa, se convierte en respuesta.")


class SeReconoceError(DomainError):
    mensaje = _l("En el texto hay datos que dicen de quién es el caso. Quítelos.")


class FaltaMirarError(DomainError):
    mensaje = _l("Mire lo que está marcado y confirme que nada identifica a la empresa.")


class YaDecididoError(DomainError):
    mensaje = _l("Nada cambió: esta respuesta ya siguió su camino.")


class FaltaAcuerdoError(DomainError):
    mensaje = _l("Falta el acuerdo de la empresa: sin él no se publica.")


class OtraPersonaError(DomainError):
    mensaje = _l("Quien propone una respuesta no la publica: la revisa otra persona.")


class FaltaTextoError(DomainError):
    mensaje = _l("Se publica en español y en portugués, con al menos una fuente.")
