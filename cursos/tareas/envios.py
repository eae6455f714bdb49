"""A worksheet filled in without a signal: the later draft stands, the other is kept beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _

from cursos.sin_conexion.errors import YaNoEstaError
from cursos.sin_conexion.manifiesto import Pagina
from cursos.tareas.definiciones import list_hojas, tarea_de
from cursos.tareas.lectura import leer_formulario
from cursos.tareas.queries import Lugar, select_version_con_tarea
from cursos.tareas.services import abrir, guardar
from cursos.tareas.vista import signos_de_la_persona
from plataforma.db import db
from plataforma.sin_senal import Estado, Resultado, campos, recibe, texto

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from cursos.catalogo.models import VersionCurso
    from cursos.hojas.definicion import Definicion
    from plataforma.identidad.models import Usuario


@recibe("borrador")
def recibir_borrador(persona: Usuario, datos: Mapping[str, Any], hecho_el: datetime) -> Resultado:
    """Save the draft as of when it was written."""
    definicion, lugar = _hoja(persona, datos)
    sent = {name: values[0] for name, values in campos(datos).items() if values}
    valores = leer_formulario(definicion, sent, signos_de_la_persona())
    tarea = abrir(persona, lugar)
    if tarea.guardados and tarea.guardada_el > hecho_el and tarea.valores != valores:
        tarea.otra, tarea.otra_el = valores, hecho_el
        later = _(
            "Después guardó esta hoja en otro dispositivo. Quedó la última;"
            " la otra copia está en la hoja."
        )
        return Resultado(Estado.CONFLICTO, later)
    read = sent.get("guardados", "")
    sobre = int(read[:8]) if read.isascii() and read.isdecimal() else None
    saved = guardar(persona, lugar, valores, sobre=sobre).tarea
    saved.guardada_el = hecho_el
    return Resultado(nuevos={"guardados": str(saved.guardados)})


def _hoja(persona: Usuario, datos: Mapping[str, Any]) -> tuple[Definicion, Lugar]:
    """Return which worksheet it is: one of the house's, or that of the person's version."""
    if "hoja" in datos:
        suelta = list_hojas().get(texto(datos, "hoja"))
        if suelta is None:
            raise YaNoEstaError
        return suelta, Lugar(hoja=suelta.clave)
    version = db.session.scalar(select_version_con_tarea(persona, texto(datos, "curso")))
    if version is None:
        raise YaNoEstaError
    return tarea_de(version), Lugar(curso_id=version.curso_id)


def paginas(persona: Usuario, version: VersionCurso) -> Iterator[Pagina]:
    """The worksheet of a course is kept with the course."""
    own = db.session.scalar(select_version_con_tarea(persona, version.curso.slug))
    if own is not None:
        yield Pagina(url_for("tareas.ver", curso=version.curso.slug), _("Hoja de trabajo"), 40_000)
