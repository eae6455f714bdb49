"""Shape of what authors write about their bank."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, NumberRange

from cursos.cuestionarios.ajustes import MAS_INTENTOS, MAS_TIEMPO
from plataforma.forms import EmailField, Form, IntegerField, requerido


class AjusteForm(Form):
    """More time or more tries for one person."""

    correo = EmailField(
        _l("Correo de la persona"),
        [requerido(_l("Escriba el correo de la persona, por ejemplo ana@correo.com"))],
        description=_l("El de su cuenta. La persona ya tiene que estar en el curso."),
    )
    tiempo_extra = IntegerField(
        _l("Tiempo extra, en porcentaje"),
        [
            InputRequired(_l("Escriba un número entre 0 y 100.")),
            NumberRange(0, MAS_TIEMPO, _l("Escriba un número entre 0 y 100.")),
        ],
        description=_l("Con 50, un intento de 40 minutos dura 60."),
        default=0,
    )
    intentos_extra = IntegerField(
        _l("Intentos extra"),
        [
            InputRequired(_l("Escriba un número entre 0 y 10.")),
            NumberRange(0, MAS_INTENTOS, _l("Escriba un número entre 0 y 10.")),
        ],
        description=_l("Se suman a los del curso, en cada ventana de horas."),
        default=0,
    )
