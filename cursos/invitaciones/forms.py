"""Shape of what an invited person types."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_login import current_user

from cursos.cohortes.perfil import PerfilForm
from cursos.invitaciones.unirse import Datos
from plataforma.forms import Form, SelectField, StringField, largo, requerido
from plataforma.i18n import get_lang
from plataforma.paises import opciones_pais


class CodigoForm(Form):
    """The code of a printed card."""

    codigo = StringField(
        _l("Código de su invitación"),
        [requerido(_l("Escriba el código, por ejemplo K7QF2-M9XAB.")), largo(40)],
        description=_l("Son 10 letras y números. Está en la hoja que le dio su cámara."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )


class CodigoDeCohorteForm(Form):
    """The code of a poster."""

    codigo = StringField(
        _l("Código del cartel"),
        [requerido(_l("Escriba el código, por ejemplo K7QF2-M9XAB.")), largo(40)],
        description=_l("Son 10 letras y números. No importan las mayúsculas ni el guion."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )


class UnirseForm(PerfilForm):
    """What a person says on joining; all but the country may be left out."""

    pais = SelectField(_l("País de su empresa"))

    def preparar(self) -> None:
        """Put the choices in the language of the page, and what the account says already."""
        self.elegir()
        self.pais.choices = opciones_pais(get_lang())
        if not self.is_submitted() and current_user.is_authenticated:
            self.pais.data = self.pais.data or current_user.pais
            self.empresa.data = self.empresa.data or current_user.empresa

    @property
    def datos(self) -> Datos:
        return Datos(
            empresa=self.empresa.data or "",
            pais=self.pais.data,
            sexo=self.sexo.data or "",
            tamano=self.tamano.data or "",
        )
