"""Shape of what a review asks of both."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from consultores.valoracion.models import Decision
from plataforma.forms import Form, RadioField, TextAreaField, largo, requerido

DECISIONES = {
    Decision.SIN_MEDIDAS: _l("No hace falta hacer nada"),
    Decision.RECOMENDACION: _l("Recomendarle cómo mejorar"),
    Decision.SUSPENSION: _l("Suspenderlo (se hace en su ficha)"),
}


class DecisionForm(Form):
    decision = RadioField(
        _l("Decisión"),
        choices=[SelectChoice(d.value, n) for d, n in DECISIONES.items()],
        validators=[requerido(_l("Elija una decisión."))],
    )
    motivo = TextAreaField(
        _l("Motivo"),
        description=_l("El consultor lo recibe por correo."),
        validators=[requerido(_l("Escriba el motivo.")), largo(2000, 3)],
    )


class VersionForm(Form):
    texto = TextAreaField(
        _l("Su versión"),
        description=_l("La lee la Secretaría. Se escribe una sola vez."),
        validators=[requerido(_l("Escriba su versión.")), largo(4000, 3)],
    )
