"""Shape of what staff type."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from plataforma.forms import Form, SelectMultipleField
from plataforma.permissions import Rol

NOMBRES_ROL = {
    Rol.ADMINISTRACION: _l("Administración de la Secretaría"),
    Rol.CONTRAPARTE: _l("Contraparte nacional"),
    Rol.AUTOR: _l("Autor o tutor de cursos"),
}


class RolesForm(Form):
    roles = SelectMultipleField(
        _l("Roles de esta persona"),
        description=_l("Al cambiarlos, la persona tiene que entrar otra vez."),
        choices=[SelectChoice(r.value, NOMBRES_ROL[r]) for r in Rol],
        validators=[Optional()],
    )
