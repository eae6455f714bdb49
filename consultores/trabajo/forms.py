"""Shape of what the two sides type about the work."""

from __future__ import annotations

import re
from decimal import Decimal

from flask_babel import lazy_gettext as _l
from wtforms.validators import NumberRange, Optional

from consultores.solicitudes.borradores import MAX_TEXTO
from consultores.trabajo.alcance import MAX_HORAS, Propuesta
from consultores.trabajo.horas import Trabajo
from plataforma.forms import (
    DateField,
    Form,
    IntegerField,
    StringField,
    TextAreaField,
    UnaVezForm,
    ValidationError,
    largo,
    requerido,
)

HORAS_ESCRITAS = re.compile(
    r"(?P<horas>[0-9]{1,2})(?:[.,](?P<parte>[0-9]{1,2})|:(?P<minutos>[0-9]{2}))?"
)
HORA = 60


class AlcanceForm(Form):
    entregable = TextAreaField(
        _l("Qué entrega"),
        description=_l("Con palabras de la empresa: qué tendrá en la mano cuando usted termine."),
        validators=[requerido(_l("Escriba qué entrega.")), largo(2000, 3)],
    )
    horas = IntegerField(
        _l("Horas de trabajo"),
        description=_l("Las que calcula en total, por ejemplo 4."),
        validators=[
            requerido(_l("Escriba cuántas horas calcula, por ejemplo 4.")),
            NumberRange(1, MAX_HORAS, message=_l("Escriba entre %(min)d y %(max)d horas.")),
        ],
    )
    entrega_el = DateField(
        _l("Día de entrega"),
        validators=[requerido(_l("Elija el día en que entrega."))],
    )
    no_incluye = TextAreaField(
        _l("Qué no incluye"),
        description=_l("Lo que la empresa podría esperar y usted no hará. Evita malentendidos."),
        validators=[Optional(), largo(1000)],
    )

    def propuesta(self) -> Propuesta:
        return Propuesta(
            entregable=self.entregable.data or "",
            horas=self.horas.data or 0,
            entrega_el=self.entrega_el.data,
            no_incluye=self.no_incluye.data or "",
        )


class CambioForm(UnaVezForm):
    texto = TextAreaField(
        _l("Qué quiere cambiar"),
        description=_l(
            "Llega como mensaje. El consultor corrige la propuesta y usted ve qué cambió."
        ),
        validators=[requerido(_l("Escriba qué quiere cambiar.")), largo(MAX_TEXTO, 3)],
    )


class PausaForm(Form):
    hasta = DateField(
        _l("Hasta qué día"),
        description=_l("Ese día el trabajo sigue solo. Como máximo, 60 días."),
        validators=[requerido(_l("Elija hasta qué día."))],
    )
    motivo = TextAreaField(
        _l("Motivo"),
        description=_l("La otra parte lo lee y dice si está de acuerdo."),
        validators=[requerido(_l("Escriba el motivo.")), largo(1000, 3)],
    )


class HorasForm(UnaVezForm):
    dia = DateField(_l("Día"), validators=[requerido(_l("Elija el día."))])
    tiempo = StringField(
        _l("Horas"),
        description=_l("En cuartos de hora: 1,5 o 1:30 es una hora y media."),
        validators=[requerido(_l("Escriba cuánto trabajó, por ejemplo 1,5."))],
        render_kw={"inputmode": "decimal", "autocomplete": "off"},
    )
    que = StringField(
        _l("Qué hizo"),
        description=_l("La empresa lo lee."),
        validators=[requerido(_l("Escriba qué hizo.")), largo(300, 3)],
    )

    def validate_tiempo(self, field: StringField) -> None:
        if leer_cuartos(field.data or "") is None:
            raise ValidationError(_l("Escriba cuartos de hora, por ejemplo 0,75 o 1:30."))

    def trabajo(self) -> Trabajo:
        return Trabajo(
            dia=self.dia.data,
            cuartos=leer_cuartos(self.tiempo.data or "") or 0,
            que=self.que.data or "",
        )


def leer_cuartos(typed: str) -> int | None:
    """Return the quarters of an hour of "1,5", "1.5", "1:30" or "2"; None when it is none."""
    found = HORAS_ESCRITAS.fullmatch(typed.strip())
    if found is None:
        return None
    if found["minutos"] is not None:
        minutes = int(found["horas"]) * 60 + int(found["minutos"])
        return None if minutes % 15 or int(found["minutos"]) >= HORA else minutes // 15
    quarters = Decimal(found["horas"] + "." + (found["parte"] or "0")) * 4
    return int(quarters) if quarters == int(quarters) else None
