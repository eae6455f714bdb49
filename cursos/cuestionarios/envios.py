"""What a learner answered in a test without a signal, and a test handed in without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _

from cursos.cuestionarios.errors import TiempoAgotadoError, YaEntregadoError
from cursos.cuestionarios.queries import (
    find_pregunta,
    list_respuestas,
    select_intento,
    situacion,
)
from cursos.cuestionarios.services import anotar, entregar, lock
from cursos.inscripciones.queries import find_inscripcion
from cursos.permissions import Permiso
from cursos.preguntas import tipos
from cursos.preguntas.lectura import solo_respuestas
from cursos.sin_conexion.errors import YaNoEstaError
from cursos.sin_conexion.manifiesto import Pagina
from plataforma.access import puede
from plataforma.db import db
from plataforma.sin_senal import Estado, Resultado, campos, entero, recibe, texto

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from cursos.catalogo.models import VersionCurso
    from cursos.cuestionarios.models import Intento
    from plataforma.identidad.models import Usuario


@recibe("respuesta")
def recibir_respuesta(persona: Usuario, datos: Mapping[str, Any], hecho_el: datetime) -> Resultado:
    """Save the answer to a drawn question, unless it was handed in or answered again later.

    One that had arrived, so that only our word of it was lost, is no conflict.
    """
    intento, n = _intento(persona, datos), entero(datos, "n")
    if not 1 <= n <= len(intento.preguntas):
        raise YaNoEstaError
    lock(intento)  # what is compared below is what stands when it is saved
    drawn, sent = intento.preguntas[n - 1], solo_respuestas(campos(datos))
    clave = drawn["clave"]
    pregunta, before = find_pregunta(intento, clave)
    said = tipos.leer(pregunta.tipo, pregunta.datos, drawn, sent)
    if before and before.respuesta == said and before.guardada_el > hecho_el:
        return Resultado()
    if before and before.guardada_el > hecho_el:
        later = _("Después respondió otra vez en otro dispositivo. Quedó la última.")
        return Resultado(Estado.CONFLICTO, later)
    try:
        anotar(intento, clave, sent)
    except YaEntregadoError as error:
        return Resultado(Estado.CONFLICTO, str(error))
    except TiempoAgotadoError as error:
        entregar(intento)
        return Resultado(Estado.CONFLICTO, str(error))
    list_respuestas(intento.id)[clave].guardada_el = hecho_el
    return Resultado()


@recibe("entrega")
def recibir_entrega(persona: Usuario, datos: Mapping[str, Any], _hecho_el: datetime) -> Resultado:
    """Hand in, once; a second time says nothing new."""
    entregar(_intento(persona, datos))
    return Resultado()


def paginas(persona: Usuario, version: VersionCurso) -> Iterator[Pagina]:
    """The test that was begun can be answered without a signal: every question, and the review."""
    inscripcion = find_inscripcion(persona.id, version.curso_id)
    intento = situacion(inscripcion, version).abierto if version.evaluacion else None
    if intento is not None:
        yield from (Pagina(url) for url in direcciones(intento))


def direcciones(intento: Intento) -> list[str]:
    slug, total = intento.version.curso.slug, len(intento.preguntas)
    numbered = [
        url_for("cuestionarios.pregunta", curso=slug, intento=intento.id, n=n)
        for n in range(1, total + 1)
    ]
    return [*numbered, url_for("cuestionarios.revisar", curso=slug, intento=intento.id)]


def _intento(persona: Usuario, datos: Mapping[str, Any]) -> Intento:
    """Return the person's own try; somebody else's does not exist."""
    found = db.session.scalar(select_intento(texto(datos, "curso"), entero(datos, "intento")))
    if found is None or not puede(persona, Permiso.RENDIR, found):
        raise YaNoEstaError
    return found
