"""What the course page draws: the stops of the route."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import ngettext

from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from cursos.catalogo.avance import Avance
    from cursos.catalogo.queries import Temario


def paradas(temario: Temario, avance: Avance) -> list[dict[str, Any]]:
    """One stop for each module; the first one not finished is where the person is."""
    stops: list[dict[str, Any]] = []
    here = False
    for modulo in temario.modulos:
        total = len(modulo.lecciones)
        done = sum(leccion.clave in avance.hechas for leccion in modulo.lecciones)
        estado = "hecho" if done == total else "pendiente"
        if estado == "pendiente" and avance.inscrita and not here:
            estado, here = "aqui", True
        lecciones = ngettext("%(num)s lección", "%(num)s lecciones", total)
        stops.append(
            {
                "texto": modulo.titulo.en(get_lang()),
                "estado": estado,
                "href": f"#{modulo.clave}",
                "palabra": "" if avance.inscrita else lecciones,
                "detalle": _("%(hechas)s de %(total)s lecciones", hechas=done, total=total)
                if avance.inscrita
                else "",
            }
        )
    return stops
