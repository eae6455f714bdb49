"""Cards for people without mail, as a PDF to print and cut out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import segno
from flask_babel import gettext as _

from cursos.cohortes import direcciones, mensajes
from cursos.cohortes.enlaces import enlace_de, mostrar_codigo
from plataforma import papel
from plataforma.clock import now
from plataforma.i18n import get_lang, in_lang

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.cohortes.models import Participante

SOURCE = Path(__file__).parent / "datos" / "tarjetas.typ"
REGIONS = {"es": "UY", "pt": "BR"}
A_LA_VEZ = 500  # cards in one file: some 60 sheets


def render(people: Sequence[Participante]) -> bytes:
    """Return the sheets: ten cards each, every card in the language of its person."""
    values = {
        "idioma": get_lang(),
        "region": REGIONS[get_lang()],
        "titulo": _("Tarjetas de invitación"),
        "tarjetas": [_card(p) for p in people],
    }
    return papel.render(SOURCE, values, now())


def _card(participante: Participante) -> dict[str, Any]:
    lang, cohorte = participante.idioma, participante.cohorte
    with in_lang(lang):
        how = _(
            "Apunte la cámara del teléfono al cuadro, o entre a %(direccion)s y escriba el código.",
            direccion=direcciones.escribir_codigo(lang).split("://", 1)[1],
        )
        once = _("Código de un solo uso")
    url = mensajes.invitacion_url(participante)
    return {
        "idioma": lang,
        "nombre": participante.nombre,
        "empresa": participante.empresa,
        "curso": cohorte.titulo.en(lang),
        "camara": participante.organizacion.nombre,
        "codigo": mostrar_codigo(enlace_de(participante.semilla).codigo),
        "una_vez": once,
        "como": how,
        "qr": _square(url),
        "url": url,
    }


def _square(text: str) -> str:
    out = io.BytesIO()
    # One mask for all: choosing the best of eight takes ten times as long, and any is readable.
    segno.make(text, error="m", micro=False, mask=4).save(out, kind="svg", border=0, dark="#1B2A33")
    return out.getvalue().decode("utf-8")
