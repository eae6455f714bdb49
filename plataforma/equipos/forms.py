"""Shape of handing over the management."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from plataforma.forms import EmailField, Form, RadioField, largo, requerido
from plataforma.identidad.direcciones import normalizar_correo
from plataforma.identidad.errors import CorreoMalEscritoError
from plataforma.organizaciones.models import RolMembresia

if TYPE_CHECKING:
    from collections.abc import Sequence

OTRA, IRSE = "otra", "irse"


class TraspasoForm(Form):
    """Whom: somebody of the team, or an address; and what becomes of who hands over."""

    a = RadioField(_l("A quién"), [requerido(_l("Elija a quién traspasa la gestión."))])
    correo = EmailField(
        _l("Correo de la otra persona"),
        [Optional(), largo(254)],
        description=_l("Solo si eligió a otra persona. Le llega un enlace que vale 14 días."),
    )
    queda = RadioField(
        _l("Y usted"),
        [requerido(_l("Elija qué pasa con usted."))],
        choices=[
            SelectChoice(RolMembresia.LECTOR.value, _l("Me quedo, solo para mirar")),
            SelectChoice(IRSE, _l("Me voy de la organización")),
        ],
        default=RolMembresia.LECTOR.value,
    )
    direccion: str = ""

    def ofrecer(self, members: Sequence[tuple[str, str]]) -> None:
        """Name the people of the team, and somebody else."""
        others = [*members, (OTRA, _l("Otra persona, por correo"))]
        self.a.choices = [SelectChoice(value, label) for value, label in others]
        if not members and not self.a.data:
            self.a.data = OTRA

    def validate(self, extra_validators: Any = None) -> bool:
        valid: bool = super().validate(extra_validators)
        if self.a.data != OTRA:
            return valid
        try:
            self.direccion = normalizar_correo(self.correo.data or "")
        except CorreoMalEscritoError as error:
            self.correo.errors = [str(error)]
            return False
        return valid

    @property
    def papel(self) -> RolMembresia | None:
        """The role that stays; None for who leaves."""
        return None if self.queda.data == IRSE else RolMembresia(self.queda.data)

    @property
    def elegida(self) -> str:
        """The name, or the address, of who will manage."""
        if self.a.data == OTRA:
            return self.direccion
        return next(
            str(label) for value, label, *_ in self.a.iter_choices() if value == self.a.data
        )
