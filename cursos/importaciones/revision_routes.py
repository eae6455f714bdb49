"""The list before and after its confirmation: look, correct, confirm, receipt, take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from flask_login import current_user

from cursos.cohortes.blueprint import COHORTE
from cursos.importaciones import descargas, queries, vista
from cursos.importaciones.blueprint import LISTA, bp, direccion, load, load_lista
from cursos.importaciones.colocacion import colocar
from cursos.importaciones.confirmacion import confirmar as confirmar_lista
from cursos.importaciones.correccion import corregir as corregir_fila
from cursos.importaciones.correccion import dejar_fuera
from cursos.importaciones.deshacer import deshacer as deshacer_lista
from cursos.importaciones.deshacer import puede_deshacer
from cursos.importaciones.forms import ConfirmarForm, FilaForm, FueraForm
from cursos.importaciones.models import EstadoImportacion
from cursos.permissions import Permiso
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.i18n import get_lang
from plataforma.paises import nombre_pais

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.cohortes.alcance import Vista
    from cursos.importaciones.models import Importacion

RECEIPT = (EstadoImportacion.CONFIRMADA, EstadoImportacion.DESHECHA)
WAITING = (EstadoImportacion.LEYENDO, EstadoImportacion.FALLIDA)


@bp.get(f"{COHORTE}/listas/")
@requires(Permiso.TRAER_PERSONAS)
def listas(organizacion: str, cohorte: int) -> str:
    """The lists of before: who loaded each one, and what came of it."""
    v = load(organizacion, cohorte)
    return render_template(
        "importaciones/listas.html",
        v=v,
        c=v.cohorte,
        listas=queries.list_confirmadas(cohorte, v.organizacion.id),
    )


@bp.get(f"{LISTA}/")
@requires(Permiso.TRAER_PERSONAS)
def revisar(organizacion: str, cohorte: int, importacion: int) -> str | Response:
    """What would happen; while it is being read, how far it is; afterwards, the receipt."""
    v, lista = load_lista(organizacion, cohorte, importacion)
    if lista.estado == EstadoImportacion.SUBIDA:
        return redirect(direccion(v, "columnas", lista), 303)
    if lista.estado in WAITING:
        return render_template("importaciones/leyendo.html", v=v, c=v.cohorte, lista=lista)
    if lista.estado in RECEIPT:
        return _receipt(v, lista)
    seen = vista.revision(lista, request.args.get("ver", ""), _page())
    return render_template(
        "importaciones/revisar.html",
        v=v,
        c=v.cohorte,
        lista=lista,
        r=seen,
        enlace=lambda n: direccion(v, "revisar", lista, ver=seen.ver or None, pagina=n),
        pais=lambda code: nombre_pais(code, get_lang()) if code else _("Los demás países"),
    )


def _page() -> int:
    asked = request.args.get("pagina", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1  # noqa: PLR2004


def _receipt(v: Vista, lista: Importacion) -> str:
    colocada = colocar(lista)
    page = queries.list_filas(colocada, queries.contar(colocada), "", _page())
    return render_template(
        "importaciones/recibo.html",
        v=v,
        c=v.cohorte,
        lista=lista,
        recibo=lista.recibo,
        pagina=page,
        filas=vista.lineas(lista, page.filas),
        deshacer=puede_deshacer(lista),
        enlace=lambda n: direccion(v, "revisar", lista, pagina=n),
    )


@bp.post(f"{LISTA}/filas/<int:fila>/")
@requires(Permiso.TRAER_PERSONAS)
def corregir(organizacion: str, cohorte: int, importacion: int, fila: int) -> Response:
    """Judge a line again with what was written; come back to where one was."""
    v, lista = load_lista(organizacion, cohorte, importacion)
    form = FilaForm()
    if form.validate_on_submit():
        with transaction():
            right = corregir_fila(lista.id, fila, form.celdas, v.cohorte.organizacion.pais)
        if right:
            flash(_("Fila %(numero)s corregida.", numero=fila), "success")
        else:
            flash(_("La fila %(numero)s sigue con error.", numero=fila), "warning")
    else:
        flash(next(text for _id, text in form.errores), "error")
    return _back(v, lista, fila)


@bp.post(f"{LISTA}/filas/<int:fila>/fuera/")
@requires(Permiso.TRAER_PERSONAS)
def fuera(organizacion: str, cohorte: int, importacion: int, fila: int) -> Response:
    v, lista = load_lista(organizacion, cohorte, importacion)
    form = FueraForm()
    with transaction():
        dejar_fuera(lista.id, fila, fuera=form.fuera.data)
    if form.fuera.data:
        flash(_("La fila %(numero)s queda fuera de la lista.", numero=fila), "success")
    else:
        flash(_("La fila %(numero)s vuelve a la lista.", numero=fila), "success")
    return _back(v, lista, fila)


def _back(v: Vista, lista: Importacion, numero: int) -> Response:
    """Return to the next wrong line, on the page where one was."""
    following = queries.siguiente_error(colocar(lista), numero)
    kept = {name: request.args.get(name) or None for name in ("ver", "pagina")}
    anchor = f"fila-{following}" if following else None
    return redirect(direccion(v, "revisar", lista, **kept, _anchor=anchor), 303)


@bp.post(f"{LISTA}/confirmar/")
@requires(Permiso.TRAER_PERSONAS)
def confirmar(organizacion: str, cohorte: int, importacion: int) -> Response:
    v, lista = load_lista(organizacion, cohorte, importacion)
    form = ConfirmarForm()
    with transaction():
        confirmar_lista(lista.id, actor=current_user, espera=form.espera.data)
    return redirect(direccion(v, "revisar", lista), 303)


@bp.post(f"{LISTA}/deshacer/")
@requires(Permiso.TRAER_PERSONAS)
def deshacer(organizacion: str, cohorte: int, importacion: int) -> Response:
    v, lista = load_lista(organizacion, cohorte, importacion)
    with transaction():
        deshacer_lista(lista.id, actor=current_user)
    return redirect(direccion(v, "revisar", lista), 303)


@bp.get(f"{LISTA}/filas-con-error.<any(csv, xlsx):formato>")
@requires(Permiso.TRAER_PERSONAS)
def filas_con_error(organizacion: str, cohorte: int, importacion: int, formato: str) -> Response:
    """Only the wrong lines, as they stand, with a column that says why."""
    _v, lista = load_lista(organizacion, cohorte, importacion)
    return descargas.filas_con_error(lista, queries.list_todas_con_error(colocar(lista)), formato)
