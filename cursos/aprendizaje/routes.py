"""Lesson pages, practice, progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.aprendizaje.cierre import enlace_credencial
from cursos.aprendizaje.practica import Respondida, leer_direccion, leer_semilla, practica
from cursos.aprendizaje.queries import get_practica
from cursos.aprendizaje.services import (
    lista_de,
    marcar_hecha,
    mudar,
    responder_practica,
    seguir_en,
)
from cursos.aprendizaje.vista import pagina
from cursos.catalogo.queries import find_temario
from cursos.inscripciones.queries import find_inscripcion
from cursos.inscripciones.version import leccion_de, version_de
from cursos.preguntas.errors import RespuestaIncompletaError
from cursos.preguntas.lectura import solo_respuestas
from plataforma.access import authenticated, public
from plataforma.db import transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint("aprendizaje", __name__, template_folder="templates")


@bp.get("/cursos/<curso>/<leccion>/")
@public
def ver_leccion(curso: str, leccion: str) -> str:
    """Anybody reads; a visitor's practice is part of the address and changes nothing."""
    found = leccion_de(current_user, curso, leccion)
    respondida = leer_direccion(request.args.to_dict(flat=False))
    return render_template("aprendizaje/leccion.html", **pagina(found, current_user, respondida))


@bp.post("/cursos/<curso>/<leccion>/practica/<pregunta>")
@authenticated
def practicar(curso: str, leccion: str, pregunta: str) -> Response | str:
    """Keep an answer and say what it teaches: in place to our script, else on the page again."""
    campos = solo_respuestas(request.form.to_dict(flat=False))
    semilla = leer_semilla(request.form.get("s", ""))
    unread: dict[str, Any] = {}
    with transaction():
        found = leccion_de(current_user, curso, leccion)
        asked, saved = get_practica(found, current_user.id, pregunta)
        try:
            saved = responder_practica(
                current_user, found, (asked, saved), campos=campos, semilla=semilla
            )
        except (
            RespuestaIncompletaError
        ):  # the address carries it, and the page says what is missing
            unread = {"r": [""], **campos}
    if "Escala-Fragmento" in request.headers:
        p = practica(asked, saved, Respondida(pregunta, semilla=semilla, campos=unread))
        return render_template(
            "aprendizaje/_practica.html", curso=found.modulo.version.curso, leccion=found, p=p
        )
    carried = {**unread, "s": semilla} if unread else {}
    here = url_for("aprendizaje.ver_leccion", curso=curso, leccion=leccion, p=pregunta, **carried)
    return redirect(f"{here}#p-{pregunta}", 303)


@bp.post("/cursos/<curso>/<leccion>/hecha")
@authenticated
def marcar(curso: str, leccion: str) -> Response:
    """Mark as done and go on: to the next lesson, the quiz, or the end."""
    found = leccion_de(current_user, curso, leccion)
    with transaction():
        inscripcion = marcar_hecha(current_user, found)
    if inscripcion.completada_el:
        return redirect(url_for("aprendizaje.completado", curso=curso), 303)
    _, siguiente = find_temario(found.version_id).around(leccion)
    if siguiente is None:
        return redirect(url_for("aprendizaje.continuar", curso=curso), 303)
    return redirect(url_for("aprendizaje.ver_leccion", curso=curso, leccion=siguiente.clave), 303)


@bp.get("/cursos/<curso>/continuar/")
@authenticated
def continuar(curso: str) -> Response:
    """Take the person to where they are: a lesson, what else completes the course, or the end."""
    version = version_de(current_user, curso)
    inscripcion = find_inscripcion(current_user.id, version.curso_id)
    if inscripcion is None:
        return redirect(url_for("catalogo.ver_curso", curso=curso), 303)
    if inscripcion.completada_el:
        return redirect(url_for("aprendizaje.completado", curso=curso), 303)
    if lugar := seguir_en(inscripcion):
        clave, ancla = lugar
        here = url_for("aprendizaje.ver_leccion", curso=curso, leccion=clave, _anchor=ancla)
        return redirect(here, 303)
    falta = next((r for r in lista_de(inscripcion) if not r.hecho and r.endpoint), None)
    if falta is None:
        return redirect(url_for("catalogo.ver_curso", curso=curso, _anchor="cierre"), 303)
    return redirect(url_for(falta.endpoint, **falta.args), 303)


@bp.post("/cursos/<curso>/version")
@authenticated
def pasar_de_version(curso: str) -> Response:
    """Move on to the current version of a course, with all that was done."""
    version = version_de(current_user, curso)
    inscripcion = find_inscripcion(current_user.id, version.curso_id)
    if inscripcion is not None:
        with transaction():
            moved = mudar(inscripcion)
        if moved:
            flash(_("Ya está en la versión nueva. Lo que hizo sigue hecho."), "success")
    return redirect(url_for("catalogo.ver_curso", curso=curso), 303)


@bp.get("/cursos/<curso>/completado/")
@authenticated
def completado(curso: str) -> str | Response:
    inscripcion = find_inscripcion(current_user.id, version_de(current_user, curso).curso_id)
    if inscripcion is None or inscripcion.completada_el is None:
        return redirect(url_for("aprendizaje.continuar", curso=curso), 303)
    return render_template(
        "aprendizaje/completado.html",
        version=inscripcion.version,
        curso=inscripcion.version.curso,
        inscripcion=inscripcion,
        credencial=enlace_credencial(inscripcion),
    )
