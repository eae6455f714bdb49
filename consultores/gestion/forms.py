"""Shape of what the desk types."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange

from consultores.solicitudes.causas import RECHAZOS, Desenlace
from plataforma.forms import (
    Form,
    IntegerField,
    RadioField,
    TextAreaField,
    UnaVezForm,
    largo,
    requerido,
)

MAX_DIAS = 30  # business days that the counterpart may add


class PasoForm(Form):
    motivo = TextAreaField(
        _l("Motivo"),
        description=_l("Lo lee la empresa, y queda en la historia de la solicitud."),
        validators=[requerido(_l("Escriba el motivo.")), largo(1000, 3)],
    )


class ObservarForm(PasoForm):
    motivo = TextAreaField(
        _l("Qué falta"),
        description=_l("La empresa lo recibe por correo y completa la solicitud."),
        validators=[requerido(_l("Escriba qué datos faltan.")), largo(1000, 3)],
    )


class RechazarForm(PasoForm):
    causa = RadioField(
        _l("Por qué no se admite"),
        choices=[SelectChoice(c.value, n) for c, n in RECHAZOS.items()],
        validators=[requerido(_l("Elija por qué no se admite."))],
    )


class ProrrogarForm(PasoForm):
    dias = IntegerField(
        _l("Días hábiles desde hoy"),
        validators=[
            requerido(_l("Escriba cuántos días hábiles, por ejemplo 5.")),
            NumberRange(1, MAX_DIAS, _l("Escriba un número entre 1 y 30.")),
        ],
    )


class CancelarForm(PasoForm):
    desenlace = RadioField(
        _l("Cómo termina"),
        choices=[
            SelectChoice(Desenlace.RETIRADA.value, _l("La empresa ya no la necesita")),
            SelectChoice(Desenlace.SIN_RESPUESTA.value, _l("La empresa no completó los datos")),
            SelectChoice(Desenlace.SIN_CONTACTO.value, _l("No fue posible hablar con la empresa")),
            SelectChoice(Desenlace.SIN_CONSULTOR.value, _l("La red no tiene quien la atienda")),
            SelectChoice(Desenlace.CERRADA.value, _l("Otro motivo")),
        ],
        validators=[requerido(_l("Elija cómo termina."))],
    )


class TraspasoForm(UnaVezForm):
    motivo = TextAreaField(
        _l("Motivo"),
        description=_l("Lo lee cada empresa cuyo trabajo pasa a otras personas."),
        validators=[requerido(_l("Escriba el motivo.")), largo(1000, 3)],
    )


class NotaForm(UnaVezForm):
    texto = TextAreaField(
        _l("Nota interna"),
        description=_l("La ven solo la contraparte del país y la Secretaría."),
        validators=[requerido(_l("Escriba la nota.")), largo(2000, 1)],
    )
