"""A guide for the tiny course, long enough to pass, with all that a guide may have."""

from __future__ import annotations

from cursos.paquetes.origin import read_folder
from cursos.paquetes.parity import mark_reviewed
from tests.factories.cursos import MINIMO

FRONT = """---
revisada: 2026-11-21
proxima_revision: 2027-05-21
responsable: Equipo de contenidos
{fuente}---

"""
PARTES = {
    "es": ("Para quién es", "Encuentro 1: el precio", "La actividad", "Qué no prometer"),
    "pt": ("Para quem é", "Encontro 1: o preço", "A atividade", "O que não prometer"),
}
TITULOS = {"es": "La moneda del precio", "pt": "A moeda do preço"}
CAJA = {"es": 'verificar "Por verificar"', "pt": 'verificar "A verificar"'}


def body(lang: str) -> str:
    first, meeting, activity, last = PARTES[lang]
    words = " ".join(["palabra" if lang == "es" else "palavra"] * 240)
    return (
        f"## {first}\n\n{words}\n\n"
        f"## {meeting}\n\n[{TITULOS[lang]}](leccion:la-moneda). {words}\n\n"
        f"### {activity}\n\n| 0–10 | 200 × 12 = 2.400 |\n|---|---|\n| 10–30 | 3,50 |\n\n{words}\n\n"
        f"!!! {CAJA[lang]}\n    USD 10,50.\n\n## {last}\n\nFin.\n"
    )


def guide_files() -> dict[str, bytes]:
    """Return the two files, the Portuguese one reviewed against the Spanish one."""
    es = FRONT.format(fuente="") + body("es")
    pt = FRONT.format(fuente='fuente: "000000000000"\n') + body("pt")
    files = {"guia.es.md": es.encode(), "guia.pt.md": pt.encode()}
    return files | mark_reviewed(dict(files), ["guia"])


def stored_guide() -> dict[str, dict[str, str]]:
    """Return a guide as a version keeps it."""
    return {
        lang: {"html": f"<h2 id='a'>{title}</h2>", "responsable": "E", "revisada": "2026-11-21"}
        for lang, (title, *_rest) in PARTES.items()
    }


def with_guide() -> dict[str, bytes]:
    """Return the tiny course with its guide."""
    return read_folder(MINIMO) | guide_files()
