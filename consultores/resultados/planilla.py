"""The figures as rows of a sheet: what the page shows and nothing that it hides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultores.resultados.cifras import MINIMO
from consultores.resultados.textos import HITOS
from consultores.taxonomia import AREAS
from plataforma.paises import nombre_pais

if TYPE_CHECKING:
    from collections.abc import Iterator

    from consultores.resultados.cifras import Cifras, Linea

COLUMNAS = (
    *(_l("Grupo"), _l("Nombre"), _l("Preguntas enviadas"), _l("Respondidas")),
    *(_l("Sí o todavía no"), _l("Exportaron"), _l("Con documento verificado")),
)


def filas(cifras: Cifras, lang: str) -> Iterator[list[str | int]]:
    yield _row(_("Total"), "", cifras.total)
    for line in cifras.por_hito:
        names = {str(h): str(name) for h, name in HITOS.items()}
        yield _row(_("Momento"), names[line.nombre], line)
    for line in cifras.por_pais:
        yield _row(_("País"), nombre_pais(line.nombre, lang), line)
    for line in cifras.por_area:
        area = AREAS[line.nombre].en(lang) if line.nombre in AREAS else line.nombre
        yield _row(_("Área"), area, line)


def _row(grupo: str, nombre: str, line: Linea) -> list[str | int]:
    numbers = (line.preguntadas, line.respondidas, line.aplican, line.exportaron, line.verificadas)
    hidden = str(_("Menos de %(n)s, o protegido", n=MINIMO))
    return [str(grupo), nombre, *(hidden if n is None else n for n in numbers)]
