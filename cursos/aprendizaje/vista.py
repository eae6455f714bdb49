"""What the lesson page shows besides the lesson: practice with its feedback, and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from cursos.aprendizaje.practica import practicas_de
from cursos.catalogo.avance import leer_avance
from cursos.catalogo.formato import fecha_de
from cursos.catalogo.queries import find_temario
from plataforma.i18n import fecha, get_lang

if TYPE_CHECKING:
    from cursos.aprendizaje.practica import Respondida
    from cursos.catalogo.models import Leccion
    from plataforma.identidad.models import Usuario


def armar(leccion: Leccion, persona: Usuario, respondida: Respondida) -> dict[str, Any]:
    """Return what the template takes."""
    version = leccion.modulo.version
    temario = find_temario(version.id)
    anterior, siguiente = temario.around(leccion.clave)
    practicas = practicas_de(leccion, persona, respondida)
    avance = leer_avance(persona, version)
    lecciones = temario.lecciones
    return {
        "leccion": leccion,
        "curso": version.curso,
        "total": len(lecciones),
        "anterior": anterior,
        "siguiente": siguiente,
        "avance": avance,
        "hechas": sum(x.clave in avance.hechas for x in lecciones),
        "practicas": practicas,
        "prefijo": next((p.devolucion.titulo for p in practicas if p.enfocar and p.devolucion), ""),
        "error": any(p.error for p in practicas),
        "fuentes": _fuentes(leccion),
        "revision": _revision(leccion),
    }


def _fuentes(leccion: Leccion) -> list[dict[str, Any]]:
    return [{**f, "fecha": fecha_de(f["fecha"])} for f in leccion.fuentes[get_lang()]]


def _revision(leccion: Leccion) -> str:
    text: str = _(
        "Revisada el %(revisada)s por %(responsable)s. Próxima revisión: %(proxima)s.",
        revisada=fecha(leccion.revisada),
        responsable=leccion.responsable.en(get_lang()),
        proxima=fecha(leccion.proxima_revision),
    )
    return text
