"""Shape of what people type about organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from plataforma.forms import (
    BooleanField,
    EmailField,
    Form,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    UnaVezForm,
    ValidationError,
    largo,
    requerido,
    una_de,
)
from plataforma.i18n import get_lang
from plataforma.identidad.direcciones import normalizar_correo
from plataforma.identidad.errors import CorreoMalEscritoError
from plataforma.identificadores import explicar, leer_identificador
from plataforma.organizaciones.datos import Datos, Identidad
from plataforma.organizaciones.models import RolMembresia, TamanoEmpresa, TipoOrganizacion
from plataforma.organizaciones.textos import IDIOMAS, NOMBRES_ROL, NOMBRES_TAMANO, NOMBRES_TIPO
from plataforma.paises import idioma_de, opciones_pais
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from wtforms import Field

    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion

LONGEST_TEXT = 1_200
LONGEST_SITE = 200
LONGEST_MESSAGE = 3_000


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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pais.choices = una_de(opciones_pais(get_lang(), otro=False), _l("Elija un país"))


class ConIdentificador(Form):
    """A tax id that is checked with the rule of the country (`codigo_pais`)."""

    identificador = StringField(
        _l("Identificador tributario"),
        [Optional(), largo(40)],
        description=_l("CUIT, NIT, CNPJ, CPF, RUC, RUT, RFC o RIF, según el país."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )
    idiomas = SelectMultipleField(
        _l("Idiomas en que atiende"),
        [Optional()],
    )
    codigo_pais = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = ((code, name.en(get_lang())) for code, name in IDIOMAS.items())
        self.idiomas.choices = [SelectChoice(code, name) for code, name in names]

    def validate_identificador(self, field: Field) -> None:
        if not field.data:
            return
        read = leer_identificador(field.data, self.codigo_pais)
        if not read.aceptado and read.problema:
            raise ValidationError(explicar(read.problema, self.codigo_pais))

    @property
    def identificador_leido(self) -> str | None:
        """The tax id as it is kept; None when none was given."""
        typed = self.identificador.data
        return leer_identificador(typed, self.codigo_pais).valor if typed else None


class DatosForm(ConIdentificador):
    """What an organisation says about itself."""

    presentacion_es = TextAreaField(
        _l("Presentación en español"),
        [Optional(), largo(LONGEST_TEXT)],
        description=_l("Qué hace y para quién. Si escribe un solo idioma, sale ese."),
        render_kw={"filas": 4},
    )
    presentacion_pt = TextAreaField(
        _l("Presentación en portugués"),
        [Optional(), largo(LONGEST_TEXT)],
        render_kw={"filas": 4},
    )
    sitio = StringField(
        _l("Sitio web"),
        [Optional(), largo(LONGEST_SITE)],
        description=_l("Por ejemplo www.micamara.org."),
        render_kw={"inputmode": "url", "autocapitalize": "none", "autocomplete": "url"},
    )
    tamano = SelectField(_l("Tamaño"), [Optional()])
    publica = BooleanField(_l("Tiene una página que cualquiera puede leer"))
    recibe_mensajes = BooleanField(
        _l("Recibe mensajes por un formulario en esa página"),
        description=_l("Llegan por correo a quienes la gestionan. Sus direcciones no se muestran."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sizes = [(t.value, NOMBRES_TAMANO[t]) for t in TamanoEmpresa]
        self.tamano.choices = una_de(sizes, _l("Sin decir"))

    def validate_sitio(self, field: Field) -> None:
        if field.data and not _is_site(completar_sitio(field.data)):
            raise ValidationError(
                _l("Escriba la dirección del sitio, por ejemplo www.micamara.org.")
            )

    def validate_recibe_mensajes(self, field: Field) -> None:
        if field.data and not self.publica.data:
            raise ValidationError(_l("Sin página no hay formulario: marque también la página."))

    @property
    def datos(self) -> Datos:
        """What was written, once valid."""
        es, pt = self.presentacion_es.data or "", self.presentacion_pt.data or ""
        return Datos(
            identificador=self.identificador_leido,
            idiomas=self.idiomas.data or [],
            presentacion=TextoBilingue(es, pt) if es or pt else None,
            sitio=completar_sitio(self.sitio.data or ""),
            tamano=self.tamano.data or "",
            publica=self.publica.data,
            recibe_mensajes=self.recibe_mensajes.data,
        )

    @classmethod
    def of(cls, organizacion: Organizacion, mostrado: str) -> DatosForm:
        """The form with what the organisation has; `mostrado` is its tax id with its dots."""
        text = organizacion.presentacion or TextoBilingue("", "")
        names = (*Identidad.__dataclass_fields__, *Datos.__dataclass_fields__)
        own = {name: getattr(organizacion, name) for name in names}
        texts = {"presentacion_es": text.es, "presentacion_pt": text.pt}
        form = cls(data=own | texts | {"identificador": mostrado})
        form.codigo_pais = organizacion.pais
        return form


class AdministrarDatosForm(DatosForm, OrganizacionForm):
    """The same with what only the Secretariat changes."""

    confirmada = BooleanField(
        _l("La Secretaría comprobó quién es"),
        description=_l("Sin esto no lleva cohortes ni obtiene credenciales de empresa."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        self.codigo_pais = self.pais.data or ""
        valid: bool = super().validate(extra_validators)
        return valid

    @property
    def identidad(self) -> Identidad:
        return Identidad(
            nombre=self.nombre.data,
            tipo=TipoOrganizacion(self.tipo.data),
            pais=self.pais.data,
            confirmada=self.confirmada.data,
        )


class EmpresaForm(ConIdentificador):
    """A firm that its owner registers."""

    nombre = StringField(
        _l("Nombre de la empresa"), [requerido(_l("Escriba el nombre de su empresa.")), largo(160)]
    )
    pais = SelectField(_l("País"), [requerido(_l("Elija el país de su empresa."))])
    tamano = SelectField(_l("Tamaño"), [Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pais.choices = una_de(opciones_pais(get_lang(), otro=False), _l("Elija un país"))
        sizes = [(t.value, NOMBRES_TAMANO[t]) for t in TamanoEmpresa]
        self.tamano.choices = una_de(sizes, _l("Sin decir"))

    def validate(self, extra_validators: Any = None) -> bool:
        self.codigo_pais = self.pais.data or ""
        valid: bool = super().validate(extra_validators)
        return valid

    @classmethod
    def of(cls, persona: Usuario) -> EmpresaForm:
        """The form with what the account says."""
        lang = idioma_de(persona.pais) if persona.pais else get_lang()
        return cls(data={"nombre": persona.empresa, "pais": persona.pais, "idiomas": [lang]})


class ConCorreo(Form):
    """An address, read as accounts keep it (`direccion`)."""

    correo = EmailField(
        _l("Correo de la persona"),
        [requerido(CorreoMalEscritoError.mensaje), largo(254)],
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


class MiembroForm(ConCorreo):
    """Somebody who is to act for the organisation, and what they may do."""

    rol = RadioField(
        _l("Qué podrá hacer"),
        [requerido(_l("Elija qué podrá hacer."))],
        choices=[SelectChoice(r.value, NOMBRES_ROL[r]) for r in RolMembresia],
    )


class RolForm(Form):
    """Another role for somebody who acts for the organisation."""

    rol = RadioField(
        _l("Qué podrá hacer"),
        [requerido(_l("Elija qué podrá hacer."))],
        choices=[SelectChoice(r.value, NOMBRES_ROL[r]) for r in RolMembresia],
    )


class MensajeForm(ConCorreo, UnaVezForm):
    """A message to an organisation."""

    nombre = StringField(_l("Su nombre"), [requerido(_l("Escriba su nombre.")), largo(120)])
    correo = EmailField(
        _l("Su correo"),
        [requerido(CorreoMalEscritoError.mensaje), largo(254)],
        description=_l("La respuesta le llega aquí."),
    )
    texto = TextAreaField(
        _l("Mensaje"),
        [requerido(_l("Escriba su mensaje.")), largo(LONGEST_MESSAGE)],
        render_kw={"filas": 6},
    )


def completar_sitio(typed: str) -> str:
    """www.camara.org → https://www.camara.org."""
    return typed if not typed or "://" in typed else f"https://{typed}"


def _is_site(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    plain = not parts.username and not any(c.isspace() for c in url)
    return parts.scheme in {"http", "https"} and "." in host.strip(".") and plain
