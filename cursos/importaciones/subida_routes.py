"""From the file to the list: upload or paste, say which column is which, wait while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, render_template, request
from flask_login import current_user

from cursos.celdas.errors import PlanillaError
from cursos.cohortes.blueprint import COHORTE
from cursos.cohortes.queries import list_sin_correo
from cursos.importaciones import archivo, descargas, papeles, queries, services
from cursos.importaciones.blueprint import LISTA, bp, direccion, load, load_lista
from cursos.importaciones.forms import CargarForm, ColumnasForm
from cursos.importaciones.jobs import leer
from cursos.importaciones.models import EstadoImportacion
from cursos.permissions import Permiso
from cursos.planillas.columnas import Columna, Mapa, elegir_columnas, guess_columns
from cursos.planillas.propuesta import ver_columnas
from plataforma.access import requires
from plataforma.db import transaction
from plataforma.errors import NotFoundError
from plataforma.security import cuerpo_grande

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from cursos.celdas.libro import Hoja
    from cursos.cohortes.alcance import Vista
    from cursos.importaciones.models import Importacion

MAX_BODY = 11 * 1024 * 1024  # bytes: a file of 10 MB and the form around it


@bp.route(f"{COHORTE}/cargar/", methods=["GET", "POST"])
@requires(Permiso.TRAER_PERSONAS)
@cuerpo_grande(MAX_BODY)
def cargar(organizacion: str, cohorte: int) -> str | Response | tuple[str, int]:
    vista = load(organizacion, cohorte)
    form = CargarForm()
    if form.validate_on_submit():
        try:
            return _take(vista, *form.origen)
        except PlanillaError as error:
            field = form.archivo if form.archivo.data else form.texto
            field.errors = [str(error)]
    page = render_template("importaciones/cargar.html", v=vista, c=vista.cohorte, form=form)
    return (page, 422) if form.errors else page


def _take(vista: Vista, origen: bytes | str, nombre: str) -> Response:
    """Open it without any lock; keep what was seen in a short transaction."""
    subida = archivo.recibir(origen, nombre)
    with transaction():
        lista = services.anotar_subida(vista, subida, actor=current_user)
    return redirect(direccion(vista, "columnas", lista), 303)


@bp.route(f"{LISTA}/columnas/", methods=["GET", "POST"])
@requires(Permiso.TRAER_PERSONAS)
def columnas(organizacion: str, cohorte: int, importacion: int) -> str | Response | tuple[str, int]:
    """Say which column is which; the guess, or what was said the last time, is chosen."""
    vista, lista = load_lista(organizacion, cohorte, importacion)
    if lista.estado != EstadoImportacion.SUBIDA:
        return redirect(direccion(vista, "revisar", lista), 303)
    hoja = _chosen_sheet(lista)
    mapa, anterior = _proposal(lista, hoja)
    form = ColumnasForm.de(hoja, ver_columnas(hoja, mapa), mapa)
    if form.validate_on_submit():
        try:
            return _read(vista, lista, hoja, form)
        except PlanillaError as error:
            form.nombre.errors = [str(error)]
    page = render_template(
        "importaciones/columnas.html",
        v=vista,
        c=vista.cohorte,
        lista=lista,
        hoja=hoja,
        mapa=mapa,
        form=form,
        anterior=anterior,
    )
    return (page, 422) if form.errors else page


def _chosen_sheet(lista: Importacion) -> Hoja:
    asked = request.args.get("hoja", "")
    index = int(asked) if asked.isascii() and asked.isdigit() else lista.hoja
    if not 0 <= index < len(lista.hojas):
        raise NotFoundError
    return archivo.hoja_de(lista, index)


def _proposal(lista: Importacion, hoja: Hoja) -> tuple[Mapa, bool]:
    """Return the guess for a sheet, or what the chamber said of the same headers before."""
    same = hoja.indice == lista.hoja
    mapa = Mapa.from_dict(lista.mapa) if same else guess_columns(hoja.primeras)
    mark = services.marca_de_titulos(mapa.nombres)
    before = queries.find_mapa_anterior(lista.organizacion_id, mark)
    if before is None:
        return mapa, False
    chosen = {Columna(c): i for c, i in before.items()}
    return elegir_columnas(hoja.primeras, chosen, mapa.encabezado), chosen != mapa.columnas


def _read(vista: Vista, lista: Importacion, hoja: Hoja, form: ColumnasForm) -> Response:
    """Read the first piece at once: most lists end there. The rest is left to a job."""
    mapa = elegir_columnas(hoja.primeras, form.elegidas, form.titulos)
    with transaction():
        services.elegir(lista.id, hoja.indice, mapa)
    leer(lista.id, tramos=1)
    return redirect(direccion(vista, "revisar", lista), 303)


@bp.post(f"{LISTA}/descartar/")
@requires(Permiso.TRAER_PERSONAS)
def descartar(organizacion: str, cohorte: int, importacion: int) -> Response:
    vista, lista = load_lista(organizacion, cohorte, importacion)
    with transaction():
        services.descartar(lista.id)
    return redirect(direccion(vista, "cargar"), 303)


@bp.get(f"{COHORTE}/plantilla.<any(csv, xlsx):formato>")
@requires(Permiso.TRAER_PERSONAS)
def plantilla(organizacion: str, cohorte: int, formato: str) -> Response:
    return descargas.plantilla(load(organizacion, cohorte).cohorte, formato)


@bp.get(f"{COHORTE}/tarjetas.pdf")
@requires(Permiso.TRAER_PERSONAS)
def tarjetas(organizacion: str, cohorte: int) -> Response:
    """Cards for those who have no mail, ready to print and cut out."""
    vista = load(organizacion, cohorte)
    people = list_sin_correo(vista.alcance)
    if not people:
        raise NotFoundError
    return descargas.tarjetas(vista.cohorte, papeles.render(people[: papeles.A_LA_VEZ]))
