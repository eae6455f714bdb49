"""Shape of what an accredited consultant asks for, and of the answer to a suspension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from consultores.postulaciones.forms_intereses import InteresesForm
from consultores.postulaciones.secciones import INSTITUCIONAL
from consultores.red.models import TipoConsultor
from consultores.taxonomia import AREAS, NIVELES
from plataforma.forms import (
    Form,
    RadioField,
    SelectMultipleField,
    TextAreaField,
    largo,
    requerido,
)
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from consultores.red.models import Consultor


class AmpliarForm(Form):
    areas = SelectMultipleField(_l("Áreas que quiere agregar"), validators=[Optional()])
    nivel = RadioField(_l("Nivel"), validators=[requerido(_l("Elija un nivel."))])
    motivo = TextAreaField(
        _l("Qué lo prueba"),
        description=_l("Casos, cursos o cargos que sostienen lo que pide."),
        validators=[requerido(_l("Cuente qué prueba lo que pide.")), largo(2000, 3)],
    )

    def para(self, c: Consultor) -> AmpliarForm:
        """Offer what the consultant does not have."""
        lang = get_lang()
        held = set(c.codigos_area)
        self.areas.choices = [
            SelectChoice(k, n.en(lang)) for k, n in AREAS.items() if k not in held
        ]
        firm = c.tipo == TipoConsultor.INSTITUCION
        levels = [k for k in NIVELES if k >= c.nivel and (firm or k != INSTITUCIONAL)]
        self.nivel.choices = [SelectChoice(k, f"{k} · {NIVELES[k].en(lang)}") for k in levels]
        if not self.is_submitted():
            self.nivel.data = c.nivel
        return self


class RenovarForm(InteresesForm):
    """One page: what changed, and the ties declared again."""

    libres = 4
    se_guarda = False  # it is sent at once
    cambios = TextAreaField(
        _l("Qué cambió desde la última vez"),
        description=_l("Trabajo nuevo, cursos, casos. Si nada cambió, dígalo."),
        validators=[requerido(_l("Diga qué cambió, o que nada cambió.")), largo(2000)],
    )


class DescargoForm(Form):
    texto = TextAreaField(
        _l("Su respuesta"),
        description=_l("La lee la Secretaría. Puede responder una sola vez."),
        validators=[requerido(_l("Escriba su respuesta.")), largo(3000, 3)],
    )
