"""The same figures as open data: CSV and JSON, each with its definition."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from consultores.promesa.calculo import MEDIANAS, MINIMO
from consultores.promesa.vista import CUENTAS, DEFINICIONES, NOMBRES, nombre, promesas

if TYPE_CHECKING:
    from consultores.promesa.models import CortePromesa

COLUMNAS = (
    *("medida", "nombre", "periodo", "grupo", "codigo", "de"),
    *("numerador", "denominador", "valor", "unidad", "menos_del_minimo", "calculado_el"),
)
ROTACION = (*CUENTAS, "minimo", "mediana", "maximo", "indice")


def como_json(corte: CortePromesa) -> bytes:
    """Return everything that the page shows."""
    data = {
        "calculado_el": corte.calculado_el.isoformat(),
        "minimo_de_casos": MINIMO,
        "definiciones": {code: str(text) for code, text in DEFINICIONES.items()},
        "promesas_en_dias_habiles": [
            dict(zip(("paso", "meta", "alerta", "limite"), line, strict=True))
            for line in promesas()
        ],
        **corte.datos,
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def como_csv(corte: CortePromesa, lang: str) -> bytes:
    """Return a line for each figure, with commas, as open data are read."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNAS)
    moment = corte.calculado_el.isoformat()
    writer.writerows([*line, moment] for line in (*_figures(corte, lang), *_rotation(corte, lang)))
    return out.getvalue().encode("utf-8-sig")


def _figures(corte: CortePromesa, lang: str) -> list[list[Any]]:
    return [
        [
            *(f["medida"], str(NOMBRES[f["medida"]]), f["periodo"], f["grupo"], f["codigo"]),
            *(nombre(f["grupo"], f["codigo"], lang), f["numerador"], f["denominador"], f["valor"]),
            "dias_habiles" if f["medida"] in MEDIANAS else "parte",
            "si" if f["oculta"] else "no",
        ]
        for f in corte.datos["filas"]
    ]


def _rotation(corte: CortePromesa, lang: str) -> list[list[Any]]:
    return [
        [
            *(f"rotacion_{name}", f"rotacion_{name}", "todo", "area_pais"),
            f"{g['area']}-{g['pais']}",
            f"{nombre('area', g['area'], lang)} · {nombre('pais', g['pais'], lang)}",
            *("", "", g[name], _unit(name), "no"),
        ]
        for g in corte.datos["equidad"]["grupos"]
        for name in ROTACION
    ]


def _unit(name: str) -> str:
    if name in CUENTAS:
        return "cuenta"
    return "indice" if name == "indice" else "ofrecimientos_por_mes"
