"""Shape of a proposal, of what an editor publishes, and of what readers say."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import Optional

from consultores.respuestas.services import Edicion, Propuesta
from consultores.taxonomia import ACUERDOS, AREAS, MERCADOS, SUBTEMAS, opciones
from plataforma.forms import (
    BooleanField,
    Form,
    SelectField,
    TextAreaField,
    UnaVezForm,
    ValidationError,
    largo,
    requerido,
    una_de,
)
from plataforma.i18n import get_lang
from plataforma.texto import TextoBilingue

MAX_PREGUNTA, MAX_RESPUESTA, MAX_FUENTES = 200, 6000, 10
FUENTE = re.compile(
    r"(?P<titulo>[^|]{3,200})\|\s*(?P<url>https?://[^\s|]+|)\s*\|\s*(?P<fecha>[\d-]{10})"
)


def en_una_linea(texto: str | None) -> str | None:
    """A question is a heading: it is shown whole while it is written, and kept as one line."""
    return " ".join(texto.split()) if texto else texto


class _ConMirada(Form):
    """A text that was looked at: `mirado` is the mark of the pieces that were pointed at."""

    mirado = HiddenField()
    miro = BooleanField(_l("Miré cada uno y ninguno dice de quién es el caso"))

    @property
    def marca_mirada(self) -> str:
        return (self.mirado.data or "") if self.miro.data else ""


class ProponerForm(_ConMirada):
    pregunta = TextAreaField(
        _l("La pregunta"),
        description=_l("Como la haría cualquier empresa, sin nombres."),
        validators=[requerido(_l("Escriba la pregunta.")), largo(MAX_PREGUNTA, 10)],
        filters=[en_una_linea],
    )
    respuesta = TextAreaField(
        _l("La respuesta"),
        description=_l("Qué hacer, paso a paso, y de dónde sale. Sin nombres ni números del caso."),
        validators=[requerido(_l("Escriba la respuesta.")), largo(MAX_RESPUESTA, 40)],
    )

    def propuesta(self, lang: str) -> Propuesta:
        return Propuesta(
            pregunta=self.pregunta.data,
            respuesta=self.respuesta.data,
            idioma=lang,
            mirado=self.marca_mirada,
        )


class EditarForm(_ConMirada):
    pregunta_es = TextAreaField(
        _l("La pregunta, en español"),
        validators=[requerido(_l("Escriba la pregunta en español.")), largo(MAX_PREGUNTA, 10)],
        filters=[en_una_linea],
    )
    respuesta_es = TextAreaField(
        _l("La respuesta, en español"),
        validators=[requerido(_l("Escriba la respuesta en español.")), largo(MAX_RESPUESTA, 40)],
    )
    pregunta_pt = TextAreaField(
        _l("La pregunta, en portugués"),
        validators=[requerido(_l("Escriba la pregunta en portugués.")), largo(MAX_PREGUNTA, 10)],
        filters=[en_una_linea],
    )
    respuesta_pt = TextAreaField(
        _l("La respuesta, en portugués"),
        validators=[requerido(_l("Escriba la respuesta en portugués.")), largo(MAX_RESPUESTA, 40)],
    )
    fuentes = TextAreaField(
        _l("Fuentes"),
        description=_l(
            "Una por línea: título | dirección web | fecha en que se consultó (2026-11-21). "
            "Si no está en la web, deje vacía la dirección."
        ),
        validators=[requerido(_l("Escriba al menos una fuente.")), largo(4000)],
    )
    area = SelectField(_l("Área"), validators=[requerido(_l("Elija el área."))])
    subtema = SelectField(_l("Tema"), validators=[Optional()])
    mercado = SelectField(_l("País de destino"), validators=[Optional()])
    acuerdo = SelectField(_l("Acuerdo"), validators=[Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = get_lang()
        none = _("Ninguno")
        agreements = {code: a.nombre for code, a in ACUERDOS.items()}
        self.area.choices = una_de(opciones(AREAS, lang), _("Elija el área"))
        self.subtema.choices = una_de(opciones(SUBTEMAS, lang), none)
        self.mercado.choices = una_de(opciones(MERCADOS, lang), none)
        self.acuerdo.choices = una_de(opciones(agreements, lang), none)

    def validate_fuentes(self, field: TextAreaField) -> None:
        lines = [line for line in (field.data or "").splitlines() if line.strip()]
        if len(lines) > MAX_FUENTES or any(leer_fuente(line) is None for line in lines):
            raise ValidationError(
                _("Escriba cada fuente así: título | dirección | 2026-11-21. Hasta diez.")
            )

    def validate_subtema(self, field: SelectField) -> None:
        if field.data and self.area.data and not field.data.startswith(f"{self.area.data}-"):
            raise ValidationError(_("Ese tema es de otra área."))

    def edicion(self) -> Edicion:
        lines = [leer_fuente(line) for line in (self.fuentes.data or "").splitlines()]
        return Edicion(
            pregunta=TextoBilingue(self.pregunta_es.data, self.pregunta_pt.data),
            respuesta=TextoBilingue(self.respuesta_es.data, self.respuesta_pt.data),
            fuentes=[line for line in lines if line],
            area=self.area.data,
            subtema=self.subtema.data or "",
            mercado=self.mercado.data or "",
            acuerdo=self.acuerdo.data or "",
            mirado=self.marca_mirada,
        )


def leer_fuente(linea: str) -> dict[str, str] | None:
    """Return what a line says of a source, or None when it is not written so."""
    found = FUENTE.fullmatch(linea.strip())
    if found is None:
        return None
    try:
        date.fromisoformat(found["fecha"])
    except ValueError:
        return None
    return {name: found[name].strip() for name in ("titulo", "url", "fecha")}


def escribir_fuente(fuente: dict[str, str]) -> str:
    return f"{fuente['titulo']} | {fuente['url']} | {fuente['fecha']}"


class ReporteForm(UnaVezForm):
    texto = TextAreaField(
        _l("Qué está mal"),
        description=_l("Lo lee quien responde por este texto. No escriba datos personales."),
        validators=[requerido(_l("Escriba qué está mal.")), largo(1000, 5)],
    )
