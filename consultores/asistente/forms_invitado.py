"""Shape of what somebody without an account types: who they are, and the code to come back."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import Optional

from plataforma.forms import (
    BooleanField,
    EmailField,
    Form,
    SelectField,
    StringField,
    TelField,
    UnaVezForm,
    largo,
    requerido,
    una_de,
)
from plataforma.i18n import get_lang
from plataforma.identidad.consentimientos import texto_mostrado
from plataforma.identidad.direcciones import normalizar_correo, normalizar_telefono
from plataforma.identidad.errors import CorreoMalEscritoError, TelefonoMalEscritoError
from plataforma.identidad.invitados import DatosInvitado
from plataforma.identidad.models import Proposito
from plataforma.paises import opciones_pais


class ContactoForm(UnaVezForm):
    """A name, and a mail or a telephone: one of the two is enough."""

    nombre = StringField(
        _l("Nombre y apellido"),
        validators=[requerido(_l("Escriba su nombre y apellido.")), largo(120)],
        render_kw={"autocomplete": "name"},
    )
    correo = EmailField(
        _l("Correo electrónico"),
        description=_l("Le llega un código y cada novedad de su solicitud."),
        validators=[Optional(), largo(254)],
    )
    telefono = TelField(
        _l("Teléfono con WhatsApp"),
        description=_l("Con el número del país, por ejemplo +595 981 123 456."),
        validators=[Optional(), largo(40)],
    )
    pais = SelectField(
        _l("País de la empresa"),
        validators=[requerido(_l("Elija su país."))],
        render_kw={"autocomplete": "country"},
    )
    empresa = StringField(
        _l("Empresa o emprendimiento"),
        validators=[Optional(), largo(160)],
        render_kw={"autocomplete": "organization"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pais.choices = una_de(opciones_pais(get_lang()), _l("Elija su país"))
        self.direccion = self.numero = ""

    def validate(self, extra_validators: Any = None) -> bool:
        valid: bool = super().validate(extra_validators)
        return all([valid, self._read_mail(), self._read_phone(), self._is_reached()])

    def _read_mail(self) -> bool:
        if not self.correo.data:
            return True
        try:
            self.direccion = normalizar_correo(self.correo.data)
        except CorreoMalEscritoError as error:
            self.correo.errors = [str(error)]
            return False
        return True

    def _read_phone(self) -> bool:
        if not self.telefono.data:
            return True
        try:
            self.numero = normalizar_telefono(self.telefono.data, self.pais.data or "")
        except TelefonoMalEscritoError as error:
            self.telefono.errors = [str(error)]
            return False
        return True

    def _is_reached(self) -> bool:
        if self.correo.data or self.telefono.data:
            return True
        self.correo.errors = [_l("Escriba su correo o su teléfono: basta uno de los dos.")]
        return False

    def datos(self) -> DatosInvitado:
        return DatosInvitado(
            nombre=self.nombre.data,
            idioma=get_lang(),
            pais=self.pais.data,
            empresa=self.empresa.data or "",
            correo=self.direccion,
            telefono=self.numero,
        )


class SinCuentaForm(ContactoForm):
    """The same, with the consent of a sign-up and what was chosen before."""

    servicio = BooleanField()
    tipo = HiddenField()
    consultor = HiddenField()
    area = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.servicio.label.text = texto_mostrado(Proposito.SERVICIO, get_lang())

    def validate(self, extra_validators: Any = None) -> bool:
        valid = super().validate(extra_validators)
        if not self.servicio.data:
            self.servicio.errors = [
                _l("Marque la casilla: sin esos datos nadie puede responderle.")
            ]
            return False
        return valid


class CodigoForm(Form):
    codigo = StringField(
        _l("Código de 10 letras y números"),
        validators=[requerido(_l("Escriba el código de 10 letras y números.")), largo(40)],
        render_kw={
            "autocomplete": "one-time-code",
            "autocapitalize": "characters",
            "spellcheck": "false",
        },
    )


class SeguirForm(CodigoForm):
    referencia = StringField(
        _l("Número de la solicitud"),
        description=_l("Por ejemplo: AT-2026-000123."),
        validators=[requerido(_l("Escriba el número de la solicitud.")), largo(40)],
        render_kw={"autocapitalize": "characters", "spellcheck": "false"},
    )

    @property
    def errores(self) -> list[tuple[str, str]]:
        """In the order of the page: the number stands before the code."""
        found = dict(super().errores)
        return [(f, found[f]) for f in ("referencia", "codigo") if f in found]


class BorrarForm(Form):
    seguro = BooleanField(_l("Sí, borrar mi solicitud y mis datos"))

    def validate(self, extra_validators: Any = None) -> bool:
        valid: bool = super().validate(extra_validators)
        if not self.seguro.data:
            self.seguro.errors = [_l("Marque la casilla para borrar.")]
            return False
        return valid
