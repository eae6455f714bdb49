"""Shape of what an author brings from another program."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import StopValidation

from cursos.intercambio.piezas import Formato
from plataforma.forms import (
    BooleanField,
    FileField,
    Form,
    RadioField,
    SelectField,
    StringField,
    largo,
    requerido,
)
from plataforma.i18n import NAMES, get_lang

MAX_BYTES = 1_000_000
FORMATOS = (
    SelectChoice(Formato.GIFT.value, "GIFT"),
    SelectChoice(Formato.MOODLE.value, "Moodle XML"),
    SelectChoice(Formato.AIKEN.value, "Aiken"),
)
USOS = (
    SelectChoice("practica", _l("Práctica de la lección")),
    SelectChoice("evaluacion", _l("Evaluación final")),
)


class ImportarForm(Form):
    archivo = FileField(
        _l("Archivo de preguntas"),
        description=_l("Hasta 1 MB, en UTF-8 o Windows-1252."),
    )
    formato = RadioField(
        _l("Formato"), choices=list(FORMATOS), validators=[requerido(_l("Elija el formato."))]
    )
    idioma = SelectField(
        _l("Idioma del archivo"),
        choices=[SelectChoice(code, name) for code, name in NAMES.items()],
        default=get_lang,
        description=_l("Si el archivo marca sus dos idiomas, se leen los dos."),
    )
    leccion = SelectField(
        _l("Lección"), description=_l("Para las preguntas que no dicen de qué lección son.")
    )
    uso = SelectField(_l("Para qué son"), choices=list(USOS))
    norma = StringField(
        _l("De dónde sale la respuesta"),
        description=_l("Por ejemplo: Resolución 252 del Comité de Representantes, artículo 4."),
        validators=[requerido(_l("Escriba de dónde sale la respuesta.")), largo(200, 3)],
    )
    omitir = BooleanField(_l("Seguir sin las preguntas que no se entiendan"))

    content = b""

    def validate_archivo(self, field: Any) -> None:
        """Read the file once; refuse what is not there or is too big."""
        if not getattr(field.data, "filename", ""):
            raise StopValidation(str(_l("Elija el archivo de preguntas.")))
        self.content = field.data.read(MAX_BYTES + 1)
        if not self.content.strip():
            raise StopValidation(str(_l("El archivo está vacío.")))
        if len(self.content) > MAX_BYTES:
            raise StopValidation(str(_l("El archivo pesa más de 1 MB: divídalo.")))
