"""What a learner did without a signal: practice answered, lessons marked as done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from cursos.aprendizaje.practica import leer_semilla
from cursos.aprendizaje.queries import get_practica
from cursos.aprendizaje.services import marcar_hecha, responder_practica
from cursos.inscripciones.version import leccion_de
from cursos.preguntas import tipos
from cursos.preguntas.lectura import solo_respuestas
from cursos.sin_conexion.errors import YaNoEstaError
from plataforma.errors import NotFoundError
from plataforma.sin_senal import Estado, Resultado, campos, recibe, texto

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from cursos.catalogo.models import Leccion
    from plataforma.identidad.models import Usuario


@recibe("practica")
def recibir_practica(persona: Usuario, datos: Mapping[str, Any], hecho_el: datetime) -> Resultado:
    """Keep the answer, unless a later one came from another device."""
    leccion = _leccion(persona, datos)
    try:
        asked, kept = get_practica(leccion, persona.id, texto(datos, "pregunta"))
    except NotFoundError:
        raise YaNoEstaError from None
    sent = campos(datos)
    answer, semilla = solo_respuestas(sent), leer_semilla("".join(sent.get("s", ())))
    if kept and kept.respondida_el > hecho_el:
        drawn = tipos.sortear_practica(asked.tipo, asked.datos, semilla)
        if kept.respuesta == tipos.leer(asked.tipo, asked.datos, drawn, answer):
            return Resultado()  # it had arrived: only our word of it was lost
        later = _("Después respondió otra vez en otro dispositivo. Quedó la última.")
        return Resultado(Estado.CONFLICTO, later)
    saved = responder_practica(persona, leccion, (asked, kept), campos=answer, semilla=semilla)
    saved.respondida_el = hecho_el
    return Resultado()


@recibe("leccion")
def recibir_leccion(persona: Usuario, datos: Mapping[str, Any], _hecho_el: datetime) -> Resultado:
    marcar_hecha(persona, _leccion(persona, datos))
    return Resultado()


def _leccion(persona: Usuario, datos: Mapping[str, Any]) -> Leccion:
    try:
        return leccion_de(persona, texto(datos, "curso"), texto(datos, "leccion"))
    except NotFoundError:
        raise YaNoEstaError from None
