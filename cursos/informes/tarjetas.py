"""What reports add to the page of a cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.cohortes.alcance import Vista
    from plataforma.identidad.models import Usuario


def herramienta(_persona: Usuario, vista: Vista) -> Iterable[Tarjeta]:
    yield Tarjeta(
        titulo=_("Informe para quien financia"),
        texto=_(
            "Totales con su definición, sin nombres y sin grupos chicos. En PDF o en planilla."
        ),
        href=url_for("informes.cohorte", **vista.lugar),
        accion=_("Ver el informe"),
        icono="chart",
        orden=70,
    )
