"""Shape of what people write in a discussion."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional, StopValidation

from cursos.discusion.models import TITULO, Razon
from cursos.discusion.services import Escrito
from plataforma.forms import (
    Form,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    UnaVezForm,
    largo,
    requerido,
)
from plataforma.i18n import NAMES, get_lang

TEXTO = 4000  # characters
MOTIVO = 600
RAZONES = (
    SelectChoice(Razon.DATOS.value, _l("Muestra datos de una persona o de una empresa")),
    SelectChoice(Razon.OFENSA.value, _l("Ofende o discrimina")),
    SelectChoice(Razon.PUBLICIDAD.value, _l("Es publicidad")),
    SelectChoice(Razon.INCORRECTO.value, _l("Dice algo que puede causar un daño")),
    SelectChoice(Razon.OTRA.value, _l("Otra razón")),
)


class EscribirForm(UnaVezForm):
    """A text and its language."""

    idioma = SelectField(
        _l("Idioma en que escribe"),
        choices=[SelectChoice(code, name) for code, name in NAMES.items()],
        default=get_lang,
    )

    def escrito(self, *, del_curso: bool = False) -> Escrito:
        """Return what was typed."""
        titulo = getattr(self, "titulo", None)
        return Escrito(
            titulo=titulo.data if titulo else "",
            texto=self._fields["texto"].data or "",
            idioma=self.idioma.data,
            intento=self.marca,
            del_curso=del_curso,
        )


class DudaForm(EscribirForm):
    titulo = StringField(
        _l("Su duda en una frase"),
        description=_l("Por ejemplo: ¿El flete interno entra en el precio FOB?"),
        validators=[requerido(_l("Escriba su duda en una frase.")), largo(TITULO, 5)],
    )
    texto = TextAreaField(
        _l("Más detalles"),
        description=_l("Qué producto, qué destino, qué parte de la lección."),
        validators=[Optional(), largo(TEXTO)],
    )


class RespuestaForm(EscribirForm):
    texto = TextAreaField(
        _l("Su respuesta"),
        validators=[requerido(_l("Escriba su respuesta.")), largo(TEXTO, 2)],
    )


class _Revision(Form):
    revision = HiddenField()

    @property
    def numero(self) -> int:
        """Return the revision that the form showed; -1 when it says none."""
        text = self.revision.data or ""
        known = text.isascii() and text.isdigit() and len(text) < 9  # noqa: PLR2004 — fits a column
        return int(text) if known else -1


class EditarDudaForm(_Revision, DudaForm):
    """Change one's own question."""


class EditarRespuestaForm(_Revision, RespuestaForm):
    """Change one's own answer."""


class DenunciarForm(Form):
    razon = RadioField(
        _l("Por qué lo denuncia"),
        choices=list(RAZONES),
        validators=[requerido(_l("Elija una razón."))],
    )
    detalle = TextAreaField(
        _l("Qué pasa"),
        description=_l("Hace falta si eligió «Otra razón»."),
        validators=[largo(MOTIVO)],
    )

    def validate_detalle(self, field: Any) -> None:
        if self.razon.data == Razon.OTRA and not (field.data or "").strip():
            raise StopValidation(str(_l("Cuente en pocas palabras qué pasa.")))


class OcultarForm(Form):
    motivo = TextAreaField(
        _l("Motivo"),
        description=_l("Lo lee quien escribió el texto."),
        validators=[
            requerido(_l("Escriba el motivo: lo lee quien escribió el texto.")),
            largo(MOTIVO, 3),
        ],
    )
