"""Shape of what is written about deadlines: one day for each module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms.validators import Optional

from plataforma.forms import DateField, Form
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cursos.plazos.queries import Tramo


def plazos_form(tramos: Sequence[Tramo], dias: Mapping[str, date | None]) -> Any:
    """Return the form of these modules, filled with `dias`."""
    fields = {
        t.campo: DateField(t.modulo.titulo.en(get_lang()), [Optional()], default=dias.get(t.campo))
        for t in tramos
    }
    return type("PlazosForm", (Form,), fields)()
