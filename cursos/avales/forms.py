"""Shape of what an issuer says of an achievement."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from plataforma.forms import Form, TextAreaField, largo, requerido
from plataforma.texto import TextoBilingue

MAX_TEXT = 300  # characters: it travels inside each credential
_WRITE = _l("Escriba por qué la avala.")


class AvalarForm(Form):
    """The text in both languages. `paso` is the button pressed on the check page."""

    texto_es = TextAreaField(
        _l("Texto en español"),
        [requerido(_WRITE), largo(MAX_TEXT)],
        description=_l("Por ejemplo: «La cámara la pide a quien entra a su programa exportador»."),
    )
    texto_pt = TextAreaField(_l("Texto en portugués"), [requerido(_WRITE), largo(MAX_TEXT)])
    paso = HiddenField()

    @property
    def texto(self) -> TextoBilingue:
        return TextoBilingue(es=self.texto_es.data or "", pt=self.texto_pt.data or "")


class SinDatosForm(Form):
    """An act that needs nothing but its button."""
