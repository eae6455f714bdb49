"""Shape of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from cursos.satisfaccion.escala import PREGUNTAS
from cursos.satisfaccion.models import LONGEST
from cursos.satisfaccion.services import Respuesta
from plataforma.forms import Form, RadioField, TextAreaField, largo, requerido

if TYPE_CHECKING:
    from cursos.satisfaccion.models import Valoracion

CHOOSE = _l("Elija una de las cinco respuestas.")


def _scale(number: int) -> RadioField:
    pregunta = PREGUNTAS[number]
    return RadioField(
        pregunta.texto,
        [requerido(CHOOSE)],
        choices=[
            SelectChoice(str(mark), word) for mark, word in reversed(pregunta.palabras.items())
        ],
    )


class EncuestaForm(Form):
    utilidad = _scale(0)
    claridad = _scale(1)
    recomendacion = _scale(2)
    cambio = TextAreaField(
        _l("¿Qué va a cambiar en su empresa?"),
        [Optional(), largo(LONGEST)],
        description=_l("Una o dos frases, sin nombres de personas ni de empresas."),
        render_kw={"filas": 3},
    )
    falta = TextAreaField(_l("¿Qué faltó?"), [Optional(), largo(LONGEST)], render_kw={"filas": 3})

    @classmethod
    def of(cls, given: Valoracion | None) -> EncuestaForm:
        """The form with the answer given before, if any."""
        if given is None:
            return cls()
        marks: dict[str, Any] = {p.clave: str(getattr(given, p.clave)) for p in PREGUNTAS}
        return cls(**marks, cambio=given.cambio, falta=given.falta)

    @property
    def respuesta(self) -> Respuesta:
        """What was answered, once valid."""
        return Respuesta(
            utilidad=int(self.utilidad.data),
            claridad=int(self.claridad.data),
            recomendacion=int(self.recomendacion.data),
            cambio=self.cambio.data or "",
            falta=self.falta.data or "",
        )
