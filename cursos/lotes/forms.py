"""Shape of what an administrator writes about a lot."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from plataforma.forms import Form, TextAreaField, largo, requerido

MAX_TEXT = 1_000  # characters


class PedirForm(Form):
    """The reason, and what was looked at: if it is another list by now, it is shown again."""

    motivo = TextAreaField(
        _l("Motivo"),
        [requerido(_l("Escriba por qué se emite y con qué evidencia")), largo(MAX_TEXT)],
        description=_l(
            "Por ejemplo: cierre de la cohorte de otoño; acta 14 de la cámara. "
            "Lo ve la administración y no se publica."
        ),
    )
    huella = HiddenField()
    paso = HiddenField()


class RechazarForm(Form):
    """Why the second person refuses."""

    motivo = TextAreaField(
        _l("Motivo"),
        [requerido(_l("Escriba por qué no se emite, para quien lo pidió")), largo(MAX_TEXT)],
        description=_l("Lo recibe por correo quien pidió la emisión."),
    )


class SinDatosForm(Form):
    """An act that needs nothing but its button."""
