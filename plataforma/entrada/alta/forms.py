"""Shape of a sign-up: who you are, then what you agree to."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import Optional

from plataforma.entrada.forms import CorreoForm
from plataforma.forms import (
    BooleanField,
    Form,
    PasswordField,
    SelectField,
    StringField,
    largo,
    requerido,
    una_de,
)
from plataforma.i18n import get_lang
from plataforma.identidad.consentimientos import texto_mostrado
from plataforma.identidad.errors import FaltaConsentimientoError
from plataforma.identidad.models import Proposito
from plataforma.paises import opciones_pais


class AltaForm(CorreoForm):
    """First step: four fields, one of them optional."""

    nombre = StringField(
        _l("Nombre y apellido"),
        description=_l("Así aparecerá en sus credenciales."),
        validators=[requerido(_l("Escriba su nombre y apellido.")), largo(120)],
        render_kw={"autocomplete": "name"},
    )
    pais = SelectField(
        _l("País"),
        validators=[requerido(_l("Elija su país."))],
        render_kw={"autocomplete": "country"},
    )
    empresa = StringField(
        _l("Empresa o emprendimiento"),
        validators=[Optional(), largo(160)],
        render_kw={"autocomplete": "organization"},
    )
    siguiente = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pais.choices = una_de(opciones_pais(get_lang()), _l("Elija su país"))

    @property
    def errores(self) -> list[tuple[str, str]]:
        """In the order of the page: the name stands before the address."""
        found = dict(super().errores)
        return [(f, found[f]) for f in ("nombre", "correo", "pais", "empresa") if f in found]


class PermisosForm(Form):
    """Two separate consents, no box ticked beforehand."""

    servicio = BooleanField()
    novedades = BooleanField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.servicio.label.text = texto_mostrado(Proposito.SERVICIO, get_lang())
        self.novedades.label.text = texto_mostrado(Proposito.NOVEDADES, get_lang())

    def validate(self, extra_validators: Any = None) -> bool:
        valid: bool = super().validate(extra_validators)
        if not self.servicio.data:
            self.servicio.errors = [FaltaConsentimientoError.mensaje]
            return False
        return valid

    @property
    def propositos(self) -> list[Proposito]:
        """What was agreed to."""
        voluntary = [Proposito.NOVEDADES] if self.novedades.data else []
        return [Proposito.SERVICIO, *voluntary]


class ClavePermisosForm(PermisosForm):
    """Last step of a sign-up: a password, if wanted, and the two consents."""

    clave = PasswordField(
        _l("Clave"),
        description=_l(
            "8 caracteres o más; puede ser una frase. "
            "Sin clave, le enviamos un código cada vez que entre."
        ),
        validators=[Optional(), largo(128)],
        render_kw={"autocomplete": "new-password"},
    )

    @property
    def errores(self) -> list[tuple[str, str]]:
        found = dict(super().errores)
        return [(f, found[f]) for f in ("clave", "servicio", "novedades") if f in found]
