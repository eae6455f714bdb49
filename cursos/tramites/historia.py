"""What happened to one credential, for the staff: every moment, with the private details."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from cursos.credenciales.textos import MOTIVOS, MOTIVOS_SUSPENSION
from plataforma.i18n import fecha_hora

if TYPE_CHECKING:
    from datetime import datetime

    from cursos.credenciales.models import Credencial


def sucesos(credencial: Credencial) -> list[dict[str, Any]]:
    """Return the steps of its life for `linea_tiempo`, oldest first."""
    c = credencial
    suspension = MOTIVOS_SUSPENSION[c.motivo_suspension] if c.motivo_suspension else ""
    revocation = MOTIVOS[c.motivo_revocacion] if c.motivo_revocacion else ""
    steps: list[tuple[datetime | None, str, str, str]] = [
        (c.emitida_el, _("Emitida"), c.motivo, "check"),
        (c.suspendida_el, _("Suspendida"), _said(suspension, c.detalle_suspension), "warning"),
        (c.restablecida_el, _("Restablecida"), "", "undo"),
        (c.reemplazada_el, _("Reemplazada"), "", "undo"),
        (c.revocada_el, _("Revocada"), _said(revocation, c.detalle_revocacion), "error"),
        (c.retirada_el, _("Retirada a pedido"), "", "info"),
    ]
    return [
        {
            "titulo": titulo,
            "cuando": fecha_hora(el),
            "iso": el.isoformat(),
            "texto": texto,
            "icono": icono,
        }
        for el, titulo, texto, icono in sorted(s for s in steps if s[0])
        if el
    ]


def _said(motivo: object, detalle: str) -> str:
    return ". ".join(filter(None, (str(motivo), detalle)))
