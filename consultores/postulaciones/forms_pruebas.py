"""Shape of evidence, of a referee, of the member with the credential, and of their answers."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from consultores.postulaciones.evidencias import Prueba
from consultores.postulaciones.referencias import Persona
from plataforma.archivos import ACEPTA, Subida
from plataforma.forms import (
    EmailField,
    FileField,
    Form,
    RadioField,
    StringField,
    TextAreaField,
    UnaVezForm,
    ValidationError,
    largo,
    requerido,
)
from plataforma.i18n import NAMES
from plataforma.identidad.direcciones import normalizar_correo
from plataforma.identidad.errors import CorreoMalEscritoError

IDIOMAS_CORREO = [SelectChoice(code, name) for code, name in NAMES.items()]


class EvidenciaForm(UnaVezForm):
    prueba = StringField(
        _l("¿Qué prueba?"),
        description=_l("Por ejemplo: dirigí el despacho de una fábrica de quesos durante 4 años."),
        validators=[requerido(_l("Diga qué prueba este archivo o enlace.")), largo(300)],
    )
    archivo = FileField(
        _l("Archivo"),
        description=_l("PDF, DOCX, XLSX, PNG o JPG de hasta 5 MB."),
        render_kw={"accept": ACEPTA},
    )
    enlace = StringField(
        _l("O un enlace"),
        description=_l("Una página que se pueda abrir. Empieza con https://"),
        validators=[Optional(), largo(500)],
    )

    def validate_enlace(self, field: StringField) -> None:
        parts = urlsplit(field.data)
        if parts.scheme not in ("http", "https") or "." not in parts.netloc:
            raise ValidationError(_("Copie el enlace completo, desde https://"))

    def validate(self, extra_validators: Any = None) -> bool:
        valid: bool = super().validate(extra_validators)
        if not self.enlace.data and self._file() is None:
            self.archivo.errors = [_("Elija un archivo, o escriba un enlace.")]
            return False
        return valid

    def _file(self) -> Any:
        sent = self.archivo.data
        return sent if sent and getattr(sent, "filename", "") else None

    def dada(self) -> Prueba:
        file = self._file()
        return Prueba(
            prueba=self.prueba.data,
            intento=self.marca,
            enlace=self.enlace.data or "",
            archivo=Subida(file.filename, file.read()) if file else None,
        )


class CorreoForm(Form):
    """A form with an address of somebody else: `direccion`, once it is well written."""

    correo = EmailField(
        _l("Correo"),
        render_kw={"autocomplete": "off"},
        validators=[
            requerido(_l("Escriba el correo, por ejemplo nombre@empresa.com.")),
            largo(254),
        ],
    )
    direccion = ""

    def validate_correo(self, field: EmailField) -> None:
        try:
            self.direccion = normalizar_correo(field.data or "")
        except CorreoMalEscritoError as error:
            raise ValidationError(str(error)) from error


class ReferenciaForm(CorreoForm):
    nombre = StringField(
        _l("Nombre y apellido"),
        render_kw={"autocomplete": "off"},
        validators=[requerido(_l("Escriba el nombre de la persona.")), largo(120)],
    )
    institucion = StringField(
        _l("Empresa o institución"),
        render_kw={"autocomplete": "off"},
        validators=[requerido(_l("Escriba dónde trabaja.")), largo(160)],
    )
    relacion = StringField(
        _l("De qué se conocen"),
        description=_l("Por ejemplo: fue mi cliente en 2024."),
        validators=[requerido(_l("Diga de qué se conocen.")), largo(200)],
    )
    idioma = RadioField(
        _l("Idioma del correo"),
        choices=IDIOMAS_CORREO,
        default="es",
        validators=[requerido(_l("Elija el idioma del correo."))],
    )

    def persona(self) -> Persona:
        return Persona(
            nombre=self.nombre.data,
            institucion=self.institucion.data,
            relacion=self.relacion.data,
            correo=self.direccion,
            idioma=self.idioma.data,
        )


class MiembroForm(CorreoForm):
    """Who of the institution holds the credential."""


class RespuestaForm(Form):
    respuesta = RadioField(
        _l("¿Puede dar la referencia?"),
        choices=[
            SelectChoice("confirma", _l("Sí: conozco su trabajo y es como lo cuenta")),
            SelectChoice("declina", _l("No puedo darla")),
        ],
        validators=[requerido(_l("Elija una de las dos respuestas."))],
    )
    frase = TextAreaField(
        _l("En una o dos frases, ¿cómo es su trabajo?"),
        description=_l(
            "Hace falta si confirma. Solo lo leen quien se postula y quienes la revisan."
        ),
        validators=[Optional(), largo(600)],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.frase.flags.optional = False  # who confirms must write it: "(opcional)" would mislead

    def validate(self, extra_validators: Any = None) -> bool:
        valid: bool = super().validate(extra_validators)
        if self.respuesta.data == "confirma" and not self.frase.data:
            self.frase.errors = [_("Escriba al menos una frase: es lo que más ayuda a decidir.")]
            return False
        return valid
