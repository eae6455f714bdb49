"""Shape of what a body says of the course or workshop that it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from consultores.asistente.forms import MAX_NOMBRES, PasoForm
from consultores.solicitudes.formativo import Formacion
from consultores.taxonomia import AREAS, FORMATIVOS, SERVICIOS, opciones
from plataforma.forms import (
    DateField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    largo,
    requerido,
    una_de,
)
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from datetime import date

MAX_PERSONAS = 5000
EN_LINEA, EN_SALA = "remoto", "presencial"


class FormativoForm(PasoForm):
    servicio = RadioField(
        _l("Qué quiere organizar"), validators=[requerido(_l("Elija qué quiere organizar."))]
    )
    area = SelectField(_l("Tema"), validators=[requerido(_l("Elija el tema."))])
    para_quienes = TextAreaField(
        _l("Para quiénes es"),
        description=_l("Por ejemplo: 30 empresas de alimentos que todavía no exportan."),
        validators=[requerido(_l("Cuente para quiénes es.")), largo(500)],
    )
    personas = IntegerField(
        _l("Cuántas personas"),
        validators=[
            requerido(_l("Escriba cuántas personas, aunque sea una estimación.")),
            NumberRange(1, MAX_PERSONAS, _l("Escriba un número entre %(min)d y %(max)d.")),
        ],
    )
    desde = DateField(_l("Desde"), validators=[requerido(_l("Escriba desde qué día."))])
    hasta = DateField(_l("Hasta"), validators=[requerido(_l("Escriba hasta qué día."))])
    otra_desde = DateField(_l("Segunda opción: desde"), validators=[Optional()])
    otra_hasta = DateField(_l("Segunda opción: hasta"), validators=[Optional()])
    modalidad = RadioField(
        _l("Dónde"),
        choices=[SelectChoice(EN_SALA, _l("En un lugar")), SelectChoice(EN_LINEA, _l("En línea"))],
        validators=[requerido(_l("Elija dónde."))],
    )
    lugar = StringField(
        _l("Ciudad y sala"),
        description=_l("Si es en un lugar. Por ejemplo: Montevideo, salón de la cámara."),
        validators=[Optional(), largo(160)],
    )
    no_con = TextAreaField(
        _l("Personas o empresas que no deben verla"),
        description=_l("Un nombre por línea. Nadie más lee esta lista."),
        validators=[Optional(), largo(MAX_NOMBRES)],
    )

    def __init__(self, *args: Any, hoy: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = get_lang()
        self.hoy = hoy
        self.servicio.choices = [SelectChoice(c, SERVICIOS[c].nombre.en(lang)) for c in FORMATIVOS]
        self.area.choices = una_de(opciones(AREAS, lang), _l("Elija el tema"))

    def validate(self, extra_validators: Any = None) -> bool:
        valid: bool = super().validate(extra_validators)
        return all(
            [
                valid,
                self._in_order(self.desde, self.hasta),
                self._in_order(self.otra_desde, self.otra_hasta),
                self._has_place(),
            ]
        )

    def _in_order(self, first: DateField, last: DateField) -> bool:
        if first.data and first.data < self.hoy:
            first.errors = [_l("Ese día ya pasó: escriba uno que venga.")]
        elif bool(first.data) != bool(last.data) and not (first.errors or last.errors):
            last.errors = [_l("Escriba los dos días de la segunda opción.")]
        elif first.data and last.data and last.data < first.data:
            last.errors = [_l("Debe ser el mismo día o uno posterior.")]
        return not (first.errors or last.errors)

    def _has_place(self) -> bool:
        if self.modalidad.data == EN_SALA and not self.lugar.data:
            self.lugar.errors = [_l("Escriba la ciudad y, si la sabe, la sala.")]
        return not self.lugar.errors

    def formacion(self) -> Formacion:
        return Formacion(
            desde=self.desde.data,
            hasta=self.hasta.data,
            otra_desde=self.otra_desde.data,
            otra_hasta=self.otra_hasta.data,
            personas=self.personas.data or 0,
            lugar=(self.lugar.data or "")[:160],
            para_quienes=(self.para_quienes.data or "")[:500],
        )
