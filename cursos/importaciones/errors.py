"""Refusals about a list."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class SinArchivoError(DomainError):
    mensaje = _l("El archivo ya no está. Cargue la lista otra vez.")


class YaConfirmadaError(DomainError):
    mensaje = _l("Esta lista ya se confirmó. Para corregir a alguien, cargue otra lista.")


class SinConfirmarError(DomainError):
    mensaje = _l("Esta lista no se confirmó: no hay nada que deshacer.")


class TodaviaSeLeeError(DomainError):
    mensaje = _l("La lista todavía se está leyendo. Espere unos segundos y actualice la página.")


class FueraDePlazoError(DomainError):
    mensaje = _l(
        "Pasaron más de 24 horas: esta lista ya no se puede deshacer. Retire a las personas "
        "una por una."
    )
