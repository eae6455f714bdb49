"""Shape of the three steps."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from consultores.solicitudes.borradores import MAX_TEXTO, Detalle
from consultores.taxonomia import IDIOMAS, IDIOMAS_SOLICITUD, MERCADOS, TIPOS, opciones
from plataforma.forms import (
    Form,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    UnaVezForm,
    largo,
    requerido,
    una_de,
)
from plataforma.i18n import get_lang


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
