"""Refusals about reviews."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.errors import DomainError


class RevisionError(DomainError):
    """The page shows it with everything that was written."""

    mensaje = _l("No se pudo guardar la revisión.")


class YaRevisadaError(RevisionError):
    """`quien` and `cuando`: who was faster, in words."""

    mensaje = _l(
        "%(quien)s revisó esta entrega el %(cuando)s, mientras usted escribía. No se guardó nada "
        "de lo suyo: lea su decisión y, si hace falta, escríbale."
    )


class ReemplazadaError(RevisionError):
    mensaje = _l("La persona entregó otra versión. Revise la última; esta queda como estaba.")


class SuPropiaEntregaError(RevisionError):
    mensaje = _l("Esta entrega es suya: la revisa otra persona.")


class FaltanNivelesError(RevisionError):
    mensaje = _l("Elija un nivel en cada criterio.")


class FaltaComentarioError(RevisionError):
    mensaje = _l("Escriba qué debe cambiar: en general, o junto a un dato.")


class SinTareasParaRevisarError(DomainError):
    mensaje = _l("Todavía no hay otra hoja para revisar. Vuelva cuando más personas entreguen.")


class YaTieneDosError(DomainError):
    mensaje = _l("Ya tiene dos hojas para revisar. Es todo lo que se pide.")


class EntregueAntesError(DomainError):
    mensaje = _l("Entregue primero su hoja. Después podrá revisar las de otras dos personas.")
