"""Shape of the sections of an application. Nothing is required here: what is missing is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields import HiddenField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from consultores.postulaciones.secciones import INSTITUCIONAL, MAX_AREAS
from consultores.red.models import TipoConsultor
from consultores.taxonomia import (
    ACUERDOS,
    AREAS,
    IDIOMAS,
    NIVELES,
    NIVELES_IDIOMA,
    SECTORES,
    SERVICIOS,
    SUBTEMAS,
    opciones,
)
from plataforma.forms import (
    Form,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
    largo,
    una_de,
)
from plataforma.i18n import get_lang
from plataforma.paises import opciones_pais

if TYPE_CHECKING:
    from collections.abc import Iterable

Datos = dict[str, Any]
MODALIDADES = (("en_linea", _l("En línea")), ("presencial", _l("En la empresa")))


def _choices(pairs: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    return [SelectChoice(value, label) for value, label in pairs]


class SeccionForm(Form):
    """A section. `vuelta` says how often it had been saved when the page was shown."""

    campos: ClassVar[tuple[str, ...]] = ()
    plantilla: ClassVar[str] = ""
    vuelta = HiddenField()

    @classmethod
    def de(cls, datos: Datos) -> SeccionForm:
        """Return the form as it was sent, or filled with what the section says."""
        return cls(**{name: datos.get(name) for name in cls.campos})

    def recibido(self) -> Datos:
        return {name: self[name].data or self.vacio(name) for name in self.campos}

    def vacio(self, name: str) -> Any:
        return [] if isinstance(self[name], SelectMultipleField) else ""

    @property
    def numero(self) -> int:
        given = self.vuelta.data or ""
        return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else -1  # noqa: PLR2004


class DatosForm(SeccionForm):
    plantilla = "postulaciones/secciones/datos.html"
    campos = ("tipo", "nombre", "pais", "nivel")
    tipo = RadioField(
        _l("¿Quién se postula?"),
        choices=[
            SelectChoice(TipoConsultor.PERSONA.value, _l("Una persona")),
            SelectChoice(TipoConsultor.INSTITUCION.value, _l("Una institución")),
        ],
        validators=[Optional()],
    )
    nombre = StringField(
        _l("Nombre profesional o de la institución"),
        description=_l("Así aparece en la red. Por ejemplo: Diego Restrepo."),
        validators=[largo(120)],
    )
    pais = SelectField(
        _l("País donde trabaja"), description=_l("Su contraparte nacional revisa la postulación.")
    )
    nivel = RadioField(_l("Nivel que pide"), validators=[Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = get_lang()
        self.pais.choices = una_de(opciones_pais(lang, otro=False), _("Elija un país"))
        self.nivel.choices = _choices((c, f"{c} · {n.en(lang)}") for c, n in NIVELES.items())
        # Radio buttons sit under the label that a person reads, not "(opcional)".
        self.tipo.flags.optional = self.nivel.flags.optional = False

    def validate_nivel(self, field: RadioField) -> None:
        if field.data == INSTITUCIONAL and self.tipo.data == TipoConsultor.PERSONA:
            raise ValidationError(_("El nivel N4 es solo para instituciones: elija otro."))


class AreasForm(SeccionForm):
    plantilla = "postulaciones/secciones/areas.html"
    campos = ("areas",)
    areas = SelectMultipleField(
        _l("Áreas en las que resuelve problemas"),
        description=_l("Elija hasta 6: aquellas en las que ya ayudó a empresas."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas.choices = _choices(opciones(AREAS, get_lang()))

    def validate_areas(self, field: SelectMultipleField) -> None:
        if len(field.data or []) > MAX_AREAS:
            raise ValidationError(_("Elija 6 áreas o menos: las que mejor conoce."))


class SubtemasForm(SeccionForm):
    """The sub-topics of the chosen areas, a group for each area: `grupos` for the page."""

    plantilla = "postulaciones/secciones/subtemas.html"
    campos = ("subtemas",)
    subtemas = SelectMultipleField(_l("Subtemas"))

    def limitar(self, areas: Iterable[str]) -> None:
        """Offer only what belongs to these areas."""
        lang, wanted = get_lang(), set(areas)
        codes = [c for c in SUBTEMAS if c.partition("-")[0] in wanted]
        self.subtemas.choices = _choices((c, SUBTEMAS[c].en(lang)) for c in codes)
        self.grupos = [
            (a, AREAS[a].en(lang), [(c, SUBTEMAS[c].en(lang)) for c in codes if c.startswith(a)])
            for a in AREAS
            if a in wanted
        ]


class ServiciosForm(SeccionForm):
    plantilla = "postulaciones/secciones/servicios.html"
    campos = ("sectores", "servicios", "modalidad", "acuerdos")
    sectores = SelectMultipleField(
        _l("Sectores"), description=_l("Los de las empresas a las que ya ayudó.")
    )
    servicios = SelectMultipleField(_l("Servicios que presta"))
    modalidad = SelectMultipleField(_l("Cómo atiende"), choices=_choices(MODALIDADES))
    acuerdos = SelectMultipleField(_l("Acuerdos comerciales que conoce"), validators=[Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = get_lang()
        self.sectores.choices = _choices(opciones(SECTORES, lang))
        self.servicios.choices = _choices((c, s.nombre.en(lang)) for c, s in SERVICIOS.items())
        self.acuerdos.choices = _choices((c, a.nombre.en(lang)) for c, a in ACUERDOS.items())


class IdiomasForm(SeccionForm):
    """Languages with their level (`nivel_es`, `nivel_pt` …), and the countries that are served."""

    plantilla = "postulaciones/secciones/idiomas.html"
    campos = ("idiomas", "paises")
    paises = SelectMultipleField(
        _l("Países cuyas empresas atiende"), description=_l("El suyo ya está incluido.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        given = kwargs.pop("idiomas", None) or {}
        super().__init__(*args, **kwargs, **{f"nivel_{c}": v for c, v in given.items()})
        lang = get_lang()
        self.paises.choices = _choices(opciones_pais(lang, otro=False))
        levels = [(c, n.en(lang)) for c, n in NIVELES_IDIOMA.items()]
        for code, name in IDIOMAS.items():
            self[f"nivel_{code}"].label.text = name.en(lang)
            self[f"nivel_{code}"].choices = una_de(levels, _("No atiende en este idioma"))

    @property
    def niveles(self) -> list[Any]:
        return [self[f"nivel_{code}"] for code in IDIOMAS]

    def recibido(self) -> Datos:
        chosen = {c: self[f"nivel_{c}"].data for c in IDIOMAS}
        return {"idiomas": {c: v for c, v in chosen.items() if v}, "paises": self.paises.data or []}


for _code in IDIOMAS:
    setattr(IdiomasForm, f"nivel_{_code}", SelectField(_code))


_UNA_LINEA = _l("Por ejemplo: Certificados de origen para alimentos.")
_CASOS = _l("Casos que resolvió y para qué empresas. Sin teléfono ni correo.")


class ExperienciaForm(SeccionForm):
    plantilla = "postulaciones/secciones/experiencia.html"
    campos = ("resumen_es", "resumen_pt", "presentacion_es", "presentacion_pt")
    resumen_es = StringField(
        _l("Qué resuelve, en una línea, en español"),
        description=_UNA_LINEA,
        validators=[Optional(), largo(160)],
    )
    resumen_pt = StringField(
        _l("Qué resuelve, en una línea, en portugués"),
        description=_UNA_LINEA,
        validators=[Optional(), largo(160)],
    )
    presentacion_es = TextAreaField(
        _l("Experiencia, en español"),
        description=_CASOS,
        validators=[Optional(), largo(2000)],
    )
    presentacion_pt = TextAreaField(
        _l("Experiencia, en portugués"),
        description=_CASOS,
        validators=[Optional(), largo(2000)],
    )


FORMS: dict[str, type[SeccionForm]] = {
    "datos": DatosForm,
    "areas": AreasForm,
    "subtemas": SubtemasForm,
    "servicios": ServiciosForm,
    "idiomas": IdiomasForm,
    "experiencia": ExperienciaForm,
}
