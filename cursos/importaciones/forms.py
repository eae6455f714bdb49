"""Shape of what a chamber hands over as a list, and of what it says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from cursos.celdas.libro import MAX_ROWS
from cursos.planillas.causas import COLUMNAS
from cursos.planillas.columnas import Columna
from cursos.planillas.valores import MAX_CELL
from plataforma.forms import (
    BooleanField,
    FileField,
    Form,
    SelectField,
    StringField,
    TextAreaField,
    largo,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cursos.celdas.libro import Hoja
    from cursos.planillas.columnas import Mapa
    from cursos.planillas.propuesta import ColumnaVista

MAX_TITLES = 15  # rows that may be the header
SHOWN = 40  # characters of a row or a sample in a choice
NO_HEADER = "0"


class CargarForm(Form):
    """A list of people: pasted, or as a file."""

    texto = TextAreaField(
        _l("Pegue aquí la lista"),
        description=_l(
            "Copie las celdas de su planilla y péguelas, con los títulos de las columnas."
        ),
        render_kw={"filas": 8, "spellcheck": "false", "autocomplete": "off"},
    )
    archivo = FileField(
        _l("O elija un archivo de Excel, LibreOffice o CSV"),
        description=_l(
            "Hasta 10 MB y %(filas)s filas. No hace falta ordenarlo antes.",
            filas=f"{MAX_ROWS:,}".replace(",", "."),
        ),
        render_kw={"accept": ".xlsx,.ods,.xls,.csv,.txt,.tsv,text/csv,text/plain"},
    )

    def validate(self, extra_validators: Any = None) -> bool:
        valid: bool = super().validate(extra_validators)
        # A field called "archivo" that is no file is nothing.
        self.archivo.data = self.archivo.data if hasattr(self.archivo.data, "read") else None
        if not self.texto.data and not self.archivo.data:
            self.texto.errors = [_("Pegue la lista o elija un archivo.")]
            return False
        return valid

    @property
    def origen(self) -> tuple[bytes | str, str]:
        """The file and its name if there is one, else the text. The body is limited before."""
        if self.archivo.data:
            name = self.archivo.data.filename or ""
            content: bytes = self.archivo.data.read()
            self.archivo.data.close()
            return content, name
        return str(self.texto.data), ""


class ColumnasForm(Form):
    """Which column is which: a choice for each thing that we read."""

    encabezado = SelectField(_l("Fila de los títulos"))
    nombre = SelectField(COLUMNAS[Columna.NOMBRE])
    apellido = SelectField(COLUMNAS[Columna.APELLIDO])
    correo = SelectField(COLUMNAS[Columna.CORREO])
    telefono = SelectField(COLUMNAS[Columna.TELEFONO])
    identificador = SelectField(COLUMNAS[Columna.IDENTIFICADOR])
    empresa = SelectField(COLUMNAS[Columna.EMPRESA])
    pais = SelectField(COLUMNAS[Columna.PAIS])
    idioma = SelectField(COLUMNAS[Columna.IDIOMA])
    sexo = SelectField(COLUMNAS[Columna.SEXO])
    tamano = SelectField(COLUMNAS[Columna.TAMANO])

    @classmethod
    def de(cls, hoja: Hoja, vistas: Sequence[ColumnaVista], mapa: Mapa) -> ColumnasForm:
        """The form with the guess chosen, and samples of what each choice holds."""
        guess = {c.value: str(i) for c, i in mapa.columnas.items()}
        form = cls(data=guess | {"encabezado": str(mapa.encabezado or NO_HEADER)})
        rows = [(str(n), _row(n, cells)) for n, cells in hoja.primeras[:MAX_TITLES]]
        none = (NO_HEADER, _("La lista no tiene títulos"))
        form.encabezado.choices = [SelectChoice(*pair) for pair in (none, *rows)]
        columns = [SelectChoice("", _("No está en la lista")), *map(_column, vistas)]
        by_index = {v.indice: v for v in vistas}
        for columna in Columna:
            field = form[columna.value]
            field.choices = columns
            chosen = by_index.get(mapa.columnas.get(columna, -1))
            if chosen is not None and chosen.muestras:
                field.description = " · ".join(chosen.muestras)
        return form

    @property
    def elegidas(self) -> dict[Columna, int]:
        return {c: int(self[c.value].data) for c in Columna if self[c.value].data}

    @property
    def titulos(self) -> int | None:
        return int(self.encabezado.data) or None


def _row(number: int, cells: Sequence[str]) -> str:
    text = " · ".join(cell for cell in cells if cell)
    said: str = _("Fila %(numero)s: %(celdas)s", numero=number, celdas=_short(text))
    return said


def _column(vista: ColumnaVista) -> SelectChoice:
    parts = [vista.letra, vista.encabezado, *vista.muestras[: 1 if vista.encabezado else 2]]
    return SelectChoice(str(vista.indice), " · ".join(_short(p) for p in parts if p))


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


class FilaForm(Form):
    """Cells of one line, as they should have been. Only those that were sent count."""

    nombre = StringField(COLUMNAS[Columna.NOMBRE], [Optional(), largo(MAX_CELL)])
    apellido = StringField(COLUMNAS[Columna.APELLIDO], [Optional(), largo(MAX_CELL)])
    correo = StringField(COLUMNAS[Columna.CORREO], [Optional(), largo(MAX_CELL)])
    telefono = StringField(COLUMNAS[Columna.TELEFONO], [Optional(), largo(MAX_CELL)])
    identificador = StringField(COLUMNAS[Columna.IDENTIFICADOR], [Optional(), largo(MAX_CELL)])
    empresa = StringField(COLUMNAS[Columna.EMPRESA], [Optional(), largo(MAX_CELL)])
    pais = StringField(COLUMNAS[Columna.PAIS], [Optional(), largo(MAX_CELL)])
    idioma = StringField(COLUMNAS[Columna.IDIOMA], [Optional(), largo(MAX_CELL)])
    sexo = StringField(COLUMNAS[Columna.SEXO], [Optional(), largo(MAX_CELL)])
    tamano = StringField(COLUMNAS[Columna.TAMANO], [Optional(), largo(MAX_CELL)])

    @property
    def celdas(self) -> dict[Columna, str]:
        sent = [c for c in Columna if c.value in request.form]
        return {c: self[c.value].data or "" for c in sent}


class FueraForm(Form):
    """Leave a line out, or take it in again."""

    fuera = BooleanField()


class ConfirmarForm(Form):
    """Whether who finds no seat goes on the waiting list."""

    espera = BooleanField()
