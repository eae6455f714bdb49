"""Why something is not written or published."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class SinPaqueteError(DomainError):
    mensaje = _l(
        "Los archivos de este curso no están guardados. Súbalos en un zip para poder editarlo aquí."
    )


class CambioMientrasTantoError(DomainError):
    mensaje = _l("El borrador cambió mientras lo publicaba. Revíselo y publique otra vez.")


class VersionMasNuevaError(DomainError):
    mensaje = _l(
        "Después de empezar este borrador se publicó otra versión. Mire las diferencias y marque"
        " que quiere reemplazarla."
    )


class SinBorradorError(DomainError):
    mensaje = _l("No hay cambios por publicar.")


class OtroCursoError(DomainError):
    mensaje = _l("El zip es de otro curso: su clave es «%(clave)s».")


class ClaveOcupadaError(DomainError):
    mensaje = _l("Ya hay un curso con esa clave o ese código. Cámbielos en curso.yml.")


class YaEsAutorError(DomainError):
    mensaje = _l("Esa persona ya cuida este curso.")


class NoEsAutorError(DomainError):
    mensaje = _l("Esa cuenta no existe o no tiene el rol de autor. Déselo antes en Personas.")
