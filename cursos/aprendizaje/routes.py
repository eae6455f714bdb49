"""Lesson pages, practice, progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from cursos.aprendizaje.cierre import enlace_credencial
from cursos.aprendizaje.services import lecciones_pendientes, marcar_hecha, responder_practica
from cursos.aprendizaje.vista import Respondida, armar
from cursos.catalogo.formato import datos_leccion
from cursos.catalogo.models import Uso
from cursos.catalogo.queries import find_temario, list_preguntas, select_leccion, select_version
from cursos.inscripciones.queries import find_inscripcion
from plataforma.access import authenticated, public
from plataforma.db import get_or_404, transaction
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint("aprendizaje", __name__, template_folder="templates")


@bp.get("/cursos/<curso>/<leccion>/")
@public
def ver_leccion(curso: str, leccion: str) -> str:
    """Anybody reads; a visitor's practice is part of the address and changes nothing."""
    found = get_or_404(select_leccion(curso, leccion))
    respondida = Respondida(request.args.get("p", ""), request.args.getlist("r"))
    pagina = armar(found, current_user, respondida)
    datos = datos_leccion(found, pagina["total"])
    return render_template("aprendizaje/leccion.html", datos=datos, **pagina)


@bp.post("/cursos/<curso>/<leccion>/practica/<pregunta>")
@authenticated
def practicar(curso: str, leccion: str, pregunta: str) -> Response:
    found = get_or_404(select_leccion(curso, leccion))
    asked = {p.clave: p for p in list_preguntas(found.id, Uso.PRACTICA)}.get(pregunta)
    if asked is None:
        raise NotFoundError
    answer = [r.strip()[:60] for r in request.form.getlist("r") if r.strip()]
    empty = None if answer else ""  # the page then asks to choose
    if answer:
        with transaction():
            responder_practica(current_user, found.modulo.version.curso_id, asked, answer)
    here = url_for("aprendizaje.ver_leccion", curso=curso, leccion=leccion, p=pregunta, r=empty)
    return redirect(f"{here}#p-{pregunta}", 303)


@bp.post("/cursos/<curso>/<leccion>/hecha")
@authenticated
def marcar(curso: str, leccion: str) -> Response:
    """Mark as done and go on: to the next lesson, the quiz, or the end."""
    found = get_or_404(select_leccion(curso, leccion))
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
    """Take the person to where they are: first lesson not done, the quiz, or the end."""
    version = get_or_404(select_version(curso))
    inscripcion = find_inscripcion(current_user.id, version.curso_id)
    if inscripcion is None:
        return redirect(url_for("catalogo.ver_curso", curso=curso), 303)
    if pendientes := lecciones_pendientes(inscripcion):
        address = url_for("aprendizaje.ver_leccion", curso=curso, leccion=pendientes[0])
        return redirect(address, 303)
    if inscripcion.completada_el:
        return redirect(url_for("aprendizaje.completado", curso=curso), 303)
    return redirect(url_for("cuestionarios.ver", curso=curso), 303)


@bp.get("/cursos/<curso>/completado/")
@authenticated
def completado(curso: str) -> str | Response:
    version = get_or_404(select_version(curso))
    inscripcion = find_inscripcion(current_user.id, version.curso_id)
    if inscripcion is None or inscripcion.completada_el is None:
        return redirect(url_for("aprendizaje.continuar", curso=curso), 303)
    return render_template(
        "aprendizaje/completado.html",
        version=version,
        curso=version.curso,
        inscripcion=inscripcion,
        credencial=enlace_credencial(inscripcion),
    )
