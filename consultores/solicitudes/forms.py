"""Shape of what the two sides type."""

from __future__ import annotations

import secrets
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from consultores.solicitudes.archivos import ACEPTA, Subida
from consultores.solicitudes.borradores import Detalle
from consultores.solicitudes.entregables import Opinion
from consultores.taxonomia import IDIOMAS, IDIOMAS_SOLICITUD, MERCADOS, TIPOS, opciones
from plataforma.forms import (
    FileField,
    Form,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    largo,
    requerido,
    una_de,
)
from plataforma.i18n import get_lang

MAX_TEXTO = 4000
TRATO = (
    SelectChoice("5", _l("Muy bueno")),
    SelectChoice("4", _l("Bueno")),
    SelectChoice("3", _l("Regular")),
    SelectChoice("2", _l("Malo")),
    SelectChoice("1", _l("Muy malo")),
)
SI_NO = (SelectChoice("si", _l("Sí")), SelectChoice("no", _l("No")))


class UnaVezForm(Form):
    """A form whose sending twice counts once: it carries a mark of its own."""

    intento = HiddenField(default=lambda: secrets.token_hex(16))


class NecesidadForm(UnaVezForm):
    tipo = RadioField(_l("¿Qué necesita?"), validators=[requerido(_l("Elija qué necesita."))])
    consultor = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = get_lang()
        self.tipo.choices = [SelectChoice(code, t.nombre.en(lang)) for code, t in TIPOS.items()]


class DetalleForm(Form):
    titulo = StringField(
        _l("Su pregunta, en una línea"),
        description=_l("Por ejemplo: ¿Cuánto paga mi mermelada al entrar a Colombia?"),
        validators=[requerido(_l("Escriba su pregunta en una línea.")), largo(120, 5)],
    )
    producto = StringField(
        _l("Producto o servicio"),
        description=_l("Por ejemplo: mermelada de guayaba en frasco de 250 g."),
        validators=[Optional(), largo(160)],
    )
    mercado = SelectField(_l("País al que quiere vender"), validators=[Optional()])
    descripcion = TextAreaField(
        _l("Cuente el problema"),
        description=_l("Qué hizo hasta ahora, qué le falta y para cuándo. Sin claves ni tarjetas."),
        validators=[
            requerido(_l("Cuente el problema con sus palabras: bastan tres líneas.")),
            largo(MAX_TEXTO, 20),
        ],
    )
    idioma = RadioField(
        _l("Idioma de la respuesta"), validators=[requerido(_l("Elija el idioma."))]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = get_lang()
        self.mercado.choices = una_de(opciones(MERCADOS, lang), _("Todavía no sé"))
        self.idioma.choices = [
            SelectChoice(code, IDIOMAS[code].en(lang)) for code in IDIOMAS_SOLICITUD
        ]

    def detalle(self) -> Detalle:
        return Detalle(
            titulo=self.titulo.data,
            descripcion=self.descripcion.data,
            producto=self.producto.data or "",
            mercado=self.mercado.data or "",
            idioma=self.idioma.data,
        )


class MensajeForm(UnaVezForm):
    texto = TextAreaField(
        _l("Su mensaje"),
        validators=[requerido(_l("Escriba el mensaje.")), largo(MAX_TEXTO, 1)],
    )


class MotivoForm(Form):
    motivo = TextAreaField(
        _l("Motivo"),
        description=_l("La otra parte lo recibe por correo."),
        validators=[
            requerido(_l("Escriba el motivo: la otra parte lo recibe por correo.")),
            largo(1000, 3),
        ],
    )


class EntregaForm(UnaVezForm):
    texto = TextAreaField(
        _l("Resultado"),
        description=_l("La respuesta y los pasos que siguen, en palabras sencillas."),
        validators=[requerido(_l("Escriba el resultado para la empresa.")), largo(20_000, 3)],
    )
    archivo = FileField(
        _l("Archivo"),
        description=_l("PDF, DOCX, XLSX, PNG o JPG de hasta 5 MB."),
        validators=[Optional()],
        render_kw={"accept": ACEPTA},
    )

    def subida(self) -> Subida | None:
        """Return the file that came with the form, if one did."""
        sent = self.archivo.data
        if not sent or not getattr(sent, "filename", ""):
            return None
        return Subida(sent.filename, sent.read())


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
