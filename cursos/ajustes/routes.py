"""What the owner decides: dates, seats, welcome, facilitator, countries, chambers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.ajustes import compartir, eleccion, queries, services
from cursos.ajustes.blueprint import bp
from cursos.ajustes.forms import CohorteForm, CuposForm, EditarCohorteForm
from cursos.cohortes import errors
from cursos.cohortes.blueprint import CAMARA, COHORTE, load_camara, load_cohorte
from cursos.cohortes.blueprint import bp as cohortes
from cursos.cohortes.lugares import lugares_de
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.errors import DomainError, NotFoundError
from plataforma.i18n import get_lang
from plataforma.organizaciones.permissions import Permiso as PermisoOrganizacion
from plataforma.organizaciones.queries import find_organizacion, find_organizaciones
from plataforma.paises import nombre_pais

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.models import Cohorte
    from plataforma.organizaciones.models import Organizacion

LONGEST_SEARCH = 80


@cohortes.route(f"{CAMARA}/nueva/", methods=["GET", "POST"])
@requires(PermisoOrganizacion.GESTIONAR)
def nueva(organizacion: str) -> str | Response | tuple[str, int]:
    camara = load_camara(organizacion, PermisoOrganizacion.GESTIONAR)
    form = CohorteForm()
    form.curso.choices = eleccion.opciones(get_lang())
    form.elegir(queries.list_facilitadores(camara.id))
    if form.validate_on_submit():
        try:
            return _create(form, organizacion)
        except DomainError as error:
            put_on_field(form, error)
    page = render_template("ajustes/nueva.html", camara=camara, form=form)
    return (page, 422) if form.errors else page


def _create(form: CohorteForm, organizacion: str) -> Response:
    with transaction():
        camara = load_camara(organizacion, PermisoOrganizacion.GESTIONAR)
        chosen = eleccion.elegir(form.curso.data)
        cohorte = services.crear_cohorte(camara, chosen, form.datos, actor=current_user)
    flash(_("Cohorte creada. Ahora cargue las personas."), "success")
    return redirect(
        url_for("importaciones.cargar", organizacion=organizacion, cohorte=cohorte.id), 303
    )


@cohortes.route(f"{COHORTE}/editar/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_COHORTE)
def editar(organizacion: str, cohorte: int) -> str | Response | tuple[str, int]:
    """Settings: what changes often as a form, the rest as what it is now and where to change it."""
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    form = EditarCohorteForm.of(found)
    form.elegir(queries.list_facilitadores(found.organizacion_id))
    if form.validate_on_submit():
        try:
            with transaction():
                services.cambiar_cohorte(found, form.datos, actor=current_user)
        except DomainError as error:
            put_on_field(form, error)
        else:
            flash(_("Cambios guardados."), "success")
            return redirect(
                url_for("cohortes.ver", organizacion=organizacion, cohorte=cohorte), 303
            )
    return _settings(found, form)


def _settings(cohorte: Cohorte, form: EditarCohorteForm) -> str | tuple[str, int]:
    page = render_template(
        "ajustes/editar.html",
        c=cohorte,
        form=form,
        lugares=lugares_de(cohorte),
        camaras=queries.list_camaras_de(cohorte.id),
        pais=lambda code: nombre_pais(code, get_lang()),
    )
    return (page, 422) if form.errors else page


def put_on_field(form: EditarCohorteForm, error: DomainError) -> None:
    """Say what was refused beside the field that it is about."""
    fields = {
        errors.FechasError: form.cierre,
        errors.CupoMenorError: form.cupo,
        errors.FacilitadorError: form.facilitador,
    }
    fields.get(type(error), form.nombre).errors = [str(error)]


@bp.route(f"{COHORTE}/paises/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_COHORTE)
def cupos(organizacion: str, cohorte: int) -> str | Response | tuple[str, int]:
    """How many of the seats are for each country."""
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    seats = lugares_de(found)
    form = CuposForm(data={f"pais_{p}": n for p, n in seats.cupos.items()})
    problem = ""
    if form.validate_on_submit():
        try:
            with transaction():
                services.fijar_cupos(found, form.cupos, actor=current_user)
        except errors.CuposError as error:
            problem = str(error)
        else:
            flash(_("Lugares por país guardados."), "success")
            return redirect(
                url_for("cohortes.editar", organizacion=organizacion, cohorte=cohorte), 303
            )
    fields = form.nombrar(get_lang())
    page = render_template(
        "ajustes/cupos.html", c=found, form=form, campos=fields, lugares=seats, problema=problem
    )
    return (page, 422) if form.errors or problem else page


@bp.get(f"{COHORTE}/camaras/")
@requires(Permiso.GESTIONAR_COHORTE)
def camaras(organizacion: str, cohorte: int) -> str:
    """Who shares the cohort, and a search for another chamber."""
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    text = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    shared = queries.list_camaras_de(found.id)
    known = {found.organizacion_id, *(row.organizacion_id for row, _count in shared)}
    hits = find_organizaciones(text, 1).filas if text else []
    return render_template(
        "ajustes/camaras.html",
        c=found,
        camaras=shared,
        q=text,
        halladas=[o for o, _people in hits if o.id not in known],
        pais=lambda code: nombre_pais(code, get_lang()),
    )


@bp.post(f"{COHORTE}/camaras/<otra>/invitar/")
@requires(Permiso.GESTIONAR_COHORTE)
def invitar_camara(organizacion: str, cohorte: int, otra: str) -> Response:
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    other = _other(otra)
    with transaction():
        compartir.invitar_camara(found, other, actor=current_user)
    flash(_("%(camara)s ya puede traer personas.", camara=other.nombre), "success")
    return _go(".camaras", found)


@bp.route(f"{COHORTE}/camaras/<otra>/quitar/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_COHORTE)
def quitar_camara(organizacion: str, cohorte: int, otra: str) -> str | Response:
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    other = _other(otra)
    if request.method == "GET":
        return render_template("ajustes/quitar_camara.html", c=found, camara=other)
    with transaction():
        compartir.quitar_camara(found, other, actor=current_user)
    flash(_("%(camara)s ya no ve esta cohorte.", camara=other.nombre), "success")
    return _go(".camaras", found)


def _go(endpoint: str, cohorte: Cohorte) -> Response:
    camara = cohorte.organizacion.slug
    return redirect(url_for(endpoint, organizacion=camara, cohorte=cohorte.id), 303)


def _other(slug: str) -> Organizacion:
    found = find_organizacion(slug)
    if found is None:
        raise NotFoundError
    return found
