"""The final quiz: rules, one question a page, review, result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user

from cursos.aprendizaje.services import lecciones_pendientes
from cursos.cuestionarios.envios import direcciones
from cursos.cuestionarios.errors import TiempoAgotadoError
from cursos.cuestionarios.queries import (
    list_intentos,
    select_intento,
    select_intento_tomado,
    situacion,
)
from cursos.cuestionarios.services import anotar, comenzar, entregar
from cursos.cuestionarios.vista import filas, por_repasar, pregunta_de, reloj, resultados
from cursos.inscripciones.queries import find_inscripcion
from cursos.inscripciones.version import version_de
from cursos.permissions import Permiso
from cursos.preguntas.errors import RespuestaIncompletaError
from cursos.preguntas.lectura import solo_respuestas
from plataforma.access import authenticated, authorize, public, requires
from plataforma.db import db, transaction
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.catalogo.models import VersionCurso
    from cursos.cuestionarios.models import Intento
    from cursos.cuestionarios.queries import Situacion
    from cursos.inscripciones.models import Inscripcion
    from cursos.preguntas.base import Campos

bp = Blueprint("cuestionarios", __name__, template_folder="templates")
ABIERTO = "/cursos/<curso>/evaluacion/<int:intento>"


@bp.get("/cursos/<curso>/evaluacion/")
@public
def ver(curso: str) -> str:
    """Say beforehand how many questions, what passes, how many tries."""
    version = _version(curso)
    inscripcion = find_inscripcion(current_user.id, version.curso_id)
    return render_template(
        "cuestionarios/inicio.html",
        version=version,
        curso=version.curso,
        donde=_where(inscripcion, version),
        pendientes=len(lecciones_pendientes(inscripcion)) if inscripcion else None,
    )


@bp.post("/cursos/<curso>/evaluacion/")
@authenticated
def empezar(curso: str) -> Response:
    version = _version(curso)
    with transaction():
        intento = comenzar(current_user, version)
    return redirect(_page("pregunta", intento, n=1), 303)


@bp.get("/cursos/<curso>/evaluacion/intentos/")
@authenticated
def intentos(curso: str) -> str:
    """Every try of this person, each with its review."""
    version = version_de(current_user, curso)
    inscripcion = find_inscripcion(current_user.id, version.curso_id)
    if inscripcion is None:
        raise NotFoundError
    own = [_in_time(t) for t in list_intentos(inscripcion.id)]
    return render_template("cuestionarios/intentos.html", curso=version.curso, intentos=own[::-1])


@bp.get(f"{ABIERTO}/<int:n>/")
@requires(Permiso.RENDIR)
def pregunta(curso: str, intento: int, n: int) -> str | Response:
    own = _in_time(_own(curso, intento))
    if own.entregado_el:
        return redirect(_page("resultado", own), 303)
    return _question(own, n)


@bp.post(f"{ABIERTO}/<int:n>/")
@requires(Permiso.RENDIR)
def responder(curso: str, intento: int, n: int) -> Response | tuple[str, int]:
    """Save, then go on; an empty answer shows the question again with what is missing."""
    campos = solo_respuestas(request.form.to_dict(flat=False))
    try:
        with transaction():
            own = _held(curso, intento)
            if not 1 <= n <= len(own.preguntas):
                raise NotFoundError
            anotar(own, own.preguntas[n - 1]["clave"], campos)
    except TiempoAgotadoError as error:
        flash(str(error), "error")
        return redirect(_page("resultado", _in_time(_own(curso, intento))), 303)
    except RespuestaIncompletaError as error:
        return _question(_own(curso, intento), n, campos=campos, error=str(error)), 422
    if n < len(own.preguntas) and "revisar" not in request.args:
        return redirect(_page("pregunta", own, n=n + 1), 303)
    return redirect(_page("revisar", own), 303)


@bp.get(f"{ABIERTO}/revisar/")
@requires(Permiso.RENDIR)
def revisar(curso: str, intento: int) -> str | Response:
    own = _in_time(_own(curso, intento))
    if own.entregado_el:
        return redirect(_page("resultado", own), 303)
    rows = filas(own)
    missing = [fila.n for fila in rows if not fila.respuesta]
    return render_template(
        "cuestionarios/revisar.html",
        intento=own,
        curso=own.version.curso,
        filas=rows,
        faltan=missing,
        reloj=reloj(own),
    )


@bp.post(f"{ABIERTO}/entregar")
@requires(Permiso.RENDIR)
def entregar_intento(curso: str, intento: int) -> Response:
    own = _own(curso, intento)
    with transaction():
        entregar(own)
    return redirect(_page("resultado", own), 303)


@bp.get(f"{ABIERTO}/resultado/")
@requires(Permiso.RENDIR)
def resultado(curso: str, intento: int) -> str | Response:
    own = _in_time(_own(curso, intento))
    if own.entregado_el is None:
        return redirect(_page("revisar", own), 303)
    rows = resultados(own)
    return render_template(
        "cuestionarios/resultado.html",
        intento=own,
        curso=own.version.curso,
        filas=rows,
        repasar=por_repasar(rows),
        aciertos=sum(r.devolucion.acierto is True for r in rows),
        donde=situacion(own.inscripcion, own.version),
        pendientes=len(lecciones_pendientes(own.inscripcion)),
    )


def _version(curso: str) -> VersionCurso:
    """Return the version that the person learns; a course without a quiz has no such page."""
    version = version_de(current_user, curso)
    if not version.evaluacion:
        raise NotFoundError
    return version


def _own(curso: str, intento: int) -> Intento:
    """Return the try together with the right to it; somebody else's does not exist."""
    return authorize(Permiso.RENDIR, db.session.scalar(select_intento(curso, intento)))


def _held(curso: str, intento: int) -> Intento:
    """The same within a transaction: two clicks on one button are served one after the other."""
    return authorize(Permiso.RENDIR, db.session.scalar(select_intento_tomado(curso, intento)))


def _in_time(intento: Intento) -> Intento:
    """Return the try; one whose time ended is handed in by whoever looks at it first."""
    if intento.vencido:
        with transaction():
            entregar(intento)
    return intento


def _where(inscripcion: Inscripcion | None, version: VersionCurso) -> Situacion:
    found = situacion(inscripcion, version)
    if found.abierto is None or not found.abierto.vencido:
        return found
    _in_time(found.abierto)
    return situacion(inscripcion, version)


def _question(intento: Intento, n: int, campos: Campos | None = None, error: str = "") -> str:
    shown = pregunta_de(intento, n, campos)
    if shown is None:
        raise NotFoundError
    return render_template(
        "cuestionarios/pregunta.html",
        intento=intento,
        curso=intento.version.curso,
        pregunta=shown,
        n=n,
        error=error,
        revisando="revisar" in request.args,
        reloj=reloj(intento),
        adelantar=direcciones(intento) if n == 1 else [],
    )


def _page(name: str, intento: Intento, **values: int) -> str:
    slug = intento.version.curso.slug
    return url_for(f"cuestionarios.{name}", curso=slug, intento=intento.id, **values)  # type: ignore[arg-type]
