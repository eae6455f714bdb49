"""What lots add to the pages of the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _

from cursos.lotes import queries_lotes
from cursos.lotes.models import EstadoLote
from cursos.permissions import Permiso
from plataforma.access import puede
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plataforma.identidad.models import Usuario


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """What waits for a second administrator: for the others to decide, for who asked to know."""
    if not puede(persona, Permiso.GESTIONAR_CREDENCIALES):
        return
    for lote in queries_lotes.list_en_estado(EstadoLote.ESPERANDO):
        mine = lote.pedido_por_id == persona.id
        yield Tarjeta(
            titulo=_("Credenciales de «%(cohorte)s»", cohorte=lote.cohorte.nombre),
            texto=_("Espera que otra persona de la administración la apruebe.")
            if mine
            else _("Esta emisión espera su decisión."),
            href=url_for("lotes.ver", lote=lote.id),
            accion="" if mine else _("Revisar y decidir"),
            icono="certificate",
            grupo="" if mine else "principal",
            orden=35 if mine else 8,
        )
