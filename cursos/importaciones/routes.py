"""A list of people into a cohort: paste or upload, look, confirm, receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from cursos.cohortes.blueprint import COHORTE, load_cohorte
from cursos.importaciones import descargas, queries
from cursos.importaciones.blueprint import bp, load_importacion
from cursos.importaciones.forms import CargarForm
from cursos.importaciones.models import EstadoImportacion
from cursos.importaciones.reparto import repartir
from cursos.importaciones.services import (
    confirmar_importacion,
    descartar_importacion,
    preparar_importacion,
)
from cursos.permissions import Permiso
from cursos.planillas import causas
from cursos.planillas.errors import PlanillaError
from cursos.planillas.planilla import Fila, leer_planilla
from plataforma.access import requires
from plataforma.db import transaction

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.models import Cohorte
    from cursos.importaciones.models import Importacion

IMPORTACION = f"{COHORTE}/listas/<int:importacion>"


@bp.route(f"{COHORTE}/cargar/", methods=["GET", "POST"])
@requires(Permiso.GESTIONAR_COHORTE)
def cargar(organizacion: str, cohorte: int) -> str | Response | tuple[str, int]:
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    form = CargarForm()
    if form.validate_on_submit():
        try:
            return _prepare(found, form.origen)
        except PlanillaError as error:
            field = form.archivo if form.archivo.data else form.texto
            field.errors = [str(error)]
    page = render_template("importaciones/cargar.html", c=found, form=form)
    return (page, 422) if form.errors else page


def _prepare(cohorte: Cohorte, origen: bytes | str) -> Response:
    """Read and judge without any lock; keep the result in a short transaction."""
    planilla = leer_planilla(origen, cohorte.organizacion.pais)
    with transaction():
        importacion = preparar_importacion(cohorte, planilla, actor=current_user)
    where: dict[str, Any] = {"organizacion": cohorte.organizacion.slug, "cohorte": cohorte.id}
    return redirect(url_for(".revisar", **where, importacion=importacion.id), 303)


@bp.get(f"{IMPORTACION}/")
@requires(Permiso.GESTIONAR_COHORTE)
def revisar(organizacion: str, cohorte: int, importacion: int) -> str:
    """Before the confirmation, what would happen; afterwards, the receipt."""
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    lista = load_importacion(found, importacion)
    if lista.estado == EstadoImportacion.CONFIRMADA:
        return _receipt(found, lista)
    reparto = repartir(lista)
    good = [f for f in (Fila.from_dict(kept) for kept in lista.filas) if not f.errores]
    return render_template(
        "importaciones/revisar.html",
        c=found,
        lista=lista,
        reparto=reparto,
        errores=causas.group_by_cause(reparto.con_error),
        dudas=causas.group_by_cause(good, avisos=True),
        columnas=causas.COLUMNAS,
        igual=queries.find_igual_confirmada(lista),
    )


def _receipt(cohorte: Cohorte, lista: Importacion) -> str:
    wrong = [Fila.from_dict(kept) for kept in lista.filas]
    return render_template(
        "importaciones/recibo.html",
        c=cohorte,
        lista=lista,
        recibo=lista.recibo,
        errores=causas.group_by_cause(wrong),
        columnas=causas.COLUMNAS,
    )


@bp.post(f"{IMPORTACION}/confirmar/")
@requires(Permiso.GESTIONAR_COHORTE)
def confirmar(organizacion: str, cohorte: int, importacion: int) -> Response:
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    lista = load_importacion(found, importacion)
    with transaction():
        confirmar_importacion(lista.id, actor=current_user)
    return redirect(
        url_for(".revisar", organizacion=organizacion, cohorte=cohorte, importacion=importacion),
        303,
    )


@bp.post(f"{IMPORTACION}/descartar/")
@requires(Permiso.GESTIONAR_COHORTE)
def descartar(organizacion: str, cohorte: int, importacion: int) -> Response:
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    lista = load_importacion(found, importacion)
    with transaction():
        descartar_importacion(lista)
    flash(_("Lista descartada. No se inscribió a nadie."), "success")
    return redirect(url_for(".cargar", organizacion=organizacion, cohorte=cohorte), 303)


@bp.get(f"{IMPORTACION}/filas-con-error.csv")
@requires(Permiso.GESTIONAR_COHORTE)
def filas_con_error(organizacion: str, cohorte: int, importacion: int) -> Response:
    """Only the wrong rows, as they came, with a column that says why."""
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    lista = load_importacion(found, importacion)
    prepared = lista.estado == EstadoImportacion.PREPARADA
    wrong = repartir(lista).con_error if prepared else map(Fila.from_dict, lista.filas)
    return descargas.filas_con_error(lista, wrong)


@bp.get(f"{COHORTE}/plantilla.csv")
@requires(Permiso.GESTIONAR_COHORTE)
def plantilla(organizacion: str, cohorte: int) -> Response:
    found = load_cohorte(organizacion, cohorte, Permiso.GESTIONAR_COHORTE)
    return descargas.plantilla(found)
