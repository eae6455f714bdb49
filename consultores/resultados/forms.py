"""Shape of an answer, and of what the counterpart says of a document."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from consultores.resultados.models import Exporto
from consultores.resultados.services import Dicho
from consultores.resultados.textos import BOTONES, MONEDAS, RANGOS
from consultores.taxonomia import MERCADOS, opciones
from plataforma.archivos import ACEPTA, Subida
from plataforma.forms import (
    FileField,
    Form,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    UnaVezForm,
    ValidationError,
    largo,
    requerido,
    una_de,
)
from plataforma.i18n import get_lang

GROUPED = re.compile(r"(\d{1,3}(?:[.,' ]\d{3})+)(?:[.,](\d{1,2}))?")
PLAIN = re.compile(r"(\d{1,12})(?:[.,](\d{1,2}))?")
SI_NO = (SelectChoice("si", _l("Sí")), SelectChoice("no", _l("No")))
MAX_MONTO = Decimal(10**12)


def leer_monto(texto: str) -> Decimal | None:
    """Return an amount however its thousands are marked: 12500, 12.500, 12,500.75 · None: none."""
    text = texto.replace("\u00a0", " ").strip()
    found = GROUPED.fullmatch(text) or PLAIN.fullmatch(text)
    if found is None:
        return None
    whole = re.sub(r"\D", "", found[1])
    amount = Decimal(f"{whole}.{found[2] or 0}")
    return amount if amount < MAX_MONTO else None


class RespuestaForm(UnaVezForm):
    exporto = RadioField(
        _l("¿Exportó después de la ayuda?"),
        choices=[SelectChoice(e.value, text) for e, text in BOTONES.items()],
        validators=[requerido(_l("Elija una respuesta."))],
    )
    destino = SelectField(_l("¿A qué país?"), validators=[Optional()])
    rango = SelectField(_l("¿Cuánto, más o menos?"), validators=[Optional()])
    monto = StringField(
        _l("Monto exacto"),
        description=_l("Solo si lo tiene a mano. Por ejemplo: 12.500"),
        validators=[Optional(), largo(20)],
    )
    moneda = SelectField(
        _l("Moneda del monto exacto"),
        choices=[SelectChoice(m, m) for m in MONEDAS],
        validators=[Optional()],
    )
    primera = RadioField(_l("¿Fue su primera exportación?"), choices=SI_NO, validators=[Optional()])
    empleos = IntegerField(
        _l("Empleos que creó o mantuvo"),
        validators=[
            Optional(),
            NumberRange(0, 100_000, message=_l("Escriba un número de 0 a 100.000.")),
        ],
    )
    que_ayudo = TextAreaField(
        _l("¿Qué le ayudó, o qué faltó?"), validators=[Optional(), largo(1000)]
    )
    archivo = FileField(
        _l("Factura o declaración de aduana"),
        description=_l("PDF o foto de hasta 5 MB. La ve solo la contraparte de su país."),
        validators=[Optional()],
        render_kw={"accept": ACEPTA},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.destino.choices = una_de(opciones(MERCADOS, get_lang()), _("Elija un país"))
        self.rango.choices = una_de(list(RANGOS.items()), _("Prefiero no decirlo"))

    def validate_monto(self, field: StringField) -> None:
        if field.data and leer_monto(field.data) is None:
            raise ValidationError(_("Escriba el monto solo con cifras, por ejemplo 12.500"))

    def dicho(self) -> Dicho:
        return Dicho(
            exporto=Exporto(self.exporto.data),
            destino=self.destino.data or "",
            rango=self.rango.data or "",
            monto=leer_monto(self.monto.data or ""),
            moneda=self.moneda.data or "",
            primera={"si": True, "no": False}.get(self.primera.data or ""),
            empleos=self.empleos.data,
            que_ayudo=self.que_ayudo.data or "",
        )

    def subida(self) -> Subida | None:
        """Return the file that came with the form, if one did."""
        sent = self.archivo.data
        if not sent or not getattr(sent, "filename", ""):
            return None
        return Subida(sent.filename, sent.read())


class VerificarForm(Form):
    acepta = RadioField(
        _l("¿El documento muestra la exportación que dice la empresa?"),
        choices=[
            SelectChoice("si", _l("Sí, coincide")),
            SelectChoice("no", _l("No alcanza")),
        ],
        validators=[requerido(_l("Diga si el documento alcanza."))],
    )
    motivo = TextAreaField(
        _l("Por qué no alcanza"),
        description=_l("Solo si no alcanza: la empresa lo recibe por correo."),
        validators=[Optional(), largo(1000, 3)],
    )

    def validate_motivo(self, field: TextAreaField) -> None:
        if self.acepta.data == "no" and not field.data:
            raise ValidationError(_("Escriba por qué no alcanza."))
