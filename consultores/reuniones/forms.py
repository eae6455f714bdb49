"""Shape of a proposed meeting."""

from __future__ import annotations

from datetime import UTC, datetime
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
    dia_1 = DateField(_l("Primer horario: día"), validators=[Optional()])
    hora_1 = TimeField(_l("Primer horario: hora"), validators=[Optional()])
    dia_2 = DateField(_l("Segundo horario: día"), validators=[Optional()])
    hora_2 = TimeField(_l("Segundo horario: hora"), validators=[Optional()])
    dia_3 = DateField(_l("Tercer horario: día"), validators=[Optional()])
    hora_3 = TimeField(_l("Tercer horario: hora"), validators=[Optional()])
    enlace = StringField(
        _l("Enlace de la llamada"),
        description=_l("Cópielo entero, con https:// al comienzo. También puede darlo después."),
        validators=[Optional(), largo(500)],
        render_kw={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"},
    )

    def idea(self, zona: str) -> Idea:
        """Return what was typed; a moment with only a day or only an hour counts for nothing."""
        pairs = (
            (self.dia_1.data, self.hora_1.data),
            (self.dia_2.data, self.hora_2.data),
            (self.dia_3.data, self.hora_3.data),
        )
        return Idea(
            tema=self.tema.data or "",
            minutos=int(self.minutos.data),
            horarios=[
                datetime.combine(day, hour, ZoneInfo(zona)).astimezone(UTC)
                for day, hour in pairs
                if day and hour
            ],
            enlace=self.enlace.data or "",
        )

    def a_medias(self) -> bool:
        """Whether a day has no hour, or an hour no day."""
        pairs = ((self.dia_1, self.hora_1), (self.dia_2, self.hora_2), (self.dia_3, self.hora_3))
        return any(bool(day.data) != (hour.data is not None) for day, hour in pairs)
