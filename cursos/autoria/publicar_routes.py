"""Publishing a draft, the versions of a course, and its files as a zip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.autoria import borrador, publicacion, revision, vista
from cursos.autoria.blueprint import CURSO, bp, load_curso, load_version
from cursos.autoria.errors import (
    ClaveOcupadaError,
    OtroCursoError,
    SinPaqueteError,
    VersionMasNuevaError,
)
from cursos.autoria.forms import PublicarForm, VolverForm, ZipForm
from cursos.catalogo.almacen import read_version
from cursos.catalogo.models import Cambio
from cursos.catalogo.services import volver_a
from cursos.catalogo.versiones import find_version, list_versiones
from cursos.edicion.differences import compare
from cursos.imagenes.publicacion import find_problem
from cursos.paquetes.budget import Budget
from cursos.paquetes.origin import IMAGE, read_zip, write_zip
from cursos.paquetes.yaml_source import ContentError
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.descargas import descarga

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkzeug.wrappers import Response

    from cursos.autoria.borrador import Trabajo

VERSION = f"{CURSO}/versiones/<int:n>"


@bp.route(f"{CURSO}/publicar/", methods=["GET", "POST"])
@requires(Permiso.CUIDAR_CURSO)
def publicar(curso: str) -> str | Response | tuple[str, int]:
    trabajo, form = borrador.leer_trabajo(load_curso(curso)), PublicarForm()
    faults = revision.find_faults(trabajo)
    if form.validate_on_submit() and not faults:
        try:
            return _publish(trabajo, form)
        except ContentError as error:
            faults = error.faults
        except (VersionMasNuevaError, ClaveOcupadaError) as error:
            form.encima.errors = [str(error)]
    version = find_version(curso, None)
    before = (read_version(version) if version else None) or {}
    page = render_template(
        "autoria/publicar.html",
        curso=trabajo.curso,
        trabajo=trabajo,
        form=form,
        fallas=revision.as_shown(curso, faults),
        diferencias=compare(before, trabajo.files),
        mas_nueva=publicacion.es_mas_nueva(trabajo),
    )
    return (page, 422) if form.is_submitted() else page


def _publish(trabajo: Trabajo, form: PublicarForm) -> Response:
    """Check without any lock; publish what was checked in a short transaction."""
    checked = publicacion.con_cambio(trabajo, Cambio(form.cambio.data))
    paquete = revision.revisar(checked)
    slug = trabajo.curso.slug
    with transaction():
        version = publicacion.publicar_borrador(
            trabajo.curso, paquete, actor=current_user, encima=form.encima.data
        )
    if version:
        flash(_("Publicada la versión %(n)s.", n=version.numero), "success")
    return redirect(url_for(".ver", curso=slug), 303)


@bp.route(f"{CURSO}/descartar/", methods=["GET", "POST"])
@requires(Permiso.CUIDAR_CURSO)
def descartar(curso: str) -> str | Response:
    found, form = load_curso(curso), ZipForm(formdata=None)
    if VolverForm().is_submitted():
        with transaction():
            borrador.descartar(found, actor=current_user)
        flash(_("Borrador descartado. El curso está como se publicó."), "success")
        return redirect(url_for(".ver", curso=curso), 303)
    return render_template("autoria/descartar.html", curso=found, form=form)


@bp.get(f"{CURSO}/versiones/")
@requires(Permiso.CUIDAR_CURSO)
def versiones(curso: str) -> str:
    found = load_curso(curso)
    rows = [(v, vista.version_row(v)) for v in list_versiones(curso)]
    return render_template("autoria/versiones.html", curso=found, filas=rows)


@bp.get(f"{VERSION}/")
@requires(Permiso.CUIDAR_CURSO)
def version(curso: str, n: int) -> str:
    """Show what a version changed, and the ways back to it."""
    found = load_curso(curso)
    shown = load_version(curso, n)
    before = find_version(curso, n - 1)
    files, old = _kept(shown), _kept(before)
    return render_template(
        "autoria/version.html",
        curso=found,
        version=shown,
        fila=vista.version_row(shown),
        diferencias=compare(old, files) if files is not None and old is not None else None,
        guardada=files is not None,
        form=VolverForm(formdata=None),
    )


def _kept(version: object) -> dict[str, bytes] | None:
    return read_version(version) if version is not None else None  # type: ignore[arg-type]


@bp.post(f"{VERSION}/volver/")
@requires(Permiso.CUIDAR_CURSO)
def volver(curso: str, n: int) -> Response:
    load_curso(curso)
    form = VolverForm()
    if form.validate_on_submit():
        with transaction():
            volver_a(load_version(curso, n), Cambio(form.cambio.data), actor=current_user)
        flash(_("El curso muestra otra vez la versión %(n)s.", n=n), "success")
    return redirect(url_for(".versiones", curso=curso), 303)


@bp.post(f"{VERSION}/traer/")
@requires(Permiso.CUIDAR_CURSO)
def traer(curso: str, n: int) -> Response:
    load_curso(curso)
    with transaction():
        publicacion.traer_version(load_version(curso, n), actor=current_user)
    flash(_("El borrador tiene ahora los textos de la versión %(n)s.", n=n), "success")
    return redirect(url_for(".ver", curso=curso), 303)


@bp.get(f"{VERSION}.zip")
@requires(Permiso.CUIDAR_CURSO)
def bajar_version(curso: str, n: int) -> Response:
    load_curso(curso)
    files = read_version(load_version(curso, n))
    if files is None:
        raise SinPaqueteError
    return _zip(f"{curso}-{n}.zip", files)


@bp.get(f"{CURSO}/borrador.zip")
@requires(Permiso.CUIDAR_CURSO)
def bajar(curso: str) -> Response:
    return _zip(f"{curso}-borrador.zip", borrador.leer_trabajo(load_curso(curso)).files)


def _zip(name: str, files: Mapping[str, bytes]) -> Response:
    return descarga(write_zip(files), name, "application/zip")


@bp.route("/autoria/nuevo/", methods=["GET", "POST"])
@requires(Permiso.ESCRIBIR_CURSOS)
def nuevo() -> str | Response | tuple[str, int]:
    """Begin a course from a zip."""
    form, fallas = ZipForm(), []
    if form.validate_on_submit():
        try:
            files = _uploaded(form)
            with transaction():
                curso = publicacion.crear(files, actor=current_user)
            return redirect(url_for(".ver", curso=curso.slug), 303)
        except ContentError as error:
            fallas = revision.as_shown("", error.faults)
        except ClaveOcupadaError as error:
            form.archivo.errors = [str(error)]
    page = render_template("autoria/subir.html", curso=None, form=form, fallas=fallas)
    return (page, 422) if form.is_submitted() else page


@bp.route(f"{CURSO}/subir/", methods=["GET", "POST"])
@requires(Permiso.CUIDAR_CURSO)
def subir(curso: str) -> str | Response | tuple[str, int]:
    """Make the files of a zip the draft."""
    found, form, fallas = load_curso(curso), ZipForm(), []
    if form.validate_on_submit():
        try:
            files = _uploaded(form)
            with transaction():
                publicacion.subir(found, files, actor=current_user)
            flash(_("El borrador tiene ahora los archivos del zip."), "success")
            return redirect(url_for(".ver", curso=curso), 303)
        except ContentError as error:
            fallas = revision.as_shown(curso, error.faults)
        except (OtroCursoError, SinPaqueteError) as error:
            form.archivo.errors = [str(error)]
    page = render_template("autoria/subir.html", curso=found, form=form, fallas=fallas)
    return (page, 422) if form.is_submitted() else page


def _uploaded(form: ZipForm) -> dict[str, bytes]:
    """Return the files; a few seconds for its images, before anybody waits for the database."""
    upload = form.archivo.data
    files = read_zip(upload.read() if hasattr(upload, "read") else b"")
    budget = Budget()
    for name in filter(IMAGE.fullmatch, sorted(files)):
        find_problem(name, files[name])
        budget.check(name)
    return files
