"""Shape of what an invited person types."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from plataforma.forms import Form, StringField, largo, requerido


class CodigoForm(Form):
    """The code of a printed card."""

    codigo = StringField(
        _l("Código de su invitación"),
        [requerido(_l("Escriba el código, por ejemplo K7QF2-M9XAB.")), largo(40)],
        description=_l("Son 10 letras y números. Está en la hoja que le dio su cámara."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )
