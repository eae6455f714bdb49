"""Shape of a new password."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.forms import Form, PasswordField, largo, requerido

NUEVA = {
    "label": _l("Clave nueva"),
    "description": _l("8 caracteres o más. Puede ser una frase, con espacios."),
}


class NuevaClaveForm(Form):
    clave = PasswordField(
        **NUEVA,
        validators=[requerido(_l("Escriba la clave nueva.")), largo(128)],
        render_kw={"autocomplete": "new-password"},
    )
