"""Shape of an observation."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import Length

from plataforma.forms import BooleanField, DateField, Form, TextAreaField, largo, requerido

FEWEST, MOST = 40, 1_000  # characters


class ObservacionForm(Form):
    fecha = DateField(_l("Qué día lo vio"), [requerido(_l("Escriba el día en que estuvo"))])
    texto = TextAreaField(
        _l("Qué vio"),
        [
            requerido(_l("Escriba qué vio, en pocas frases")),
            Length(min=FEWEST, message=_l("Escriba al menos 2 frases: qué hizo y cómo le fue.")),
            largo(MOST),
        ],
        description=_l(
            "Por ejemplo: cómo explicó el caso, si cuidó el tiempo, cómo usó la rúbrica, "
            "si adaptó los ejemplos, cómo ayudó a quien se trabó. Lo lee también quien facilita."
        ),
    )
    confirmo = BooleanField(
        _l("Estuve presente y confirmo que esta persona condujo el taller"),
        [requerido(_l("Marque la casilla para confirmar"))],
    )
