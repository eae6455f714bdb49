"""Shape of what a consultant writes about their time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import NumberRange, Optional

from consultores.disponibilidad.services import CUPO_MAXIMO
from plataforma.forms import DateField, Form, IntegerField, TimeField, ValidationError, requerido

if TYPE_CHECKING:
    from datetime import time

    from wtforms import Field

    from consultores.red.models import Consultor

LABORABLES = range(5)  # Monday to Friday: the days on which deadlines run


class HorarioForm(Form):
    """How many at once, and for each day from when until when; a day left blank is a day off."""

    cupo = IntegerField(
        _l("¿Cuántas solicitudes puede llevar a la vez?"),
        [
            requerido(_l("Escriba un número, por ejemplo 5.")),
            NumberRange(1, CUPO_MAXIMO, _l("Escriba un número entre %(min)d y %(max)d.")),
        ],
        description=_l(
            "Con ese número en marcha no recibe más. Para no recibir nada, use la pausa."
        ),
    )
    desde_0 = TimeField(_l("Lunes, desde"), [Optional()])
    hasta_0 = TimeField(_l("Lunes, hasta"), [Optional()])
    desde_1 = TimeField(_l("Martes, desde"), [Optional()])
    hasta_1 = TimeField(_l("Martes, hasta"), [Optional()])
    desde_2 = TimeField(_l("Miércoles, desde"), [Optional()])
    hasta_2 = TimeField(_l("Miércoles, hasta"), [Optional()])
    desde_3 = TimeField(_l("Jueves, desde"), [Optional()])
    hasta_3 = TimeField(_l("Jueves, hasta"), [Optional()])
    desde_4 = TimeField(_l("Viernes, desde"), [Optional()])
    hasta_4 = TimeField(_l("Viernes, hasta"), [Optional()])

    @classmethod
    def of(cls, consultor: Consultor) -> HorarioForm:
        """Return the form as it is now, or as it was sent."""
        given: dict[str, Any] = {"cupo": consultor.cupo}
        for hours in consultor.horario:
            given |= {f"desde_{hours.dia}": hours.desde, f"hasta_{hours.dia}": hours.hasta}
        return cls(data=given)

    @property
    def pares(self) -> list[tuple[Field, Field]]:
        """The two fields of each day."""
        return [(self[f"desde_{day}"], self[f"hasta_{day}"]) for day in LABORABLES]

    def horas(self) -> list[tuple[int, time, time]]:
        """Return (day, from, until) of the days that have hours."""
        return [
            (day, since.data, until.data)
            for day, (since, until) in enumerate(self.pares)
            if since.data and until.data
        ]

    def validate(self, extra_validators: Any = None) -> bool:
        """A day has both hours or none, in order."""
        valid: bool = super().validate(extra_validators)
        for since, until in self.pares:
            if bool(since.data) != bool(until.data):
                _refuse(until, _("Escriba desde y hasta qué hora, o deje las dos en blanco."))
                valid = False
            elif since.data and since.data >= until.data:
                _refuse(until, _("La hora final va después de la inicial."))
                valid = False
        return valid


def _refuse(field: Field, message: str) -> None:
    field.errors = [*field.errors, message]


class AusenciaForm(Form):
    """Days away, both included."""

    desde = DateField(_l("Primer día sin atender"), [requerido(_l("Escriba el primer día."))])
    hasta = DateField(_l("Último día sin atender"), [requerido(_l("Escriba el último día."))])

    def validate_hasta(self, field: DateField) -> None:
        if field.data and self.desde.data and field.data < self.desde.data:
            raise ValidationError(_("El último día es anterior al primero. Revise las dos fechas."))


class PausaForm(Form):
    """Until when nothing new."""

    vuelve = DateField(
        _l("Vuelve a recibir solicitudes el"),
        [requerido(_l("Escriba el día en que vuelve."))],
        description=_l("Lo que ya tiene en marcha sigue igual."),
    )
