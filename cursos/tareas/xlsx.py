"""A worksheet as a workbook that goes on calculating: its formulas are live. Pure.

What people typed is written as text and marked as such: it never becomes a formula.
"""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import xlsxwriter
from flask_babel import gettext as _
from xlsxwriter.utility import xl_rowcol_to_cell

from cursos.hojas.calculo import NUMEROS, es_numero
from cursos.preguntas.expresiones import compilar
from cursos.tareas.lectura import es_fecha
from cursos.tareas.traducir import a_excel
from cursos.tareas.vista import Celda, TablaVista

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cursos.tareas.vista import Hoja

VALUE, UNIT = 1, 2  # columns of what stands outside tables; the label is in the first one
WIDTHS = (38, 24, 18, 18, 18, 18, 18, 18)
MAX_SHEET_NAME = 31
HEAD_HEIGHT = 32  # points: two lines of names
EPOCH = date(1900, 1, 1)  # workbooks know no day before it
INPUT, HEAD, LINE = "#FDF1D6", "#E1F0ED", "#D9D3C7"


def render(hoja: Hoja) -> bytes:
    """Return the workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": hoja.titulo, "comments": hoja.descripcion})
        _Escritor(workbook, hoja).escribir()
    return out.getvalue()


class _Escritor:
    """Writes from top to bottom; a formula asks only for cells that stand above it."""

    def __init__(self, workbook: xlsxwriter.Workbook, hoja: Hoja) -> None:
        self.workbook, self.hoja = workbook, hoja
        name = "".join(c for c in hoja.titulo if c not in "[]:*?/\\'")
        self.sheet = workbook.add_worksheet(name[:MAX_SHEET_NAME].strip())
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column(column, column, width)
        self.row = 0
        self.lugares: dict[str, str] = {}  # where each name of a formula stands
        self.exigidos: set[str] = set()  # names that have no value while their cell is empty
        self.estilos: dict[tuple[Any, ...], Any] = {}

    def estilo(self, **how: Any) -> Any:
        key = tuple(sorted(how.items()))
        if key not in self.estilos:
            self.estilos[key] = self.workbook.add_format({"valign": "top", **how})
        return self.estilos[key]

    def texto(self, row: int, column: int, text: str, **how: Any) -> None:
        self.sheet.write_string(row, column, text, self.estilo(text_wrap=True, **how))

    def linea(self, text: str, **how: Any) -> None:
        if "font_size" in how:  # not every program makes room for big letters
            self.sheet.set_row(self.row, how["font_size"] * 1.6)
        self.sheet.write_string(self.row, 0, text, self.estilo(**how))
        self.row += 1

    def escribir(self) -> None:
        self.linea(self.hoja.titulo, bold=True, font_size=16)
        self.linea(self.hoja.descripcion)
        self.linea(_("Escriba en las celdas amarillas. Las demás se calculan solas."))
        for seccion in self.hoja.secciones:
            self.row += 1
            self.linea(seccion.titulo, bold=True, font_size=13, font_color="#0B5C5A")
            if seccion.texto:
                self.linea(seccion.texto)
            for parte in seccion.partes:
                self.tabla(parte) if isinstance(parte, TablaVista) else self.campo(parte)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)

    def campo(self, celda: Celda) -> None:
        self.texto(self.row, 0, celda.etiqueta)
        self.valor(self.row, VALUE, celda, self.lugares)
        if celda.unidad:
            self.texto(self.row, UNIT, celda.unidad, indent=1)
        self._nombrar(celda, xl_rowcol_to_cell(self.row, VALUE, True, True))
        self.row += 1

    def _nombrar(self, celda: Celda, address: str) -> None:
        if es_numero(celda.campo):
            self.lugares[celda.campo.clave] = address
            if celda.campo.obligatorio:
                self.exigidos.add(celda.campo.clave)

    def tabla(self, vista: TablaVista) -> None:
        self.linea(vista.titulo, bold=True)
        first = vista.filas[0] if vista.filas else vista.vacia
        self.sheet.set_row(self.row, HEAD_HEIGHT)
        for column, celda in enumerate(first):
            name = f"{celda.etiqueta} ({celda.unidad})" if celda.unidad else celda.etiqueta
            self.texto(self.row, column, name, bold=True, bg_color=HEAD)
        self.row += 1
        top = self.row
        for fila in vista.filas:
            self.fila(fila)
        self._sumas(vista, top, self.row - 1)
        self.row += 1

    def fila(self, fila: list[Celda]) -> None:
        outer, outer_needed = dict(self.lugares), set(self.exigidos)
        cells = [xl_rowcol_to_cell(self.row, n) for n in range(len(fila))]
        typed = [c for c, celda in zip(cells, fila, strict=True) if celda.campo.tipo != "calculo"]
        for column, celda in enumerate(fila):
            self.valor(self.row, column, celda, self.lugares, escritas=typed)
            self._nombrar(celda, cells[column])
        self.lugares, self.exigidos = outer, outer_needed
        self.row += 1

    def _sumas(self, vista: TablaVista, top: int, bottom: int) -> None:
        """Give each column of numbers the name of its sum; show those that the sheet asks for."""
        for column, campo in enumerate(celda.campo for celda in vista.vacia):
            if not es_numero(campo):
                continue
            first = xl_rowcol_to_cell(top, column, True, True)
            last = xl_rowcol_to_cell(max(top, bottom), column, True, True)
            total = f"SUM({first}:{last})"
            self.lugares[f"{vista.tabla.clave}.{campo.clave}"] = f"{first}:{last}"
            value = vista.sumas[campo.clave]
            if campo.clave in vista.tabla.totales and value is not None:
                how = self.estilo(num_format=formato(campo.decimales), bold=True, top=1)
                self.sheet.write_formula(self.row, column, f"={total}", how, float(value))
        if vista.tabla.totales:
            self.texto(self.row, 0, _("Total"), bold=True, top=1)
            self.row += 1

    def valor(
        self,
        row: int,
        column: int,
        celda: Celda,
        lugares: Mapping[str, str],
        *,
        escritas: list[str] | None = None,
    ) -> None:
        campo, border = celda.campo, {"border": 1, "border_color": LINE}
        if campo.tipo == "calculo":
            bold = {"bold": True} if campo.destacado else {}
            how = self.estilo(num_format=formato(campo.decimales), **border, **bold)
            formula = compilar(campo.formula, list(lugares))
            text = a_excel(formula, lugares, exigidos=self.exigidos, escritas=escritas or [])
            value = "" if celda.numero is None else float(celda.numero)
            self.sheet.write_formula(row, column, text, how, value)
        elif campo.tipo in NUMEROS and celda.numero is not None:
            how = self.estilo(num_format=formato(campo.decimales), bg_color=INPUT, **border)
            self.sheet.write_number(row, column, float(celda.numero), how)
        elif campo.tipo == "fecha" and es_fecha(celda.valor) and celda.valor >= str(EPOCH):
            how = self.estilo(num_format="dd/mm/yyyy", align="left", bg_color=INPUT, **border)
            self.sheet.write_datetime(row, column, date.fromisoformat(celda.valor), how)
        elif celda.valor:
            text = celda.texto if celda.opciones or campo.tipo == "fecha" else celda.valor
            how = self.estilo(text_wrap=True, bg_color=INPUT, quote_prefix=True, **border)
            self.sheet.write_string(row, column, text, how)
        else:
            self.sheet.write_blank(row, column, None, self.estilo(bg_color=INPUT, **border))


def formato(decimales: int) -> str:
    """Return the format of a number; the workbook shows it with the signs of its reader."""
    return "#,##0" + ("." + "0" * decimales if decimales else "")
