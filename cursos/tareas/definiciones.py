"""Where worksheets come from: course packages, and the sheets that belong to no course."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cursos.hojas.comprobar import problemas
from cursos.hojas.definicion import Definicion, leer_tarea
from cursos.paquetes.yaml_source import ContentError, YamlSource
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso

FOLDER = Path(__file__).parent / "hojas"


def tarea_de(version: VersionCurso) -> Definicion:
    """Return the worksheet of a version of a course, or raise NotFoundError."""
    if version.tarea is None:
        raise NotFoundError
    return leer_tarea(json.dumps(version.tarea, ensure_ascii=False, sort_keys=True))


@cache
def list_hojas() -> dict[str, Definicion]:
    """Return the sheets without course by their key, in the order of their file names."""
    found = (leer_hoja(path) for path in sorted(FOLDER.glob("*.yml")))
    return {tarea.clave: tarea for tarea in found}


def leer_hoja(path: Path) -> Definicion:
    """Read and check one file, or raise ContentError with every fault."""
    source = YamlSource.parse(path.read_text(encoding="utf-8"), path.name)
    tarea: Definicion = source.read(Definicion)
    faults = [source.fault(loc, text) for loc, text in problemas(tarea)]
    if faults:
        raise ContentError(faults)
    return tarea
