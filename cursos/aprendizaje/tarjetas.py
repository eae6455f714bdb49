"""What learning puts on the home page, the menu and a person's panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from cursos.aprendizaje.queries import progreso_de
from cursos.aprendizaje.services import lista_de, seguir_en
from cursos.catalogo.formato import duracion
from cursos.catalogo.queries import (
    count_contenido,
    find_temario,
    list_versiones_actuales,
)
from cursos.inscripciones.queries import count_personas, list_inscripciones
from plataforma.clock import now
from plataforma.i18n import fecha, get_lang, numero
from plataforma.part import Tarjeta

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cursos.aprendizaje.queries import Progreso
    from cursos.catalogo.cierre import Requisito
    from cursos.inscripciones.models import Inscripcion
    from plataforma.identidad.models import Usuario

MOST = 4  # one primary card and three others


def navegacion(_persona: Usuario) -> Iterable[Tarjeta]:
    yield Tarjeta(titulo=_("Cursos"), href=url_for("catalogo.ver_catalogo"), icono="book", orden=10)


def portada(_persona: Usuario) -> Iterable[Tarjeta]:
    """A lesson to try, the door to the courses, and how much there is."""
    yield from _probar()
    yield Tarjeta(
        titulo=_("Quiero aprender a exportar"),
        texto=_("Lecciones de diez minutos con ejemplos y números. Al final, una credencial."),
        href=url_for("catalogo.ver_catalogo"),
        accion=_("Ver los cursos"),
        icono="barco",
        grupo="puerta",
        orden=10,
    )
    cursos, lecciones = count_contenido()
    today = _("Al %(fecha)s", fecha=fecha(now()))
    href = url_for("catalogo.ver_catalogo")
    personas = count_personas()
    figures = (
        (
            cursos,
            ngettext("curso en español y portugués", "cursos en español y portugués", cursos),
            href,
        ),
        (lecciones, ngettext("lección abierta", "lecciones abiertas", lecciones), href),
        (personas, ngettext("persona inscrita", "personas inscritas", personas), ""),
    )
    for orden, (cifra, titulo, address) in enumerate(figures, 20):
        if cifra:
            yield Tarjeta(
                titulo=titulo,
                cifra=numero(cifra),
                texto=today,
                href=address,
                grupo="cifra",
                orden=orden,
            )


def _probar() -> Iterable[Tarjeta]:
    """Offer the shortest lesson of the first course that has practice with numbers."""
    for version in list_versiones_actuales()[:1]:
        leccion = min(find_temario(version.id).lecciones, key=lambda x: (x.minutos, x.bytes))
        yield Tarjeta(
            titulo=leccion.titulo.en(get_lang()),
            texto=_("Lea una lección y responda una pregunta. Sin cuenta."),
            cifra=duracion(leccion.minutos),
            href=url_for(
                "aprendizaje.ver_leccion", curso=version.curso.slug, leccion=leccion.clave
            ),
            accion=_("Probar una lección"),
            icono="book",
            grupo="probar",
            orden=5,
        )


def panel(persona: Usuario) -> Iterable[Tarjeta]:
    """Put the course in use first; the next ones after it."""
    own = list_inscripciones(persona.id)
    places = [i for i in own if i.completada_el is None][:MOST]
    progress = progreso_de([i.id for i in places])
    for n, inscripcion in enumerate(places):
        yield _continuar(inscripcion, progress[inscripcion.id], principal=n == 0)
    for inscripcion in places:
        if not inscripcion.version.es_actual:
            yield _version_nueva(inscripcion)
    if own:
        yield Tarjeta(
            titulo=_("Aquí quedan sus credenciales"),
            texto=_(
                "Todavía no tiene ninguna: sale sola al completar un curso, con un enlace "
                "que cualquiera puede comprobar."
            ),
            href=url_for("catalogo.ver_catalogo"),
            accion=_("Ver los cursos"),
            grupo="estante_vacio",
        )
    if not places:
        yield Tarjeta(
            titulo=_("Elija su próximo curso"),
            texto=_("Los cursos en los que se inscriba aparecen aquí, con su avance."),
            href=url_for("catalogo.ver_catalogo"),
            accion=_("Ver los cursos"),
            icono="book",
            grupo="principal",
            orden=20,
        )


def _continuar(inscripcion: Inscripcion, progreso: Progreso, *, principal: bool) -> Tarjeta:
    """The course in use says its next step and its checklist; the others, their name."""
    curso = inscripcion.curso.titulo.en(get_lang())
    lista = lista_de(inscripcion) if principal else []
    paso, tiempo = _paso(inscripcion, lista) if principal else (curso, "")
    return Tarjeta(
        titulo=_("Continuar: %(paso)s", paso=paso),
        texto=curso
        if principal
        else _("%(hechas)s de %(total)s lecciones", hechas=progreso.hechas, total=progreso.total),
        href=url_for("aprendizaje.continuar", curso=inscripcion.curso.slug),
        accion=_("Continuar"),
        icono="clock" if tiempo else "book",
        cifra=tiempo,
        puntos=[(_en_corto(r), r.hecho) for r in lista],
        grupo="principal" if principal else "secundaria",
        orden=10 if principal else 30,
    )


def _version_nueva(inscripcion: Inscripcion) -> Tarjeta:
    curso = inscripcion.curso
    return Tarjeta(
        titulo=_("Hay una versión nueva de este curso"),
        texto=curso.titulo.en(get_lang()),
        href=url_for("catalogo.ver_curso", curso=curso.slug),
        icono="info",
        orden=35,
    )


def _en_corto(r: Requisito) -> str:
    """4 de 11 lecciones hechas; Evaluación final: sin empezar."""
    said = r.nombre.casefold() in r.detalle.casefold()
    return r.detalle if said else f"{r.nombre}: {r.detalle}"


def _paso(inscripcion: Inscripcion, lista: Sequence[Requisito]) -> tuple[str, str]:
    """Return where the person goes on and how long it takes: a lesson, or what else completes."""
    lugar = seguir_en(inscripcion)
    if lugar is None:
        falta = next((r for r in lista if not r.hecho), None)
        return falta.nombre if falta else _("Ver el curso"), ""
    temario = find_temario(inscripcion.version_id)
    lecciones = {leccion.clave: leccion for leccion in temario.lecciones}
    proxima = lecciones[lugar[0]]
    return proxima.titulo.en(get_lang()), duracion(proxima.minutos)
