"""What the lesson page shows: body, practice with feedback, the reader's own, the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request
from flask_babel import gettext as _

from cursos.aprendizaje.cuerpo import anclar, sin_imagenes
from cursos.aprendizaje.lectura import leer
from cursos.aprendizaje.pie import bloques
from cursos.aprendizaje.practica import Respondida, practicas_de
from cursos.catalogo.cierre import lista_de_cierre
from cursos.catalogo.formato import datos_leccion, duracion, fecha_de, peso
from cursos.catalogo.queries import find_temario
from plataforma.clock import now
from plataforma.i18n import fecha, get_lang, hora

if TYPE_CHECKING:
    from datetime import datetime

    from cursos.aprendizaje.lectura import Lectura
    from cursos.catalogo.avance import Avance
    from cursos.catalogo.models import Leccion, VersionCurso
    from plataforma.identidad.models import Usuario


def pagina(
    leccion: Leccion, persona: Usuario, respondida: Respondida | None = None
) -> dict[str, Any]:
    """Return what the template takes."""
    version = leccion.modulo.version
    temario = find_temario(version.id)
    anterior, siguiente = temario.around(leccion.clave)
    practicas = practicas_de(leccion, persona, respondida or Respondida())
    lectura = leer(persona, leccion, request.cookies.get("lectura", ""))
    avance, lecciones = lectura.avance, temario.lecciones
    return {
        "leccion": leccion,
        "cuerpo": _cuerpo(leccion, lectura),
        "lectura": lectura,
        "lugar": _lugar(leccion, lectura),
        "version_nueva": _version_nueva(version, avance),
        "bloques": bloques(leccion, persona),
        "cierre": lista_de_cierre(version, temario, avance) if avance.inscrita else (),
        "datos": datos_leccion(leccion, len(lecciones)),
        "duracion": duracion,
        "peso": peso,
        "nota_texto": lectura.nota.texto if lectura.nota else "",
        "nota_error": "",
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


def _cuerpo(leccion: Leccion, lectura: Lectura) -> str:
    """The HTML was sanitised when the course was published."""
    html = anclar(leccion.html.en(get_lang()))
    return sin_imagenes(html) if lectura.ajuste.ahorro else html


def _lugar(leccion: Leccion, lectura: Lectura) -> dict[str, str] | None:
    """Return where the person stopped in this lesson and when that was kept."""
    lugar = lectura.lugar
    if lugar is None or lugar.leccion_clave != leccion.clave or not lugar.ancla:
        return None
    return {"ancla": lugar.ancla, "guardado": guardado(lugar.guardado_el)}


def _version_nueva(version: VersionCurso, avance: Avance) -> str:
    """Tell who is on an older version: of it, or on a lesson that only the new one has."""
    own = avance.inscripcion
    text: str = ""
    if own is None or own.completada_el is not None:
        return text
    if own.version_id != version.id:
        text = _("Esta lección es de la versión nueva del curso. Vea qué cambió.")
    elif not version.es_actual:
        text = _("Hay una versión nueva de este curso")
    return text


def guardado(moment: datetime) -> str:
    """Guardado 10:42, or the day when it was not today."""
    today = fecha(moment) == fecha(now())
    text: str = (
        _("Guardado %(hora)s", hora=hora(moment))
        if today
        else _("Guardado el %(fecha)s", fecha=fecha(moment))
    )
    return text


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
