"""Shape of an application and of the decisions about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from consultores.red.models import Consultor, EstadoConsultor, TipoConsultor
from consultores.red.services import Ficha
from consultores.taxonomia import AREAS, IDIOMAS, NIVELES, opciones
from plataforma.forms import (
    BooleanField,
    Form,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
    largo,
    requerido,
    una_de,
)
from plataforma.i18n import get_lang
from plataforma.paises import opciones_pais
from plataforma.texto import TextoBilingue

if TYPE_CHECKING:
    from plataforma.identidad.models import Usuario

MAX_AREAS = 6
NOMBRES_ESTADO = {
    EstadoConsultor.POSTULADO: _l("Por revisar"),
    EstadoConsultor.ACREDITADO: _l("Acreditado"),
    EstadoConsultor.SUSPENDIDO: _l("Suspendido"),
    EstadoConsultor.RECHAZADO: _l("No acreditado"),
}
TONOS_ESTADO = {
    EstadoConsultor.POSTULADO: "atencion",
    EstadoConsultor.ACREDITADO: "exito",
    EstadoConsultor.SUSPENDIDO: "error",
    EstadoConsultor.RECHAZADO: "neutro",
}


class PostularForm(Form):
    nombre = StringField(
        _l("Nombre profesional o de la institución"),
        description=_l("Así aparece en la red. Por ejemplo: Diego Restrepo."),
        validators=[requerido(_l("Escriba el nombre que verán las empresas.")), largo(120, 3)],
    )
    tipo = RadioField(
        _l("¿Quién se postula?"),
        choices=[
            SelectChoice(TipoConsultor.PERSONA.value, _l("Una persona")),
            SelectChoice(TipoConsultor.INSTITUCION.value, _l("Una institución")),
        ],
        validators=[requerido(_l("Elija si se postula una persona o una institución."))],
    )
    pais = SelectField(
        _l("País donde trabaja"), validators=[requerido(_l("Elija el país donde trabaja."))]
    )
    areas = SelectMultipleField(
        _l("Áreas en las que resuelve problemas"),
        description=_l("Elija hasta 6: aquellas en las que ya ayudó a empresas."),
    )
    idiomas = SelectMultipleField(_l("Idiomas en los que atiende"))
    paises = SelectMultipleField(
        _l("Países cuyas empresas atiende"), description=_l("El suyo ya está incluido.")
    )
    resumen_es = StringField(
        _l("Qué resuelve, en una línea, en español"),
        description=_l("Por ejemplo: Certificados de origen para alimentos."),
        validators=[Optional(), largo(160)],
    )
    resumen_pt = StringField(
        _l("Qué resuelve, en una línea, en portugués"), validators=[Optional(), largo(160)]
    )
    presentacion_es = TextAreaField(
        _l("Experiencia, en español"),
        description=_l("Casos que resolvió y para qué empresas. Sin teléfono ni correo."),
        validators=[Optional(), largo(2000)],
    )
    presentacion_pt = TextAreaField(
        _l("Experiencia, en portugués"), validators=[Optional(), largo(2000)]
    )
    tiene_intereses = RadioField(
        _l("¿Tiene intereses que puedan chocar con los de una empresa a la que ayude?"),
        description=_l("Por ejemplo: vende lo mismo, despacha sus cargas o trabaja en la aduana."),
        choices=[SelectChoice("no", _l("No tengo")), SelectChoice("si", _l("Sí, y los describo"))],
        validators=[requerido(_l("Responda si tiene intereses que puedan chocar."))],
    )
    intereses = TextAreaField(
        _l("Describa esos intereses"),
        description=_l("Solo los ve la Secretaría y la contraparte de su país."),
        validators=[Optional(), largo(1000)],
    )
    declara = BooleanField(
        _l("Declaro que estos datos son ciertos y avisaré si algo cambia."),
        validators=[requerido(_l("Marque la declaración para postularse."))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = get_lang()
        self.pais.choices = una_de(opciones_pais(lang, otro=False), _("Elija un país"))
        self.areas.choices = [SelectChoice(*pair) for pair in opciones(AREAS, lang)]
        self.idiomas.choices = [SelectChoice(*pair) for pair in opciones(IDIOMAS, lang)]
        self.paises.choices = [SelectChoice(*p) for p in opciones_pais(lang, otro=False)]

    def validate_areas(self, field: SelectMultipleField) -> None:
        if not field.data:
            raise ValidationError(_("Elija al menos un área."))
        if len(field.data) > MAX_AREAS:
            raise ValidationError(_("Elija 6 áreas o menos: las que mejor conoce."))

    def validate_idiomas(self, field: SelectMultipleField) -> None:
        if not field.data:
            raise ValidationError(_("Elija al menos un idioma."))

    def validate(self, extra_validators: Any = None) -> bool:
        """One language of each text is enough; interests that exist are described."""
        valid: bool = super().validate(extra_validators)
        own, other = ("pt", "es") if get_lang() == "pt" else ("es", "pt")
        for name, message in (
            ("resumen", _("Escriba en una línea qué resuelve, al menos en un idioma.")),
            ("presentacion", _("Cuente su experiencia, al menos en un idioma.")),
        ):
            if not self[f"{name}_{own}"].data and not self[f"{name}_{other}"].data:
                self[f"{name}_{own}"].errors = [message]
                valid = False
        if self.tiene_intereses.data == "si" and not self.intereses.data:
            self.intereses.errors = [_("Describa los intereses que declaró.")]
            valid = False
        return valid

    @classmethod
    def of(cls, consultor: Consultor | None, persona: Usuario) -> PostularForm:
        """Return the form as it was sent, or filled with what is known."""
        if consultor is None:
            return cls(nombre=persona.nombre, pais=persona.pais, idiomas=[persona.idioma])
        return cls(
            nombre=consultor.nombre,
            tipo=consultor.tipo,
            pais=consultor.pais,
            areas=consultor.codigos_area,
            idiomas=consultor.codigos_idioma,
            paises=consultor.codigos_pais,
            resumen_es=consultor.resumen.es,
            resumen_pt=consultor.resumen.pt,
            presentacion_es=consultor.presentacion.es,
            presentacion_pt=consultor.presentacion.pt,
            tiene_intereses="si" if consultor.intereses else "no",
            intereses=consultor.intereses,
        )

    def ficha(self) -> Ficha:
        return Ficha(
            nombre=self.nombre.data,
            tipo=TipoConsultor(self.tipo.data),
            pais=self.pais.data,
            resumen=TextoBilingue(self.resumen_es.data or "", self.resumen_pt.data or ""),
            presentacion=TextoBilingue(
                self.presentacion_es.data or "", self.presentacion_pt.data or ""
            ),
            areas=self.areas.data,
            idiomas=self.idiomas.data,
            paises=self.paises.data or [],
            intereses=(self.intereses.data or "") if self.tiene_intereses.data == "si" else "",
        )


class AcreditarForm(Form):
    nivel = RadioField(
        _l("Nivel"), validators=[requerido(_l("Elija el nivel de la acreditación."))]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nivel.choices = [
            SelectChoice(code, f"{code} · {n.en(get_lang())}") for code, n in NIVELES.items()
        ]


class DecisionForm(Form):
    """A decision that takes something away: the reason goes to the person by mail."""

    motivo = TextAreaField(
        _l("Motivo"),
        description=_l("La persona lo recibe por correo, tal como lo escriba."),
        validators=[
            requerido(_l("Escriba el motivo: la persona lo recibe por correo.")),
            largo(1000, 3),
        ],
    )
