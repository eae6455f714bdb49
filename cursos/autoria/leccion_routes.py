"""Writing a lesson: es beside pt, kept while one writes, seen as a phone shows it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.autoria import borrador, queries, revision, vista
from cursos.autoria.blueprint import CURSO, LECCION, bp, load_curso, load_names
from cursos.autoria.forms import ImagenForm, LeccionForm, NuevaLeccionForm
from cursos.autoria.guardado import escrita, image_texts, starts
from cursos.edicion.lesson_text import read_text
from cursos.edicion.phrases import say
from cursos.edicion.structure import NuevaLeccion, with_lesson
from cursos.imagenes.imagen import ImageError
from cursos.paquetes.package import LANGS
from cursos.paquetes.yaml_source import ContentError
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.clock import now
from plataforma.db import transaction
from plataforma.i18n import fecha_hora, get_lang, in_lang

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkzeug.wrappers import Response

    from cursos.autoria.borrador import Trabajo

JSON = "application/json"
A_HALF_YEAR = timedelta(days=182)


@bp.route(f"{LECCION}/", methods=["GET", "POST"])
@requires(Permiso.CUIDAR_CURSO)
def leccion(curso: str, leccion: str) -> Any:
    trabajo = borrador.leer_trabajo(load_curso(curso))
    names = load_names(trabajo.files, leccion)
    try:
        texts = {lang: read_text(names[lang], trabajo.files[names[lang]]) for lang in LANGS}
    except ContentError as error:  # its front matter was broken by hand: only the file is left
        return redirect(url_for(".archivo", curso=curso, nombre=error.faults[0].file), 303)
    form = LeccionForm(data=LeccionForm.values(texts)) if request.method == "GET" else LeccionForm()
    live = request.accept_mimetypes.best == JSON
    if form.validate_on_submit():
        apartados = _save(trabajo, names, form)
        if live:
            return _live(curso, leccion, apartados)
        return _saved(curso, leccion, apartados)
    if live and request.method == "POST":
        return jsonify(mensaje=_("Sin guardar: hay algo por completar."), campos={}), 422
    page = _page(trabajo, names, form)
    return (page, 422) if form.errors else page


def _save(trabajo: Trabajo, names: Mapping[str, str], form: LeccionForm) -> list[str]:
    with transaction():
        fresh = borrador.leer_trabajo(trabajo.curso)
        written = escrita(fresh, names, form)
        return borrador.guardar(trabajo.curso, written, actor=current_user)


def _saved(curso: str, leccion: str, apartados: list[str]) -> Response:
    if apartados:
        flash(_conflict(), "warning")
    else:
        flash(_("Guardado en el borrador."), "success")
    name = ".vista_telefono" if "ver" in request.form else ".leccion"
    return redirect(url_for(name, curso=curso, leccion=leccion), 303)


def _conflict() -> str:
    text: str = _(
        "Este texto cambió en otra ventana mientras usted escribía. Quedaron los dos: el suyo está"
        " aparte, más abajo."
    )
    return text


def _live(curso: str, leccion: str, apartados: list[str]) -> Response:
    """Answer the script of the page: what was kept, what a phone shows, what is wrong."""
    trabajo = borrador.leer_trabajo(load_curso(curso))
    names = load_names(trabajo.files, leccion)
    faults = revision.faults_of_lesson(trabajo.files, names)
    saved = _("Guardado a las %(hora)s", hora=fecha_hora(now()).rpartition(" ")[2])
    shown = render_template(
        "autoria/_fallas.html",
        fallas=revision.as_shown(curso, faults),
        enlaces=False,
        atrasada=vista.stale(trabajo.files, names),
    )
    return jsonify(
        mensaje=_conflict() if apartados else saved,
        conflicto=bool(apartados),
        campos={} if apartados else starts(trabajo.files, names),
        fallas=shown,
        vistas=_previews(trabajo, names),
    )


def _previews(trabajo: Trabajo, names: Mapping[str, str]) -> dict[str, str]:
    texts = {lang: read_text(names[lang], trabajo.files[names[lang]]) for lang in LANGS}
    found = {}
    for lang, text in texts.items():
        html = vista.render(trabajo.files, text.cuerpo)
        with in_lang(lang):
            found[lang] = render_template("autoria/_telefono.html", t=text, html=html)
    return found


def _page(trabajo: Trabajo, names: Mapping[str, str], form: LeccionForm) -> str:
    faults = revision.faults_of_lesson(trabajo.files, names)
    curso = trabajo.curso.slug
    start = starts(trabajo.files, names)
    for field, value in start.items():
        if not form[field].data:
            form[field].data = value
    kept = queries.list_apartados(trabajo.borrador.id, names.values()) if trabajo.borrador else []
    return render_template(
        "autoria/leccion.html",
        curso=trabajo.curso,
        clave=request.view_args["leccion"] if request.view_args else "",
        names=names,
        form=form,
        titulo=read_text(names[get_lang()], trabajo.files[names[get_lang()]]).titulo,
        fallas=revision.as_shown(curso, faults),
        vistas=_previews(trabajo, names),
        atrasada=vista.stale(trabajo.files, names),
        apartados=kept,
    )


@bp.get(f"{LECCION}/vista/")
@requires(Permiso.CUIDAR_CURSO)
def vista_telefono(curso: str, leccion: str) -> str | Response:
    """Show the lesson of the draft as a phone does, without any script."""
    trabajo = borrador.leer_trabajo(load_curso(curso))
    try:
        previews = _previews(trabajo, load_names(trabajo.files, leccion))
    except ContentError as error:
        return redirect(url_for(".archivo", curso=curso, nombre=error.faults[0].file), 303)
    return render_template(
        "autoria/vista.html", curso=trabajo.curso, clave=leccion, vistas=previews
    )


@bp.route(f"{LECCION}/imagen/", methods=["GET", "POST"])
@requires(Permiso.CUIDAR_CURSO)
def imagen(curso: str, leccion: str) -> str | Response | tuple[str, int]:
    trabajo = borrador.leer_trabajo(load_curso(curso))
    names = load_names(trabajo.files, leccion)
    form = ImagenForm()
    if form.validate_on_submit():
        try:
            written = image_texts(trabajo, names, form)
        except (ImageError, ContentError):
            text = _("Elija una imagen WebP, PNG o JPEG que se pueda abrir.")
            form.archivo.errors = [text]
        else:
            with transaction():
                borrador.guardar(trabajo.curso, written, actor=current_user)
            flash(_("La imagen está al final del texto, en los dos idiomas. Muévala a su lugar."))
            return redirect(url_for(".leccion", curso=curso, leccion=leccion), 303)
    titulo = vista.title_of(trabajo, leccion)
    page = render_template(
        "autoria/imagen.html", curso=trabajo.curso, titulo=titulo, leccion=leccion, form=form
    )
    return (page, 422) if form.errors else page


@bp.post(f"{CURSO}/lecciones/")
@requires(Permiso.CUIDAR_CURSO)
def nueva_leccion(curso: str) -> Response:
    found, form = load_curso(curso), NuevaLeccionForm()
    trabajo = borrador.leer_trabajo(found)
    form.modulo.choices = vista.module_choices(vista.outline(trabajo))
    if not form.validate_on_submit():
        flash(str(form.errores[0][1]), "error")
        return redirect(url_for(".ver", curso=curso), 303)
    today = now().date()
    made = NuevaLeccion(
        modulo=form.modulo.data,
        clave=form.clave.data,
        titulos={"es": form.titulo_es.data, "pt": form.titulo_pt.data},
        hoy=today.isoformat(),
        proxima=(today + A_HALF_YEAR).isoformat(),
    )
    try:
        with transaction():
            files = with_lesson(borrador.leer_trabajo(found).files, made)
            borrador.reemplazar(found, files, actor=current_user)
    except ContentError as error:
        flash(say(error.faults[0].text), "error")
        return redirect(url_for(".ver", curso=curso), 303)
    return redirect(url_for(".leccion", curso=curso, leccion=form.clave.data), 303)
