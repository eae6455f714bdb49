"""A route in words, and what routes put on the pages of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from cursos.catalogo.formato import duracion
from cursos.catalogo.queries import list_versiones_actuales
from cursos.catalogo.vitrina import Consejo
from cursos.rutas.queries import Estado, recorrer
from cursos.rutas.rutas import leer_plan
from plataforma.i18n import get_lang
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cursos.catalogo.models import VersionCurso
    from cursos.rutas.queries import Parada, Recorrido
    from plataforma.identidad.models import Usuario


def datos(recorrido: Recorrido) -> list[tuple[str, str]]:
    """Return what a route has, for `datos_breves`."""
    total = len(recorrido.paradas)
    found = [("route", ngettext("%(num)s curso", "%(num)s cursos", total))]
    ready = recorrido.publicadas
    if not ready:
        found.append(("clock", _("En preparación")))
    elif ready < total:
        found.append(("book", ngettext("%(num)s publicado", "%(num)s publicados", ready)))
    if recorrido.completadas:
        done = ngettext("%(num)s completado", "%(num)s completados", recorrido.completadas)
        found.append(("check", done))
    return found


def paradas(recorrido: Recorrido) -> list[dict[str, Any]]:
    """Return the stops as the component draws them; one in preparation leads nowhere."""
    return [
        {
            "texto": getattr(p.titulo, get_lang()),
            "estado": _estado(p, aqui=p is recorrido.proxima),
            "href": _href(p),
            "palabra": _palabra(p),
            "detalle": getattr(p.paso.razon, get_lang()),
        }
        for p in recorrido.paradas
    ]


def _estado(parada: Parada, *, aqui: bool) -> str:
    if parada.estado == Estado.COMPLETADO:
        return "hecho"
    return "aqui" if aqui and parada.estado == Estado.EMPEZADO else "pendiente"


def _href(parada: Parada) -> str:
    if parada.version is None:
        return ""
    return url_for("catalogo.ver_curso", curso=parada.version.curso.slug)


def _palabra(parada: Parada) -> str:
    text: str = ""
    if parada.version is None:
        text = _("En preparación")
    elif parada.estado == Estado.COMPLETADO:
        text = _("Completado")
    elif parada.progreso is None:
        text = duracion(parada.version.minutos)
    else:
        text = _(
            "%(hechas)s de %(total)s lecciones · %(tiempo)s",
            hechas=parada.progreso.hechas,
            total=parada.progreso.total,
            tiempo=duracion(parada.version.minutos),
        )
    return text


def tarjetas(persona: Usuario) -> Iterable[Tarjeta]:
    """A card for each route: on the home page and in the catalogue."""
    for n, recorrido in enumerate(recorrer(leer_plan().rutas, persona)):
        ruta = recorrido.ruta
        yield Tarjeta(
            titulo=getattr(ruta.titulo, get_lang()),
            texto=getattr(ruta.resumen, get_lang()),
            cifra=" · ".join(words for _icon, words in datos(recorrido)),
            href=url_for("rutas.ver", ruta=ruta.clave),
            icono="route",
            grupo="ruta",
            orden=30 + n,
        )


def portada(persona: Usuario) -> Iterable[Tarjeta]:
    """The first route, for who does not know where to begin."""
    yield from list(tarjetas(persona))[:1]


def consejos(version: VersionCurso, _persona: Usuario) -> Iterable[Consejo]:
    """What is better known before a course: a link when it is published. Advice, never a lock."""
    codes = version.datos.get("antes", ())
    if not codes:
        return
    published = {v.curso.codigo: v for v in list_versiones_actuales()}
    for code in codes:
        found = published.get(code)
        known = leer_plan().cursos.get(code)
        if found is not None:
            href = url_for("catalogo.ver_curso", curso=found.curso.slug)
            yield Consejo(titulo=found.titulo.en(get_lang()), href=href)
        elif known is not None:
            yield Consejo(titulo=getattr(known, get_lang()), nota=_("En preparación"))
