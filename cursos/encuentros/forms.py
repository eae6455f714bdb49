"""Shape of what is written about a meeting."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _l
from wtforms.validators import URL, NumberRange, Optional

from cursos.encuentros.services import DatosEncuentro
from plataforma.clock import to_zone
from plataforma.forms import (
    DateField,
    Form,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
    largo,
    requerido,
)
from plataforma.i18n import DEFAULT_ZONE, get_lang
from plataforma.paises import opciones_zona, zona_de

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from cursos.encuentros.models import Encuentro

MINUTES = 120
LONGEST = 12 * 60


class EncuentroForm(Form):
    titulo = StringField(
        _l("Título"),
        [requerido(_l("Escriba un título, por ejemplo Primer encuentro.")), largo(120)],
    )
    dia = DateField(_l("Día"), [requerido(_l("Escriba el día del encuentro."))])
    hora = TimeField(_l("Hora en que empieza"), [requerido(_l("Escriba la hora en que empieza."))])
    minutos = IntegerField(
        _l("Duración"),
        [
            requerido(_l("Escriba cuántos minutos dura.")),
            NumberRange(5, LONGEST, _l("Escriba un número entre %(min)d y %(max)d.")),
        ],
        default=MINUTES,
        render_kw={"unidad": _l("minutos")},
    )
    zona = SelectField(
        _l("Hora de qué lugar"),
        description=_l("Cada persona la verá también en la hora de su país."),
    )
    lugar = StringField(
        _l("Lugar del encuentro"),
        [Optional(), largo(200)],
        description=_l("Dirección y sala. Déjelo en blanco si es solo por internet."),
    )
    enlace = StringField(
        _l("Enlace de la videollamada"),
        [
            Optional(),
            largo(500),
            URL(message=_l("Copie el enlace entero, con https:// al comienzo.")),
        ],
        render_kw={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"},
    )
    indicaciones = TextAreaField(
        _l("Qué traer o preparar"), [Optional(), largo(800)], render_kw={"filas": 3}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zona.choices = opciones_zona(get_lang())

    @property
    def datos(self) -> DatosEncuentro:
        """What was written, once valid."""
        start = datetime.combine(
            self.dia.data, self.hora.data.replace(tzinfo=None), tzinfo=ZoneInfo(self.zona.data)
        )
        return DatosEncuentro(
            titulo=self.titulo.data,
            inicio=start,
            minutos=self.minutos.data,
            zona=self.zona.data,
            lugar=self.lugar.data or "",
            enlace=self.enlace.data or "",
            indicaciones=self.indicaciones.data or "",
        )

    @classmethod
    def nuevo(cls, cohorte: Cohorte) -> EncuentroForm:
        """An empty form on the clock of the chamber's country."""
        return cls(zona=zona_de(cohorte.organizacion.pais) or DEFAULT_ZONE)

    @classmethod
    def of(cls, encuentro: Encuentro) -> EncuentroForm:
        """The form filled with what the meeting has."""
        start = to_zone(encuentro.inicio, encuentro.zona)
        return cls(obj=encuentro, dia=start.date(), hora=start.time())


class AsistirForm(Form):
    codigo = StringField(
        _l("Código del encuentro"),
        [requerido(_l("Escriba el código que está en la pantalla.")), largo(20)],
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )
