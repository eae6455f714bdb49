"""The list of one's courses, and the page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.autoria import autores, queries, revision, vista
from cursos.autoria.blueprint import CURSO, bp, load_curso
from cursos.autoria.borrador import leer_trabajo
from cursos.autoria.errors import NoEsAutorError, SinPaqueteError, YaEsAutorError
from cursos.autoria.forms import AutorForm, NuevaLeccionForm
from cursos.catalogo.herramientas import herramientas_de
from cursos.catalogo.queries import find_version_actual
from cursos.permissions import Permiso
from plataforma.access import puede, requires
from plataforma.db import transaction
from plataforma.errors import NotFoundError
from plataforma.identidad.direcciones import normalizar_correo
from plataforma.identidad.errors import CorreoMalEscritoError
from plataforma.identidad.queries import find_usuario
from plataforma.permissions import Permiso as PermisoPlataforma

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.autoria.borrador import Trabajo
    from cursos.catalogo.models import Curso


@bp.get("/autoria/")
@requires(Permiso.ESCRIBIR_CURSOS)
def lista() -> str:
    todos = puede(current_user, PermisoPlataforma.ADMINISTRAR)
    found = queries.list_resumenes(queries.list_cursos(current_user, todos=todos))
    return render_template("autoria/lista.html", cursos=[(r, vista.figures(r)) for r in found])


@bp.get(f"{CURSO}/")
@requires(Permiso.CUIDAR_CURSO)
def ver(curso: str) -> str:
    return _page(load_curso(curso), AutorForm())


def _page(curso: Curso, form: AutorForm) -> str:
    trabajo = _work(curso)
    faults = revision.find_faults(trabajo) if trabajo else []
    modulos = vista.outline(trabajo) if trabajo else []
    nueva = NuevaLeccionForm(formdata=None)
    nueva.modulo.choices = vista.module_choices(modulos)
    return render_template(
        "autoria/curso.html",
        curso=curso,
        trabajo=trabajo,
        version=find_version_actual(curso.id),
        fallas=revision.as_shown(curso.slug, faults),
        modulos=modulos,
        archivos=vista.text_files(trabajo) if trabajo else [],
        herramientas=herramientas_de(current_user, curso),
        autores=queries.list_autores(curso.id),
        form=form,
        nueva=nueva,
    )


def _work(curso: Curso) -> Trabajo | None:
    try:
        return leer_trabajo(curso)
    except SinPaqueteError:
        return None


@bp.post(f"{CURSO}/autores/")
@requires(PermisoPlataforma.ADMINISTRAR)
def agregar_autor(curso: str) -> Response | tuple[str, int]:
    found, form = load_curso(curso), AutorForm()
    if form.validate_on_submit():
        try:
            persona = find_usuario(normalizar_correo(form.correo.data))
            with transaction():
                autores.agregar_autor(found, persona, actor=current_user)
        except (NoEsAutorError, YaEsAutorError, CorreoMalEscritoError) as error:
            form.correo.errors = [str(error)]
        else:
            flash(_("Ya puede cuidar este curso."), "success")
            return redirect(url_for(".ver", curso=curso), 303)
    return _page(found, form), 422


@bp.post(f"{CURSO}/autores/<int:autor>/quitar/")
@requires(PermisoPlataforma.ADMINISTRAR)
def quitar_autor(curso: str, autor: int) -> Response:
    found = load_curso(curso)
    with transaction():
        line = queries.find_autor(found.id, autor)
        if line is None:
            raise NotFoundError
        autores.quitar_autor(found, line, actor=current_user)
    flash(_("Ya no cuida este curso."), "success")
    return redirect(url_for(".ver", curso=curso), 303)
