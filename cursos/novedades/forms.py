"""Whether a person wants the mail of the day."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.forms import BooleanField, Form


class AjustesForm(Form):
    recibe = BooleanField(_l("Recibir un correo por día cuando haya algo nuevo"))
