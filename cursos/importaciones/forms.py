"""Shape of what a chamber hands over as a list."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from plataforma.forms import FileField, Form, TextAreaField


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
        _l("O elija un archivo CSV"),
        description=_l("Hasta 2 MB y 2.000 filas. Desde Excel: «Guardar como», «CSV UTF-8»."),
        render_kw={"accept": ".csv,.txt,.tsv,text/csv,text/plain"},
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
    def origen(self) -> bytes | str:
        """The file if there is one, else the text. The body is limited before we come here."""
        if self.archivo.data:
            content: bytes = self.archivo.data.read()
            self.archivo.data.close()
            return content
        return str(self.texto.data)
