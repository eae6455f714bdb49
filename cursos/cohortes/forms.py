"""Shape of what a chamber writes about a cohort."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import NumberRange, Optional

from cursos.cohortes.models import CUPO, Cohorte
from cursos.cohortes.services import DatosCohorte
from plataforma import forms
from plataforma.forms import (
    BooleanField,
    Form,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
    largo,
    requerido,
)
from plataforma.texto import TextoBilingue

MAX_SEATS = 2_000
MAX_WELCOME = 800


class DateField(forms.DateField):
    """A date; what is none is answered in the person's language."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Escriba la fecha completa: día, mes y año.")) from error


class EditarCohorteForm(Form):
    """What may change as long as the cohort lasts."""

    nombre = StringField(
        _l("Nombre de la cohorte"),
        [requerido(_l("Escriba un nombre, por ejemplo Alimentos, otoño 2027.")), largo(120)],
        description=_l("Lo verán las personas que inscriba."),
    )
    inicio = DateField(_l("Empieza el"), [requerido(_l("Escriba la fecha de inicio."))])
    cierre = DateField(
        _l("Cierra el"),
        [requerido(_l("Escriba la fecha de cierre."))],
        description=_l("Último día para terminar, inclusive. Después el curso sigue abierto."),
    )
    cupo = IntegerField(
        _l("Lugares"),
        [
            requerido(_l("Escriba cuántos lugares hay, por ejemplo 40.")),
            NumberRange(1, MAX_SEATS, _l("Escriba un número entre %(min)d y %(max)d.")),
        ],
        default=CUPO,
        render_kw={"unidad": _l("personas")},
    )
    bienvenida_es = TextAreaField(
        _l("Mensaje de bienvenida en español"),
        [Optional(), largo(MAX_WELCOME)],
        description=_l("Va en el correo de invitación. Si escribe un solo idioma, sale ese."),
        render_kw={"filas": 3},
    )
    bienvenida_pt = TextAreaField(
        _l("Mensaje de bienvenida en portugués"),
        [Optional(), largo(MAX_WELCOME)],
        render_kw={"filas": 3},
    )

    entre_pares = BooleanField(
        _l("Cada persona revisa las hojas de trabajo de otras dos, sin nombres")
    )

    @property
    def datos(self) -> DatosCohorte:
        """What was written, once valid."""
        es, pt = self.bienvenida_es.data or "", self.bienvenida_pt.data or ""
        return DatosCohorte(
            nombre=self.nombre.data,
            inicio=self.inicio.data,
            cierre=self.cierre.data,
            cupo=self.cupo.data,
            bienvenida=TextoBilingue(es, pt) if es or pt else None,
            entre_pares=self.entre_pares.data,
        )

    @classmethod
    def of(cls, cohorte: Cohorte) -> EditarCohorteForm:
        """The form filled with what the cohort has."""
        text = cohorte.bienvenida or TextoBilingue("", "")
        return cls(obj=cohorte, bienvenida_es=text.es, bienvenida_pt=text.pt)


class CohorteForm(EditarCohorteForm):
    """A new cohort: also its course, which does not change afterwards."""

    curso = SelectField(_l("Curso"))
