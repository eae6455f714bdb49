"""Shape of a message to many."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from cursos.mensajes.textos import HUECOS, desconocidos
from plataforma.forms import (
    StringField,
    TextAreaField,
    UnaVezForm,
    ValidationError,
    largo,
    requerido,
)
from plataforma.texto import TextoBilingue

MAX_TEXT = 800


def _fillable(_form: Any, field: Any) -> None:
    """Refuse a gap that nobody would fill: people would read the braces."""
    unknown = desconocidos(field.data or "")
    if unknown:
        known = ", ".join("{" + name + "}" for name in HUECOS)
        raise ValidationError(
            _("No conocemos {%(hueco)s}. Puede usar %(conocidos)s.")
            % {"hueco": unknown[0], "conocidos": known}
        )


_ASUNTO = _l("Escriba de qué se trata, en pocas palabras.")
_TEXTO = _l("Escriba el mensaje.")


class EscribirForm(UnaVezForm):
    asunto_es = StringField(_l("Asunto en español"), [requerido(_ASUNTO), largo(100), _fillable])
    texto_es = TextAreaField(
        _l("Mensaje en español"),
        [requerido(_TEXTO), largo(MAX_TEXT), _fillable],
        render_kw={"filas": 5, "lang": "es"},
    )
    asunto_pt = StringField(_l("Asunto en portugués"), [requerido(_ASUNTO), largo(100), _fillable])
    texto_pt = TextAreaField(
        _l("Mensaje en portugués"),
        [requerido(_TEXTO), largo(MAX_TEXT), _fillable],
        render_kw={"filas": 5, "lang": "pt-BR"},
    )

    @classmethod
    def with_texts(cls, asunto: TextoBilingue, texto: TextoBilingue) -> EscribirForm:
        """The form filled with ready texts."""
        return cls(asunto_es=asunto.es, texto_es=texto.es, asunto_pt=asunto.pt, texto_pt=texto.pt)

    @property
    def asunto(self) -> TextoBilingue:
        return TextoBilingue(self.asunto_es.data, self.asunto_pt.data)

    @property
    def texto(self) -> TextoBilingue:
        return TextoBilingue(self.texto_es.data, self.texto_pt.data)
