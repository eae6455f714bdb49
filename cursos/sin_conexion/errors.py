"""Refusals of what a phone sends after working without a signal."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError

RELOJ_DUDOSO = _l("El reloj de su teléfono cambió mientras tanto: anotamos la hora de llegada.")


class LoteIlegibleError(DomainError):
    mensaje = _l("No pudimos leer lo que envió el teléfono. Cargue la página otra vez.")


class OtraPersonaError(DomainError):
    """What was kept belongs to somebody else than who is signed in."""

    mensaje = _l("Esas respuestas son de otra persona. Se envían cuando ella entre.")


class EnvioGrandeError(DomainError):
    mensaje = _l("Esta respuesta es demasiado larga para enviarla así. Acórtela y guarde otra vez.")


class EnvioViejoError(DomainError):
    """`dias`: how old it may be."""

    mensaje = _l("Esta respuesta tiene más de %(dias)s días. Responda otra vez.")


class YaNoEstaError(DomainError):
    mensaje = _l("Esto ya no está en el curso: el curso cambió. No cuenta ni a favor ni en contra.")
