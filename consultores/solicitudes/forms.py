"""A form that is sent once, however often it is sent."""

from __future__ import annotations

import secrets

from wtforms import HiddenField

from plataforma.forms import Form

MAX_TEXTO = 4000  # characters of a description or a message


class UnaVezForm(Form):
    """A form whose sending twice counts once: it carries a mark of its own."""

    intento = HiddenField(default=lambda: secrets.token_hex(16))
