"""What a new cohort may take its people through: a published course, or a route."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms.fields.choices import SelectChoice

from cursos.ajustes.services import Eleccion
from cursos.catalogo.queries import list_versiones_actuales
from cursos.cohortes import errors
from cursos.cohortes.recorrido import cursos_publicados
from cursos.rutas.rutas import find_ruta, leer_plan
from plataforma.texto import TextoBilingue

RUTA = "ruta:"  # before the key of a route; an address of a course has no colon


def opciones(lang: str) -> list[SelectChoice]:
    """Return the courses, then the routes of which a course is published: two statements."""
    versions = list_versiones_actuales()
    codes = {v.curso.codigo for v in versions}
    courses = [SelectChoice(v.curso.slug, v.curso.titulo.en(lang)) for v in versions]
    routes = []
    for ruta in leer_plan().rutas:
        if there := sum(paso.curso in codes for paso in ruta.pasos):
            name = TextoBilingue(ruta.titulo.es, ruta.titulo.pt).en(lang)
            size = ngettext("%(num)s curso", "%(num)s cursos", there)
            label = _("Ruta: %(ruta)s (%(cursos)s)", ruta=name, cursos=size)
            routes.append(SelectChoice(f"{RUTA}{ruta.clave}", label))
    return [*courses, *routes]


def elegir(valor: str) -> Eleccion:
    """Return the course or route that was chosen; refuse what is not published."""
    if valor.startswith(RUTA):
        ruta = find_ruta(valor.removeprefix(RUTA))
        courses = cursos_publicados(ruta) if ruta else []
        if ruta is None or not courses:
            raise errors.RutaError
        return Eleccion(courses[0], ruta.clave)
    published = {v.curso.slug: v.curso for v in list_versiones_actuales()}
    if valor not in published:
        raise errors.RutaError
    return Eleccion(published[valor])
