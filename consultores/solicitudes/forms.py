"""The form of every act that needs a reason."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.forms import Form, TextAreaField, largo, requerido


class MotivoForm(Form):
    motivo = TextAreaField(
        _l("Motivo"),
        description=_l("La otra parte lo recibe por correo."),
        validators=[
            requerido(_l("Escriba el motivo: la otra parte lo recibe por correo.")),
            largo(1000, 3),
        ],
    )
