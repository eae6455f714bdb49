"""Shape of what an administrator writes about learning from elsewhere."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.fields import SelectChoice
from wtforms.validators import NumberRange, Optional, Regexp

from plataforma.archivos import ACEPTA, MAX_BYTES, Subida
from plataforma.clock import now, to_zone
from plataforma.forms import (
    DateField,
    DecimalField,
    EmailField,
    FileField,
    Form,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    largo,
    requerido,
)
from plataforma.i18n import DEFAULT_ZONE

CVF, OTRA = "cvf", "otra"
CENTRO_VIRTUAL = _l("Centro Virtual de Formación en Integración y Comercio, ALADI")
MAX_HOURS = 2_000
MAX_TEXT = 1_000


class ReconocerForm(Form):
    """Who, what it counts as, where it was learned, and what shows it."""

    correo = EmailField(
        _l("Correo de la persona"),
        [requerido(_l("Escriba el correo de la persona, por ejemplo ana@correo.com"))],
        description=_l(
            "El de su cuenta. Su nombre saldrá en la credencial como está en la cuenta."
        ),
    )
    version = SelectField(_l("Credencial que se reconoce"), coerce=int)
    donde = RadioField(
        _l("Dónde lo aprendió"),
        [requerido(_l("Elija dónde lo aprendió"))],
        choices=[
            SelectChoice(CVF, CENTRO_VIRTUAL),
            SelectChoice(OTRA, _l("Otra institución")),
        ],
    )
    institucion = StringField(
        _l("Nombre de la otra institución"),
        [Optional(), largo(160)],
        description=_l("Solo si eligió «Otra institución»."),
    )
    titulo = StringField(
        _l("Qué aprobó"),
        [requerido(_l("Escriba el título, como está en la constancia")), largo(200)],
        description=_l("Como está en la constancia. Se publica con la credencial."),
    )
    fecha = DateField(_l("Cuándo lo aprobó"), [requerido(_l("Escriba el día de la constancia"))])
    horas = DecimalField(
        _l("Horas"),
        [
            Optional(),
            NumberRange(
                min=0.5, max=MAX_HOURS, message=_l("Escriba entre media hora y 2.000 horas")
            ),
        ],
        description=_l("Si la constancia las dice."),
    )
    enlace = StringField(
        _l("Enlace a la evidencia"),
        [
            Optional(),
            largo(500),
            Regexp(r"^https?://\S+$", message=_l("El enlace debe empezar con https://")),
        ],
        description=_l("Solo lo ve la administración."),
    )
    archivo = FileField(
        _l("O un archivo con la evidencia"),
        description=_l("PDF, DOCX, XLSX, PNG o JPG de hasta 5 MB. Solo lo ve la administración."),
        render_kw={"accept": ACEPTA},
    )
    motivo = TextAreaField(
        _l("Motivo"),
        [requerido(_l("Escriba por qué equivale a esta credencial")), largo(MAX_TEXT)],
        description=_l(
            "Por ejemplo: el programa cubre los mismos temas, con evaluación final. "
            "Queda en la auditoría y no se publica."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = self.archivo.data
        self.subida: Subida | None = None
        if hasattr(sent, "read"):
            data = sent.read(MAX_BYTES + 1)
            sent.close()
            self.subida = Subida(sent.filename, data) if sent.filename else None

    @property
    def lugar(self) -> str:
        """Return the institution, in Spanish when it is ours."""
        chosen = self.donde.data == CVF
        return (
            "Centro Virtual de Formación en Integración y Comercio, ALADI"
            if chosen
            else (self.institucion.data or "")
        )

    def validate(self, extra_validators: Any = None) -> bool:
        valid: bool = super().validate(extra_validators)
        if self.donde.data == OTRA and not self.institucion.data:
            self.institucion.errors = [_l("Escriba el nombre de la institución")]
        if self.fecha.data and self.fecha.data > to_zone(now(), DEFAULT_ZONE).date():
            self.fecha.errors = [_l("Ese día todavía no llegó")]
        if not self.enlace.data and self.subida is None:
            self.archivo.errors = [_l("Agregue un enlace o un archivo que lo muestre")]
        return valid and not (self.institucion.errors or self.fecha.errors or self.archivo.errors)
