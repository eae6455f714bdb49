"""Forms: shape of input, in the person's language. Fields render themselves."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Any

from flask import get_template_attribute
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import Field, ValidationError
from wtforms.fields import (
    BooleanField,
    DecimalField,
    EmailField,
    FileField,
    HiddenField,
    MultipleFileField,
    PasswordField,
    RadioField,
    SearchField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.fields import DateField as AnyDateField
from wtforms.fields import IntegerField as AnyIntegerField
from wtforms.fields import SelectMultipleField as AnySelectMultipleField
from wtforms.fields import TimeField as AnyTimeField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, StopValidation

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BooleanField",
    "DateField",
    "DecimalField",
    "EmailField",
    "FileField",
    "Form",
    "IntegerField",
    "MultipleFileField",
    "PasswordField",
    "RadioField",
    "SearchField",
    "SelectField",
    "SelectMultipleField",
    "StringField",
    "TelField",
    "TextAreaField",
    "TimeField",
    "ValidationError",
    "largo",
    "requerido",
    "una_de",
]

MACROS = {
    "BooleanField": "casilla",
    "DateField": "fecha",
    "EmailField": "correo",
    "FileField": "archivo",
    "MultipleFileField": "archivo",
    "PasswordField": "clave",
    "RadioField": "opciones",
    "SelectField": "lista",
    "SelectMultipleField": "casillas",
    "TelField": "telefono",
    "TextAreaField": "parrafo",
    "TimeField": "hora",
}


class IntegerField(AnyIntegerField):
    """A whole number; what is none is answered in the person's language."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Escriba un número entero, por ejemplo 40.")) from error


class DateField(AnyDateField):
    """A day; what is none is answered in the person's language."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Escriba la fecha completa: día, mes y año.")) from error


class TimeField(AnyTimeField):
    """A time of day, likewise."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Escriba la hora con dos puntos, por ejemplo 15:30.")) from error


class SelectMultipleField(AnySelectMultipleField):
    """Boxes to tick. A blank among them is nothing: `Optional` would take it for an empty field."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.raw_data = [value for value in valuelist if value]
        super().process_formdata(self.raw_data)


class Form(FlaskForm):
    """Base of every form. `{{ form.campo() }}` renders label, hint, control and error."""

    class Meta(FlaskForm.Meta):
        def render_field(self, field: Field, render_kw: dict[str, Any]) -> Markup:
            if field.type in {"CSRFTokenField", "HiddenField"}:
                return Markup(field.widget(field, **render_kw))  # noqa: S704 — WTForms' own widget
            macro = get_template_attribute("components/campo.html", MACROS.get(field.type, "texto"))
            return Markup(macro(field, **render_kw))  # noqa: S704 — an autoescaped macro

        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Field:
            """Strip what people paste around their text; keep passwords as typed."""
            field: Field = unbound_field.bind(form=form, **options)
            if isinstance(field, StringField) and not isinstance(field, PasswordField):
                lines = isinstance(field, TextAreaField)
                field.filters = [*field.filters, _clean if lines else _clean_line]
            return field

    @property
    def errores(self) -> list[tuple[str, str]]:
        """(field id, message) of each error, in the order of the page, for the summary."""
        return [(f.id, str(f.errors[0])) for f in self if f.errors]


def _clean(value: str | None) -> str | None:
    """Trim; drop control characters that Word and phones leave in pasted text."""
    if not isinstance(value, str):
        return value
    kept = (c for c in value.replace("\r\n", "\n") if c in "\n\t" or c >= " ")
    return "".join(c for c in kept if c not in INVISIBLE).strip()


def _clean_line(value: str | None) -> str | None:
    """The same for a field of one line: a name with a line break in it could begin a new one."""
    cleaned = _clean(value)
    return " ".join(cleaned.splitlines()) if isinstance(cleaned, str) else cleaned


# Zero-width and direction marks: they make two equal names differ, or show reversed.
INVISIBLE = frozenset(
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


class Requerido(InputRequired):
    """Something typed; spaces alone are nothing."""

    def __call__(self, form: Form, field: Field) -> None:
        super().__call__(form, field)
        if isinstance(field.data, str) and not field.data.strip():
            raise StopValidation(self.message)


def requerido(message: Any) -> Requerido:
    """Require the field; the message says what to type, with an example where it helps."""
    return Requerido(message)


def largo(maximum: int, minimum: int = 0) -> Length:
    """Limit the length, in characters."""
    message = (
        _l("Escriba entre %(min)d y %(max)d caracteres.")
        if minimum
        else _l("Escriba %(max)d caracteres o menos.")
    )
    return Length(min=minimum or -1, max=maximum, message=message)


def una_de(options: Sequence[tuple[str, Any]], empty: Any) -> list[SelectChoice]:
    """Return select choices with a first empty line that says what to choose."""
    return [SelectChoice(value, label) for value, label in [("", empty), *options]]


LONGEST_MARK = 32  # characters: ours, and what every table of marks can hold


class UnaVezForm(Form):
    """A form whose sending twice counts once: it carries a mark of its own."""

    intento = HiddenField(default=lambda: secrets.token_hex(16))

    @property
    def marca(self) -> str:
        """The mark; of a form that came without one of ours, a new one."""
        given = self.intento.data or ""
        return given if 0 < len(given) <= LONGEST_MARK else secrets.token_hex(16)

    def marca_con(self, *dicho: object) -> str:
        """The mark of this form and of what was written in it.

        A page to which the browser goes back carries the mark of what it sent: changed, it sends
        something else.
        """
        said = repr((self.marca, *dicho))
        return hashlib.sha256(said.encode()).hexdigest()[:LONGEST_MARK]
