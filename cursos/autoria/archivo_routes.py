"""Writing a whole file, the texts of the course, and deciding between two texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.autoria import borrador, queries, revision, textos, vista
from cursos.autoria.blueprint import CURSO, bp, load_curso
from cursos.autoria.forms import FRASE, ArchivoForm
from cursos.autoria.guardado import clean_line, file_text, in_order, whole_files
from cursos.paquetes.origin import GUIDE
from cursos.paquetes.yaml_source import ContentError
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.autoria.borrador import Trabajo

COURSE = revision.CURSO


@bp.route(f"{CURSO}/archivos/<path:nombre>", methods=["GET", "POST"])
@requires(Permiso.CUIDAR_CURSO)
def archivo(curso: str, nombre: str) -> str | Response | tuple[str, int]:
    trabajo = borrador.leer_trabajo(load_curso(curso))
    if nombre not in vista.text_files(trabajo):
        raise NotFoundError
    form = ArchivoForm()
    if form.validate_on_submit():
        apartados = _save(trabajo, nombre, form)
        if apartados:
            flash(_("Este archivo cambió mientras usted escribía. Quedaron los dos textos."))
        else:
            flash(_("Guardado en el borrador."), "success")
        return redirect(url_for(".archivo", curso=curso, nombre=nombre), 303)
    page = _file_page(trabajo, nombre, form)
    return (page, 422) if form.errors else page


def _save(trabajo: Trabajo, nombre: str, form: ArchivoForm) -> list[str]:
    with transaction():
        fresh = borrador.leer_trabajo(trabajo.curso)
        written = whole_files(fresh, nombre, form)
        apartados = borrador.guardar(trabajo.curso, written, actor=current_user)
        if nombre == COURSE and not apartados:
            ordered = in_order(borrador.leer_trabajo(trabajo.curso).files)
            borrador.reemplazar(trabajo.curso, ordered, actor=current_user)
    return apartados


def _file_page(trabajo: Trabajo, nombre: str, form: ArchivoForm) -> str:
    faults = revision.faults_of_file(trabajo, nombre)
    if request.method == "GET":
        form.texto.data = file_text(trabajo.files[nombre])
        form.desde.data = trabajo.huella(nombre)
    kept = queries.list_apartados(trabajo.borrador.id, [nombre]) if trabajo.borrador else []
    return render_template(
        "autoria/archivo.html",
        curso=trabajo.curso,
        nombre=nombre,
        form=form,
        es_guia=bool(GUIDE.fullmatch(nombre)),
        fallas=revision.as_shown(trabajo.curso.slug, faults),
        apartados=kept,
    )


@bp.route(f"{CURSO}/textos/", methods=["GET", "POST"])
@requires(Permiso.CUIDAR_CURSO)
def textos_curso(curso: str) -> str | Response:
    trabajo = borrador.leer_trabajo(load_curso(curso))
    try:
        pares = textos.read_pairs(trabajo.files.get(COURSE, b""))
    except (ContentError, UnicodeDecodeError):
        return redirect(url_for(".archivo", curso=curso, nombre=COURSE), 303)
    if request.method == "POST":
        with transaction():
            apartados = _save_texts(trabajo)
        said = _("Guardado en el borrador.") if not apartados else _("Quedaron los dos textos.")
        flash(said, "warning" if apartados else "success")
        return redirect(url_for(".textos_curso", curso=curso), 303)
    return render_template(
        "autoria/textos.html",
        curso=trabajo.curso,
        pares=pares,
        desde=trabajo.huella(COURSE),
        largo=FRASE,
    )


def _save_texts(trabajo: Trabajo) -> list[str]:
    fresh = borrador.leer_trabajo(trabajo.curso)
    sent = {k: clean_line(v)[:FRASE] for k, v in request.form.items()}
    new = textos.write_pairs(fresh.files[COURSE], sent)
    written = borrador.Escrito(COURSE, new, request.form.get("desde", ""))
    return borrador.guardar(trabajo.curso, [written], actor=current_user)


@bp.post(f"{CURSO}/apartados/<int:apartado>/usar/")
@requires(Permiso.CUIDAR_CURSO)
def usar_apartado(curso: str, apartado: int) -> Response:
    found = load_curso(curso)
    with transaction():
        nombre = borrador.usar_apartado(found, apartado, actor=current_user)
    flash(_("Ese texto está ahora en el borrador. El otro quedó aparte."), "success")
    return redirect(vista.address_of(curso, nombre), 303)


@bp.post(f"{CURSO}/apartados/<int:apartado>/quitar/")
@requires(Permiso.CUIDAR_CURSO)
def quitar_apartado(curso: str, apartado: int) -> Response:
    found = load_curso(curso)
    with transaction():
        nombre = borrador.quitar_apartado(found, apartado)
    flash(_("Texto descartado."), "success")
    return redirect(vista.address_of(curso, nombre), 303)
