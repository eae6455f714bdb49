"""Shape of a recommendation and of the decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from consultores.acreditacion.models import Tramite
from consultores.postulaciones.secciones import INSTITUCIONAL
from consultores.postulaciones.vista import MOTIVOS, NOMBRES_RECOMENDACION
from consultores.red.models import TipoConsultor
from consultores.taxonomia import AREAS, NIVELES
from plataforma.forms import (
    Form,
    RadioField,
    SelectField,
    SelectMultipleField,
    TextAreaField,
    largo,
    requerido,
    una_de,
)
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from consultores.acreditacion.models import Postulacion


class RecomendarForm(Form):
    recomendacion = RadioField(
        _l("Su recomendación"),
        choices=[SelectChoice(r.value, name) for r, name in NOMBRES_RECOMENDACION.items()],
        validators=[requerido(_l("Elija una recomendación."))],
    )
    razones = TextAreaField(
        _l("Razones"),
        description=_l("Las lee la Secretaría para decidir."),
        validators=[requerido(_l("Escriba las razones de su recomendación.")), largo(2000, 3)],
    )


class ObservarForm(Form):
    falta = TextAreaField(
        _l("Qué falta"),
        description=_l("La persona lo recibe por correo, tal como lo escriba."),
        validators=[requerido(_l("Diga qué falta para poder revisarla.")), largo(2000, 3)],
    )


class AceptarForm(Form):
    """What is granted. Of a renewal nothing is chosen."""

    nivel = RadioField(
        _l("Nivel"), validators=[requerido(_l("Elija el nivel de la acreditación."))]
    )
    areas = SelectMultipleField(
        _l("Áreas"), description=_l("Puede quitar las que no quedaron probadas.")
    )

    def para(self, p: Postulacion) -> AceptarForm:
        """Offer the levels and areas of this application, as they were asked for."""
        lang = get_lang()
        if p.tramite == Tramite.RENOVACION:
            del self.nivel, self.areas
            return self
        firm = p.consultor is not None and p.consultor.tipo == TipoConsultor.INSTITUCION
        levels = [c for c in NIVELES if firm or c != INSTITUCIONAL]
        self.nivel.choices = [SelectChoice(c, f"{c} · {NIVELES[c].en(lang)}") for c in levels]
        asked = "areas" if p.tramite == Tramite.INGRESO else "pedido"
        self.areas.choices = [
            SelectChoice(c, AREAS[c].en(lang)) for c in p.seccion(asked).get("areas", [])
        ]
        if not self.is_submitted():
            self.nivel.data = p.seccion("pedido").get("nivel") or p.seccion("datos").get("nivel")
            self.areas.data = p.seccion(asked).get("areas", [])
        return self

    def valor(self, nombre: str, vacio: Any) -> Any:
        return self[nombre].data if nombre in self else vacio


class RechazarForm(Form):
    causa = SelectField(_l("Causa"), validators=[requerido(_l("Elija la causa."))])
    motivo = TextAreaField(
        _l("Motivo"),
        description=_l("La persona lo recibe por correo, tal como lo escriba."),
        validators=[
            requerido(_l("Escriba el motivo: la persona lo recibe por correo.")),
            largo(1000, 3),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.causa.choices = una_de(list(MOTIVOS.items()), _l("Elija una causa"))


class DecisionForm(Form):
    """A suspension, or its end: the reason goes to the person by mail."""

    motivo = TextAreaField(
        _l("Motivo"),
        description=_l("La persona lo recibe por correo, tal como lo escriba."),
        validators=[
            requerido(_l("Escriba el motivo: la persona lo recibe por correo.")),
            largo(1000, 3),
        ],
    )
