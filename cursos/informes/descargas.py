"""The report as a file: on paper, or as a sheet with the same figures. No personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cursos.informes import papel
from cursos.planillas.exportar import armar_xlsx
from plataforma.clock import now
from plataforma.csv_seguro import armar_csv
from plataforma.descargas import descarga

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkzeug.wrappers import Response

    from cursos.informes.informe import Informe

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MIMES = {"pdf": "application/pdf", "xlsx": XLSX, "csv": "text/csv"}


def bajar(informe: Informe, formato: str, pais: str) -> Response:
    """Answer with the report in one of `MIMES`."""
    if formato == "pdf":
        data = papel.render(informe)
    else:
        header = [_("Parte del informe"), _("Cifra"), _("Valor"), _("Qué cuenta")]
        rows = filas(informe)
        data = (
            armar_csv(header, rows, pais)
            if formato == "csv"
            else armar_xlsx(header, rows, informe.titulo)
        )
    return descarga(data, f"{_('informe')}-{now():%Y-%m-%d}.{formato}", MIMES[formato])


def filas(informe: Informe) -> Iterator[list[str]]:
    """Yield a line for each figure and each cell, as the page says it, then what explains them."""
    yield [informe.titulo, informe.camara, informe.alcance, informe.hecho]
    for name, what in informe.cohortes:
        yield [_("Cohortes"), name, "", what]
    if not informe.alcanza:
        yield [informe.titulo, "", "", papel.poco()]
    for group in informe.grupos:
        for figure in group.figuras:
            yield [group.titulo, figure.nombre, figure.valor, figure.definicion]
    for table in informe.tablas:
        for name, _count, cells in table.filas:
            for column, cell in zip(table.columnas, cells, strict=True):
                yield [table.titulo, f"{name}: {column}", cell, table.definicion]
        if table.nota:
            yield [table.titulo, "", "", table.nota]
    for rule in informe.reglas:
        yield [_("Cómo se protege a las personas"), "", "", rule]
    yield [_("Fuentes"), "", "", informe.fuentes]
