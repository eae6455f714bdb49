"""The report on paper."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from plataforma import papel
from plataforma.clock import now
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from cursos.informes.informe import Informe

SOURCE = Path(__file__).parent / "datos" / "informe.typ"
REGIONS = {"es": "UY", "pt": "BR"}


def render(informe: Informe) -> bytes:
    """Return the PDF: A4, tagged, every text as the page shows it."""
    moment = now()
    values: dict[str, Any] = asdict(informe) | {
        "idioma": get_lang(),
        "region": REGIONS[get_lang()],
        "anio": moment.year,
        "mes": moment.month,
        "dia": moment.day,
        "pie": f"Escala · {informe.titulo} · {informe.camara}",
        "rotulos": {
            "cohortes": _("Cohortes"),
            "cifra": _("Cifra"),
            "valor": _("Valor"),
            "definicion": _("Qué cuenta"),
            "grupo": _("Grupo"),
            "reglas": _("Cómo se protege a las personas"),
            "fuentes": _("Fuentes"),
            "poco": poco(),
        },
    }
    return papel.render(SOURCE, values, moment)


def poco() -> str:
    text: str = _(
        "Hay menos de 5 personas inscritas: el informe no muestra ninguna cifra, para no revelar "
        "datos de nadie."
    )
    return text
