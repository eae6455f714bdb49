"""What a manager types about one person, read like a line of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import Optional

from cursos.planillas.causas import CAUSAS
from cursos.planillas.valores import (
    AVISOS,
    leer_correo,
    leer_identificador_tributario,
    leer_nombre,
    leer_telefono,
    leer_texto,
)
from plataforma.forms import Form, SelectField, StringField, largo, requerido
from plataforma.i18n import NAMES, get_lang
from plataforma.paises import idioma_de, opciones_pais

if TYPE_CHECKING:
    from wtforms import Field

    from cursos.cohortes.models import Participante
    from cursos.planillas.valores import Lectura

MAX_NAME, MAX_MAIL, MAX_PHONE, MAX_ID, MAX_FIRM = 120, 254, 40, 40, 160


@dataclass(frozen=True, kw_only=True)
class Linea:
    """A person of a list, normalised; at least one of mail, phone and tax id is there."""

    nombre: str
    correo: str | None
    telefono: str | None
    identificador: str | None
    empresa: str
    pais: str
    idioma: str


class LineaForm(Form):
    """One person, without a spreadsheet."""

    nombre = StringField(
        _l("Nombre y apellido"), [requerido(_l("Escriba el nombre.")), largo(MAX_NAME)]
    )
    correo = StringField(
        _l("Correo"),
        [Optional(), largo(MAX_MAIL)],
        render_kw={"inputmode": "email", "autocapitalize": "none", "spellcheck": "false"},
    )
    telefono = StringField(
        _l("Celular"),
        [Optional(), largo(MAX_PHONE)],
        description=_l("Si es de otro país, empiece con +."),
        render_kw={"inputmode": "tel"},
    )
    identificador = StringField(
        _l("Identificador tributario"),
        [Optional(), largo(MAX_ID)],
        description=_l("Si no tiene correo ni celular. Recibe su código en una hoja impresa."),
    )
    empresa = StringField(_l("Empresa"), [Optional(), largo(MAX_FIRM)])
    pais = SelectField(_l("País"))
    idioma = SelectField(_l("Le escribimos en"), [Optional()])

    def preparar(self, pais: str) -> None:
        """Put the choices in the language of the page; a new line starts in the chamber's."""
        self.pais.choices = opciones_pais(get_lang())
        self.idioma.choices = list(NAMES.items())
        if not self.is_submitted():
            self.pais.data = self.pais.data or pais
            self.idioma.data = self.idioma.data or idioma_de(pais)

    @classmethod
    def of(cls, participante: Participante) -> LineaForm:
        return cls(obj=participante)

    def leer(self) -> Linea | None:
        """Return the line, or None with the reason beside each field."""
        country = self.pais.data
        name = self._take(self.nombre, leer_nombre(self.nombre.data or ""))
        mail = self._take(self.correo, leer_correo(self.correo.data or ""))
        phone = self._take(self.telefono, leer_telefono(self.telefono.data or "", country))
        tax = self.identificador.data or ""
        tax_id = self._take(self.identificador, leer_identificador_tributario(tax, country))
        firm = self._take(self.empresa, leer_texto(self.empresa.data or "", MAX_FIRM))
        if not self.errors and not (mail or phone or tax_id):
            self.correo.errors = [_("Escriba el correo, el celular o el identificador tributario.")]
        if self.errors:
            return None
        return Linea(
            nombre=name,
            correo=mail or None,
            telefono=phone or None,
            identificador=tax_id or None,
            empresa=firm,
            pais=country,
            idioma=self.idioma.data or "es",
        )

    def _take(self, field: Field, read: Lectura) -> str:
        """Return the value; what a list would refuse is said beside the field."""
        wrong = [cause for cause in read.causas if cause not in AVISOS]
        if wrong:
            title, how = CAUSAS[wrong[0]]
            field.errors = [f"{title}. {how}"]
        return read.valor

    @property
    def errors(self) -> dict[str, Any]:
        """Also those that `leer` found."""
        return {name: field.errors for name, field in self._fields.items() if field.errors}
