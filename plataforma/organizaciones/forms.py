"""Shape of what administrators type about organisations."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from plataforma.forms import (
    EmailField,
    Form,
    RadioField,
    SelectField,
    StringField,
    largo,
    requerido,
)
from plataforma.identidad.direcciones import normalizar_correo
from plataforma.identidad.errors import CorreoMalEscritoError
from plataforma.organizaciones.models import RolMembresia, TipoOrganizacion

NOMBRES_TIPO = {
    TipoOrganizacion.CAMARA: _l("Cámara o gremio"),
    TipoOrganizacion.ORGANISMO: _l("Organismo público"),
    TipoOrganizacion.FINANCIERA: _l("Entidad financiera"),
    TipoOrganizacion.ACADEMICA: _l("Institución académica"),
    TipoOrganizacion.CONSULTORA: _l("Consultora"),
    TipoOrganizacion.EMPRESA: _l("Empresa"),
}
NOMBRES_ROL = {
    RolMembresia.GESTOR: _l("Gestiona: crea cohortes e inscribe"),
    RolMembresia.FACILITADOR: _l("Facilita: ve las cohortes"),
    RolMembresia.LECTOR: _l("Solo lectura"),
}


class OrganizacionForm(Form):
    """A new organisation."""

    nombre = StringField(
        _l("Nombre"),
        [requerido(_l("Escriba el nombre completo de la organización.")), largo(160)],
    )
    tipo = SelectField(
        _l("Tipo"), choices=[SelectChoice(t.value, NOMBRES_TIPO[t]) for t in TipoOrganizacion]
    )
    pais = SelectField(
        _l("País"),
        [requerido(_l("Elija el país de la organización."))],
        description=_l("Los teléfonos sin código se leen como de este país."),
    )


class MiembroForm(Form):
    """Somebody with an account, and what they may do for the organisation."""

    correo = EmailField(
        _l("Correo de la persona"),
        [requerido(CorreoMalEscritoError.mensaje), largo(254)],
        description=_l("El de su cuenta. Si no tiene cuenta, pídale que la cree primero."),
    )
    rol = RadioField(
        _l("Qué podrá hacer"),
        [requerido(_l("Elija qué podrá hacer."))],
        choices=[SelectChoice(r.value, NOMBRES_ROL[r]) for r in RolMembresia],
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
