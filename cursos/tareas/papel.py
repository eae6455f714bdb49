"""A worksheet on paper, to keep and to show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from cursos.tareas.vista import Celda, TablaVista
from plataforma import papel
from plataforma.clock import now
from plataforma.i18n import fecha_hora, get_lang

if TYPE_CHECKING:
    from cursos.tareas.vista import Hoja

SOURCE = Path(__file__).parent / "datos" / "hoja.typ"
REGIONS = {"es": "UY", "pt": "BR"}


def render(hoja: Hoja) -> bytes:
    """Return the PDF: every cell with the text that the page shows."""
    moment = now()
    values = {
        "idioma": get_lang(),
        "region": REGIONS[get_lang()],
        "titulo": hoja.titulo,
        "descripcion": hoja.descripcion,
        "pie": _("Escala · %(cuando)s", cuando=fecha_hora(moment)),
        "total": _("Total"),
        "secciones": [
            {"titulo": s.titulo, "partes": [_parte(p) for p in s.partes]} for s in hoja.secciones
        ],
    }
    return papel.render(SOURCE, values, moment)


def _parte(parte: Celda | TablaVista) -> dict[str, Any]:
    if isinstance(parte, Celda):
        strong = parte.campo.tipo == "calculo" and parte.campo.destacado
        return {
            "tipo": "campo", "etiqueta": parte.etiqueta, "valor": parte.texto, "fuerte": strong
        }  # fmt: skip
    totals = [
        parte.totales[c.clave] if c.clave in parte.tabla.totales else ""
        for c in parte.tabla.columnas
    ]
    return {
        "tipo": "tabla",
        "titulo": parte.titulo,
        "columnas": parte.columnas,
        "filas": [[celda.texto for celda in fila] for fila in parte.filas if _escrita(fila)],
        "totales": totals if any(totals) else [],
        "numeros": [c.tipo in {"numero", "dinero", "calculo"} for c in parte.tabla.columnas],
    }


def _escrita(fila: list[Celda]) -> bool:
    return any(c.valor for c in fila if c.campo.tipo != "calculo")
