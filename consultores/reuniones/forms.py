"""Shape of a proposed meeting."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from consultores.reuniones.services import MINUTOS, Idea
from plataforma.forms import (
    DateField,
    RadioField,
    StringField,
    TimeField,
    UnaVezForm,
    largo,
    requerido,
)


class ReunionForm(UnaVezForm):
    """Up to three moments, on the clock of who types."""

    tema = StringField(
        _l("De qué hablarán"),
        validators=[requerido(_l("Escriba de qué hablarán.")), largo(160, 3)],
    )
    minutos = RadioField(
        _l("Cuánto dura"),
        choices=[SelectChoice(str(n), _l("%(num)s minutos", num=n)) for n in MINUTOS],
        default="60",
        validators=[requerido(_l("Elija cuánto dura."))],
    )
    dia_1 = DateField(_l("Día"), validators=[Optional()])
    hora_1 = TimeField(_l("Hora"), validators=[Optional()])
    dia_2 = DateField(_l("Día"), validators=[Optional()])
    hora_2 = TimeField(_l("Hora"), validators=[Optional()])
    dia_3 = DateField(_l("Día"), validators=[Optional()])
    hora_3 = TimeField(_l("Hora"), validators=[Optional()])
    enlace = StringField(
        _l("Enlace de la llamada"),
        description=_l("Cópielo entero, con https:// al comienzo. También puede darlo después."),
        validators=[Optional(), largo(500)],
        render_kw={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day, hour in self.pares:  # the page says of each moment whether it is needed
            day.flags.optional = hour.flags.optional = False

    @property
    def pares(self) -> list[tuple[DateField, TimeField]]:
        return [(self.dia_1, self.hora_1), (self.dia_2, self.hora_2), (self.dia_3, self.hora_3)]

    @property
    def usa_mas(self) -> bool:
        """Whether a second or third moment was begun."""
        return any(field.data for pair in self.pares[1:] for field in pair)

    def idea(self, zona: str) -> Idea:
        """Return what was typed; a moment with only a day or only an hour counts for nothing."""
        return Idea(
            tema=self.tema.data or "",
            minutos=int(self.minutos.data),
            horarios=[
                datetime.combine(day.data, hour.data, ZoneInfo(zona)).astimezone(UTC)
                for day, hour in self.pares
                if day.data and hour.data is not None
            ],
            enlace=self.enlace.data or "",
        )

    def a_medias(self) -> bool:
        """Whether a day has no hour, or an hour no day."""
        return any(bool(day.data) != (hour.data is not None) for day, hour in self.pares)
