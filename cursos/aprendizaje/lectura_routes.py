"""What a reader keeps while reading: the place, the size of the letters, notes, an opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.aprendizaje.lectura import guardar_ajuste, guardar_lugar, leer_ajuste
from cursos.aprendizaje.notas import (
    NotaLargaError,
    guardar_nota,
    list_notas,
    opinar,
    resumir_opiniones,
)
from cursos.aprendizaje.vista import guardado, pagina
from cursos.catalogo.queries import find_curso, find_temario, find_version_actual
from cursos.inscripciones.version import leccion_de, version_de
from cursos.permissions import Permiso
from plataforma.access import authenticated, authorize, public, requires
from plataforma.db import transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.aprendizaje.lectura import Ajuste

bp = Blueprint("lectura", __name__, template_folder="templates")
LECCION = "/cursos/<curso>/<leccion>"
COOKIE = "lectura"
A_YEAR = 31_536_000  # seconds


@bp.post(f"{LECCION}/lugar")
@authenticated
def guardar(curso: str, leccion: str) -> Response:
    """Remember the place; the answer is what the page shows: "Guardado 10:42"."""
    found = leccion_de(current_user, curso, leccion)
    with transaction():
        lugar = guardar_lugar(current_user, found, request.form.get("ancla", ""))
    answer: Response = jsonify(texto=guardado(lugar.guardado_el))
    return answer


@bp.get(f"{LECCION}/ajustes")
@public
def ajustar_aqui(curso: str, leccion: str) -> Response:
    """Keep a visitor's settings in this browser."""
    found = leccion_de(current_user, curso, leccion)
    answer = redirect(_lesson(curso, found.clave), 303)
    kept = _chosen(request.args.get("tamano", ""), "ahorro" in request.args).cookie
    answer.set_cookie(
        COOKIE, kept, max_age=A_YEAR, secure=request.is_secure, httponly=True, samesite="Lax"
    )
    return answer


@bp.post(f"{LECCION}/ajustes")
@authenticated
def ajustar(curso: str, leccion: str) -> Response:
    """Keep a person's settings, for all their devices."""
    found = leccion_de(current_user, curso, leccion)
    with transaction():
        ajuste = _chosen(request.form.get("tamano", ""), "ahorro" in request.form)
        guardar_ajuste(current_user, ajuste)
    return redirect(_lesson(curso, found.clave), 303)


@bp.post(f"{LECCION}/nota")
@authenticated
def anotar(curso: str, leccion: str) -> Response | tuple[str, int]:
    found = leccion_de(current_user, curso, leccion)
    texto = request.form.get("texto", "")
    try:
        with transaction():
            guardar_nota(current_user, found, texto)
    except NotaLargaError as error:
        shown = pagina(leccion_de(current_user, curso, leccion), current_user)
        shown |= {"nota_texto": texto, "nota_error": str(error)}
        return render_template("aprendizaje/leccion.html", **shown), 422
    flash(_("Su nota está guardada.") if texto.strip() else _("La nota quedó vacía."), "success")
    return redirect(_lesson(curso, found.clave, "mi-nota"), 303)


@bp.get("/cursos/<curso>/notas/")
@authenticated
def notas(curso: str) -> str:
    """All that the person noted in a course, in the order of its lessons."""
    version = version_de(current_user, curso)
    kept = list_notas(current_user.id, version.curso_id)
    lecciones = find_temario(version.id).lecciones
    shown = [(leccion, kept.pop(leccion.clave)) for leccion in lecciones if leccion.clave in kept]
    return render_template(
        "aprendizaje/notas.html",
        curso=version.curso,
        notas=shown,
        sueltas=list(kept.values()),  # of lessons that the course no longer has
    )


@bp.post(f"{LECCION}/opinion")
@authenticated
def dar_opinion(curso: str, leccion: str) -> Response:
    found = leccion_de(current_user, curso, leccion)
    if (sirvio := request.form.get("sirvio")) in {"si", "no"}:
        with transaction():
            opinar(
                current_user,
                found,
                sirvio=sirvio == "si",
                comentario=request.form.get("comentario"),
            )
    return redirect(_lesson(curso, found.clave, "le-sirvio"), 303)


@bp.get("/autoria/<curso>/opiniones/")
@requires(Permiso.CUIDAR_CURSO)
def opiniones(curso: str) -> str:
    """What readers say of each lesson, for those who keep the course."""
    own = authorize(Permiso.CUIDAR_CURSO, find_curso(curso))
    version = find_version_actual(own.id)
    lecciones = find_temario(version.id).lecciones if version else []
    return render_template(
        "aprendizaje/opiniones.html",
        curso=own,
        lecciones=lecciones,
        resumen=resumir_opiniones(own.id),
    )


def _chosen(tamano: str, ahorro: bool) -> Ajuste:  # noqa: FBT001 — a box of the form
    return leer_ajuste(tamano + (".ahorro" if ahorro else ""))


def _lesson(curso: str, leccion: str, anchor: str | None = None) -> str:
    return url_for("aprendizaje.ver_leccion", curso=curso, leccion=leccion, _anchor=anchor)
