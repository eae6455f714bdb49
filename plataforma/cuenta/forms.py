"""Shape of a profile, and of the words that close an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from wtforms.validators import Optional

from plataforma.cuenta.services import Perfil
from plataforma.entrada.clave.forms import NuevaClaveForm
from plataforma.entrada.forms import CorreoForm
from plataforma.forms import (
    BooleanField,
    Form,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
    TelField,
    ValidationError,
    largo,
    requerido,
    una_de,
)
from plataforma.i18n import NAMES, get_lang
from plataforma.identidad.direcciones import normalizar_telefono
from plataforma.identidad.errors import TelefonoMalEscritoError
from plataforma.paises import opciones_pais, opciones_zona

if TYPE_CHECKING:
    from wtforms import Field


class PerfilForm(Form):
    nombre = StringField(
        _l("Nombre y apellido"),
        description=_l("Así aparecerá en sus credenciales."),
        validators=[requerido(_l("Escriba su nombre y apellido.")), largo(120)],
        render_kw={"autocomplete": "name"},
    )
    idioma = RadioField(
        _l("Idioma de los correos que recibe"),
        choices=dict(NAMES),
        validators=[requerido(_l("Elija un idioma."))],
    )
    pais = SelectField(
        _l("País"),
        validators=[requerido(_l("Elija su país."))],
        render_kw={"autocomplete": "country"},
    )
    zona_horaria = SelectField(
        _l("Hora local"),
        description=_l("Las fechas y plazos se muestran con la hora de este lugar."),
        validators=[Optional()],
    )
    empresa = StringField(
        _l("Empresa o emprendimiento"),
        validators=[Optional(), largo(160)],
        render_kw={"autocomplete": "organization"},
    )
    telefono = TelField(
        _l("Teléfono"),
        description=_l("Con el número del país, por ejemplo +595 981 123 456."),
        validators=[Optional(), largo(40)],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pais.choices = una_de(opciones_pais(get_lang()), _l("Elija su país"))
        self.zona_horaria.choices = una_de(
            opciones_zona(get_lang()), _l("La de Montevideo, sede de la Secretaría")
        )

    def validate_telefono(self, field: Field) -> None:
        """Keep the number as the world dials it; a local one is read in the country chosen."""
        try:
            field.data = normalizar_telefono(field.data, self.pais.data)
        except TelefonoMalEscritoError as error:
            raise ValidationError(str(error)) from error

    def perfil(self) -> Perfil:
        return Perfil(
            nombre=self.nombre.data,
            idioma=self.idioma.data,
            pais=self.pais.data,
            zona_horaria=self.zona_horaria.data or "",
            empresa=self.empresa.data or "",
            telefono=self.telefono.data or "",
        )


class CambioCorreoForm(CorreoForm):
    """Another address, and the password of those who have one."""

    clave = PasswordField(_l("Clave"), validators=[Optional(), largo(128)])


class CerrarForm(CorreoForm):
    """The address typed again, and the password of those who have one."""

    clave = PasswordField(_l("Clave"), validators=[Optional(), largo(128)])
    conservar = BooleanField(
        _l("Mantener verificables mis credenciales"),
        description=_l(
            "Guardamos solo su nombre, el curso y la fecha, para quien revise el código. "
            "Sin marcar, las credenciales se retiran."
        ),
    )


class CambioClaveForm(NuevaClaveForm):
    """While signed in: the present password first."""

    actual = PasswordField(
        _l("Clave actual"),
        validators=[requerido(_l("Escriba su clave actual.")), largo(128)],
        render_kw={"autocomplete": "current-password"},
    )
