"""Shape of what the staff writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields import SelectChoice
from wtforms.validators import Optional

from cursos.credenciales.models import MotivoRevocacion, MotivoSuspension
from cursos.credenciales.textos import MOTIVOS, MOTIVOS_SUSPENSION
from plataforma.forms import (
    EmailField,
    Form,
    RadioField,
    SelectField,
    TextAreaField,
    largo,
    requerido,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_TEXT = 1_000  # characters
# What a holder asks for is withdrawn, not revoked: it is another act.
# What only a rule decides is in no form.
REVOCAR = [m for m in MotivoRevocacion if m not in {m.A_PEDIDO, m.EQUIPO_CAMBIO}]
SUSPENDER = [m for m in MotivoSuspension if m != m.SIN_SUSTENTO]


def choices(pairs: Iterable[tuple[str | int, Any]]) -> list[Any]:
    """Return (value, label) pairs as WTForms wants them from 3.4 on."""
    return [SelectChoice(value, label) for value, label in pairs]


class EmitirForm(Form):
    """Issue by hand: who, what, why. `paso` is the button pressed on the check page."""

    correo = EmailField(
        _l("Correo de la persona"),
        [requerido(_l("Escriba el correo de la persona, por ejemplo ana@correo.com"))],
        description=_l(
            "El de su cuenta. Su nombre saldrá en la credencial como está en la cuenta."
        ),
    )
    version = SelectField(_l("Credencial"), coerce=int)
    motivo = TextAreaField(
        _l("Motivo"),
        [
            requerido(_l("Escriba por qué se emite a mano y con qué evidencia")),
            largo(MAX_TEXT),
        ],
        description=_l(
            "Por ejemplo: aprobó el curso presencial del 12 de marzo; acta 14 de la cámara. "
            "Queda en la auditoría y no se publica."
        ),
    )
    paso = HiddenField()


class RevocarForm(Form):
    """Revoke: a public reason from the list, and a private detail."""

    motivo = RadioField(
        _l("Motivo"),
        [requerido(_l("Elija el motivo"))],
        choices=choices((str(motivo), MOTIVOS[motivo]) for motivo in REVOCAR),
        description=_l("Se muestra a quien compruebe la credencial y a la persona titular."),
    )
    detalle = TextAreaField(
        _l("Detalle"),
        [Optional(), largo(MAX_TEXT)],
        description=_l("Solo lo ve la administración."),
    )


class SuspenderForm(Form):
    """Suspend: a public reason from the list, and a private detail."""

    motivo = RadioField(
        _l("Motivo"),
        [requerido(_l("Elija el motivo"))],
        choices=choices((str(motivo), MOTIVOS_SUSPENSION[motivo]) for motivo in SUSPENDER),
        description=_l("Se muestra a quien compruebe la credencial y a la persona titular."),
    )
    detalle = TextAreaField(
        _l("Detalle"),
        [Optional(), largo(MAX_TEXT)],
        description=_l("Solo lo ve la administración."),
    )


class ReemitirForm(Form):
    """Issue again: with what evidence the name was corrected."""

    motivo = TextAreaField(
        _l("Motivo"),
        [requerido(_l("Escriba con qué documento se corrigió el nombre")), largo(MAX_TEXT)],
        description=_l(
            "Por ejemplo: vimos su documento de identidad el 12 de marzo. "
            "Queda en la auditoría y no se publica."
        ),
    )


class SinDatosForm(Form):
    """An act that needs nothing but its button."""
