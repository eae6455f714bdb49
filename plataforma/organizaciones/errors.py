"""Refusals about organisations."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class CuentaDesconocidaError(DomainError):
    mensaje = _l(
        "No hay ninguna cuenta con ese correo. Pida a la persona que cree la suya primero."
    )


class YaEsMiembroError(DomainError):
    mensaje = _l("Esta persona ya actúa por la organización. Cambie su papel en el equipo.")


class OrganizacionRepetidaError(DomainError):
    mensaje = _l("Ya hay una organización con ese nombre en ese país.")


class IdentificadorRepetidoError(DomainError):
    """Says what to do, and never who has it."""

    mensaje = _l(
        "Ya hay una organización con ese identificador en ese país. Si es la suya, pida a quien la "
        "gestiona que le invite a su equipo, o escriba a la Secretaría."
    )


class SinMensajesError(DomainError):
    mensaje = _l("Esta organización no recibe mensajes por este formulario.")


class DemasiadasEmpresasError(DomainError):
    mensaje = _l("Ya registró muchas empresas. Si necesita otra, escriba a la Secretaría.")
