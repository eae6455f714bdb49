"""The worksheet of a course: fill it in, hand it in, see again what was handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, render_template, request, url_for
from flask_login import current_user

from cursos.catalogo.almacen import worksheet_key
from cursos.hojas.comprobar import ejemplo_de
from cursos.inscripciones.version import version_de
from cursos.permissions import Permiso
from cursos.tareas import archivos, services
from cursos.tareas.anexos import de_entrega, de_hoja
from cursos.tareas.definiciones import tarea_de
from cursos.tareas.historia import etiqueta_estado, historia
from cursos.tareas.queries import (
    Lugar,
    find_archivo,
    find_tarea,
    select_entrega,
    select_version_con_tarea,
)
from cursos.tareas.routes_formulario import Pedido, atender, copia, enviar
from cursos.tareas.vista import armar
from plataforma import storage
from plataforma.access import authorize, public, requires
from plataforma.archivos import ACEPTA, MIME
from plataforma.db import get_or_404
from plataforma.descargas import descarga
from plataforma.errors import NotFoundError
from plataforma.i18n import get_lang

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as Answer

    from cursos.catalogo.models import VersionCurso
    from cursos.tareas.models import Entrega

bp = Blueprint("tareas", __name__, template_folder="templates")
ENTREGA = "/cursos/<curso>/tarea/entregas/<int:numero>/"


@bp.get("/cursos/<curso>/hoja/")
@public
def descargar(curso: str) -> Response:
    """Send the workbook of the person's version, in the language of the page."""
    version = version_de(current_user, curso)
    data = storage.get(worksheet_key(version.hash, get_lang())) if version.datos["hoja"] else None
    if data is None:
        raise NotFoundError
    name = f"{curso}-{version.numero}.{get_lang()}.xlsx"
    response = Response(data, mimetype=MIME["xlsx"])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@bp.get("/cursos/<curso>/tarea/")
@public
def ver(curso: str) -> str:
    """Anybody fills it in; an account keeps it. `faltan` asks what is missing to hand it in."""
    version = get_or_404(select_version_con_tarea(current_user, curso))
    return _pagina(version, None, entregar="faltan" in request.args)


@bp.post("/cursos/<curso>/tarea/")
@public
def llenar(curso: str) -> Answer | str:
    version = get_or_404(select_version_con_tarea(current_user, curso))
    definicion = tarea_de(version)
    pedido = Pedido(
        definicion=definicion,
        lugar=Lugar(curso_id=version.curso_id),
        pagina=url_for("tareas.ver", curso=curso),
        mostrar=lambda datos: _pagina(version, datos),
        entregar=lambda: services.entregar(current_user, version),
    )
    return atender(pedido)


@bp.get(ENTREGA)
@requires(Permiso.VER_TAREA)
def ver_entrega(curso: str, numero: int) -> str:
    """What was handed in, as it was, with what the tutor said."""
    entrega = _propia(curso, numero)
    definicion = tarea_de(entrega.version)
    return render_template(
        "tareas/entrega.html",
        entrega=entrega,
        etiqueta_estado=etiqueta_estado,
        curso=entrega.tarea.curso,
        hoja=armar(definicion, entrega.valores),
        hechos=historia([entrega]),
        archivos=[a for a in entrega.tarea.archivos if a.entrega_id == entrega.id],
        anexos=de_entrega(entrega),
    )


@bp.get(ENTREGA + "<any(xlsx, pdf):formato>/")
@requires(Permiso.VER_TAREA)
def descargar_entrega(curso: str, numero: int, formato: str) -> Answer:
    entrega = _propia(curso, numero)
    definicion = tarea_de(entrega.version)
    return enviar(armar(definicion, entrega.valores), formato)


@bp.get("/tareas/archivos/<archivo>/")
@requires(Permiso.VER_ARCHIVO_TAREA)
def archivo(archivo: str) -> Answer:
    """Send a file to who handed it in or to who reviews it."""
    found = find_archivo(archivo)
    authorize(Permiso.VER_ARCHIVO_TAREA, found.tarea if found else None)
    data = archivos.leer(found) if found else None
    if found is None or data is None:
        raise NotFoundError
    return descarga(data, found.nombre, MIME[found.tipo])


def _propia(curso: str, numero: int) -> Entrega:
    """Return one's own delivery: the query asks for no other."""
    entrega = get_or_404(select_entrega(curso, current_user.id, numero))
    authorize(Permiso.VER_TAREA, entrega.tarea)
    return entrega


def _pagina(version: VersionCurso, datos: dict[str, Any] | None, *, entregar: bool = False) -> str:
    """Show the sheet with these values, those of the example, or those that were saved."""
    definicion = tarea_de(version)
    lugar = Lugar(curso_id=version.curso_id)
    propia = find_tarea(current_user.id, lugar) if current_user.is_authenticated else None
    ejemplo = "ejemplo" in request.args and datos is None
    if datos is None:
        datos = ejemplo_de(definicion, get_lang()) if ejemplo else propia.valores if propia else {}
    entregas = propia.entregas if propia else []
    return render_template(
        "tareas/tarea.html",
        version=version,
        curso=version.curso,
        hoja=armar(definicion, datos, entregar=entregar),
        ejemplo=ejemplo,
        copia=copia(propia),
        etiqueta_estado=etiqueta_estado,
        ultima=entregas[-1] if entregas else None,
        hechos=historia(entregas),
        archivos=archivos.pendientes(propia) if propia else [],
        acepta=ACEPTA,
        anexos=de_hoja(current_user, version),
    )
