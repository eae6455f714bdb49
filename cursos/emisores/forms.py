"""Shape of what the Secretariat types about a chamber that will issue."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from cursos.emisores.services import Impreso
from plataforma.forms import Form, SelectField, StringField, largo, requerido
from plataforma.texto import TextoBilingue

_NAME = _l("Escriba el nombre como saldrá en los certificados.")


def _https(_form: object, field: StringField) -> None:
    parts = urlsplit(field.data or "")
    if parts.scheme != "https" or "." not in parts.netloc or " " in (field.data or ""):
        raise ValidationError(str(_l("Escriba la dirección completa, con https://")))


class AutorizarForm(Form):
    """Which chamber, and how it is printed."""

    organizacion = SelectField(_l("Cámara"), [requerido(_l("Elija la cámara."))])
    nombre_es = StringField(
        _l("Nombre en español"),
        [requerido(_NAME), largo(120)],
        description=_l("Sale así en certificados, insignias y correos."),
    )
    nombre_pt = StringField(_l("Nombre en portugués"), [requerido(_NAME), largo(120)])
    url = StringField(
        _l("Página web de la cámara"),
        [requerido(_l("Escriba la página web de la cámara.")), largo(200), _https],
        description=_l("Por ejemplo: https://www.camara.org"),
    )

    @property
    def impreso(self) -> Impreso:
        names = TextoBilingue(es=self.nombre_es.data or "", pt=self.nombre_pt.data or "")
        return Impreso(nombre=names, url=self.url.data or "")


class SinDatosForm(Form):
    """An act that needs nothing but its button."""
