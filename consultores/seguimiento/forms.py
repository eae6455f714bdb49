"""Shape of what the two sides type on the way of a request."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from consultores.pasos.entregables import Opinion
from consultores.solicitudes.borradores import MAX_TEXTO
from consultores.solicitudes.causas import EXCUSAS
from consultores.solicitudes.forms import MotivoForm
from plataforma.archivos import ACEPTA, Subida, subidas_de
from plataforma.forms import (
    Form,
    MultipleFileField,
    RadioField,
    TextAreaField,
    UnaVezForm,
    largo,
    requerido,
)

TRATO = (
    SelectChoice("5", _l("Muy bueno")),
    SelectChoice("4", _l("Bueno")),
    SelectChoice("3", _l("Regular")),
    SelectChoice("2", _l("Malo")),
    SelectChoice("1", _l("Muy malo")),
)
SI_NO = (SelectChoice("si", _l("Sí")), SelectChoice("no", _l("No")))


class ConArchivos(UnaVezForm):
    """A form that takes up to five files."""

    archivos = MultipleFileField(
        _l("Archivos"),
        description=_l("Hasta 5, cada uno de hasta 5 MB: PDF, DOCX, XLSX, PNG o JPG."),
        validators=[Optional()],
        render_kw={"accept": ACEPTA, "multiple": True},
    )

    def subidas(self) -> list[Subida]:
        """Return the files that came with the form."""
        return subidas_de(self.archivos.data)


class MensajeForm(ConArchivos):
    texto = TextAreaField(
        _l("Su mensaje"),
        validators=[requerido(_l("Escriba el mensaje.")), largo(MAX_TEXTO, 1)],
    )


class DeclinarForm(MotivoForm):
    causa = RadioField(
        _l("¿Por qué no puede?"),
        choices=[SelectChoice(c.value, n) for c, n in EXCUSAS.items()],
        validators=[requerido(_l("Elija por qué no puede."))],
    )


class EntregaForm(ConArchivos):
    texto = TextAreaField(
        _l("Resultado"),
        description=_l("La respuesta y los pasos que siguen, en palabras sencillas."),
        validators=[requerido(_l("Escriba el resultado para la empresa.")), largo(20_000, 3)],
    )


class ConfirmarForm(Form):
    contactada = RadioField(
        _l("¿El consultor se comunicó con usted?"),
        choices=SI_NO,
        validators=[requerido(_l("Responda si se comunicó con usted."))],
    )
    util = RadioField(
        _l("¿Le sirvió la respuesta?"),
        choices=SI_NO,
        validators=[requerido(_l("Responda si la respuesta le sirvió."))],
    )
    a_tiempo = RadioField(
        _l("¿Llegó a tiempo para usted?"),
        choices=SI_NO,
        validators=[requerido(_l("Responda si llegó a tiempo."))],
    )
    trato = RadioField(
        _l("¿Cómo fue el trato?"),
        choices=TRATO,
        validators=[requerido(_l("Elija cómo fue el trato."))],
    )
    comentario = TextAreaField(
        _l("Comentario"),
        description=_l("Lo lee el consultor, que puede responder una vez."),
        validators=[Optional(), largo(1000)],
    )

    def opinion(self) -> Opinion:
        return Opinion(
            contactada=self.contactada.data == "si",
            util=self.util.data == "si",
            a_tiempo=self.a_tiempo.data == "si",
            trato=int(self.trato.data),
            comentario=self.comentario.data or "",
        )


class ReplicaForm(Form):
    texto = TextAreaField(
        _l("Su respuesta a la calificación"),
        description=_l("Se escribe una sola vez."),
        validators=[requerido(_l("Escriba su respuesta.")), largo(1000, 3)],
    )
