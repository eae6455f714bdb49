"""What a person may say of themselves in a cohort: firm, sex and size of the firm. Hers to give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import Optional

from cursos.cohortes.models import Sexo, Tamano
from plataforma import audit
from plataforma.forms import Form, SelectField, StringField, largo, una_de

if TYPE_CHECKING:
    from cursos.cohortes.models import Participante
    from plataforma.identidad.models import Usuario

MAX_FIRM = 160
SEXOS = {
    Sexo.MUJER: _l("Mujer"),
    Sexo.HOMBRE: _l("Hombre"),
    Sexo.OTRO: _l("Otra respuesta"),
}
TAMANOS = {
    Tamano.UNIPERSONAL: _l("Trabajo por mi cuenta"),
    Tamano.MICRO: _l("De 2 a 9 personas"),
    Tamano.PEQUENA: _l("De 10 a 49 personas"),
    Tamano.MEDIANA: _l("De 50 a 249 personas"),
    Tamano.GRANDE: _l("250 personas o más"),
}


class PerfilForm(Form):
    """The three may all be left empty."""

    empresa = StringField(_l("Nombre de su empresa"), [Optional(), largo(MAX_FIRM)])
    sexo = SelectField(_l("Sexo"), [Optional()], default="")
    tamano = SelectField(_l("Tamaño de la empresa"), [Optional()], default="")

    def elegir(self) -> None:
        """Put the words of the two lists in the language of the page."""
        empty = _("Prefiero no decirlo")
        self.sexo.choices = una_de([(k.value, v) for k, v in SEXOS.items()], empty)
        self.tamano.choices = una_de([(k.value, v) for k, v in TAMANOS.items()], empty)


def guardar_perfil(participante: Participante, form: PerfilForm, *, actor: Usuario) -> None:
    """Write what the person said, also when it is nothing."""
    participante.empresa = form.empresa.data or ""
    participante.sexo, participante.tamano = form.sexo.data or "", form.tamano.data or ""
    audit.record(
        "cohorte.corregir_mis_datos",
        ("participante", participante.id),
        actor=actor,
        datos={"cohorte": participante.cohorte_id},
    )
