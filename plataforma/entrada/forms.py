"""Shape of what is typed to enter."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from plataforma.forms import EmailField, Form, PasswordField, StringField, largo, requerido
from plataforma.identidad.direcciones import normalizar_correo
from plataforma.identidad.errors import CorreoMalEscritoError


class CorreoForm(Form):
    """An address; `direccion` is what the database would hold of it."""

    correo = EmailField(
        _l("Correo electrónico"),
        validators=[requerido(CorreoMalEscritoError.mensaje), largo(254)],
    )
    direccion: str = ""

    def validate(self, extra_validators: Any = None) -> bool:
        valid: bool = super().validate(extra_validators)
        try:
            self.direccion = normalizar_correo(self.correo.data or "")
        except CorreoMalEscritoError as error:
            self.correo.errors = [*self.correo.errors, str(error)][:1]
            return False
        return valid


class EntrarForm(CorreoForm):
    """One address, two ways: the password, or a code by mail (the button says which)."""

    clave = PasswordField(_l("Clave"), validators=[largo(128)])
    siguiente = HiddenField()

    def validate(self, extra_validators: Any = None) -> bool:
        valid = super().validate(extra_validators)
        if not self.clave.data:
            self.clave.errors = [_l("Escriba su clave, o pida un código por correo.")]
            return False
        return valid


class CodigoForm(Form):
    codigo = StringField(
        _l("Código de 6 números"),
        validators=[requerido(_l("Escriba los 6 números del correo.")), largo(20)],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )


class ConfirmarForm(Form):
    """Who one is, again: the password or a mailed code. `modo` is the button that was pressed."""

    clave = PasswordField(_l("Su clave"), validators=[largo(128)])
    codigo = StringField(
        _l("Código de 6 números"),
        validators=[largo(20)],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )
    modo = HiddenField()
