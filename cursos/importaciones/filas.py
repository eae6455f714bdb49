"""Between the judged line of `planillas` and its row in the database."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cursos.cohortes.enlaces import nuevo_enlace
from cursos.planillas.columnas import Columna
from cursos.planillas.fila import Fila, Problema
from cursos.planillas.valores import Causa

if TYPE_CHECKING:
    from cursos.importaciones.models import FilaImportada
    from cursos.planillas.columnas import Mapa

PLAIN = ("nombre", "pais_identificador", "empresa", "pais", "idioma", "sexo", "tamano")
CONTACTS = ("correo", "telefono", "identificador")


def juicio(fila: Fila) -> dict[str, Any]:
    """Return what the judge says, as columns."""
    return {
        "causa": fila.errores[0].causa.value if fila.errores else "",
        "aviso": fila.avisos[0].causa.value if fila.avisos else "",
        "problemas": [asdict(p) for p in fila.problemas],
    }


def datos(fila: Fila) -> dict[str, Any]:
    """Return what was read of the person, as columns."""
    return {
        **{name: getattr(fila, name) for name in PLAIN},
        **{name: getattr(fila, name) or None for name in CONTACTS},
    }


def nueva(importacion_id: int, fila: Fila, mapa: Mapa) -> dict[str, Any]:
    """Return the whole row of a line that was just read."""
    enlace = nuevo_enlace()
    wrong = bool(fila.errores)
    return {
        "importacion_id": importacion_id,
        "numero": fila.numero,
        **datos(fila),
        **juicio(fila),
        "fuera": False,
        "en_espera": False,
        "celdas": mapa.celdas(fila.original) if wrong else {},
        "original": fila.original if wrong else [],
        "semilla": enlace.semilla,
        "token_hash": enlace.token_hash,
        "codigo_hash": enlace.codigo_hash,
    }


def leer_problemas(kept: list[Any]) -> list[Problema]:
    return [Problema(**{**p, "causa": Causa(p["causa"])}) for p in kept]


def celdas_de(row: FilaImportada) -> dict[Columna, str]:
    """Return the cells of a wrong line as they stand, corrections included."""
    return {Columna(c): text for c, text in row.celdas.items()}


def fila_de(row: FilaImportada) -> Fila:
    """Return the line as the judge knows it."""
    return Fila(
        row.numero,
        **{name: getattr(row, name) for name in PLAIN},
        **{name: getattr(row, name) or "" for name in CONTACTS},
        problemas=leer_problemas(row.problemas),
        original=row.original,
    )
