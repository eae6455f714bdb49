"""What can happen to a worksheet: saved, brought back, handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import IntegrityError

from cursos.aprendizaje.services import revisar_cierre
from cursos.hojas.numeros import Signos
from cursos.inscripciones.services import anotar_actividad, inscribir
from cursos.tareas.archivos import pendientes
from cursos.tareas.definiciones import tarea_de
from cursos.tareas.errors import FaltaArchivoError, FaltanDatosError, YaAprobadaError
from cursos.tareas.lectura import revisar
from cursos.tareas.models import Entrega, EstadoEntrega, Tarea
from cursos.tareas.queries import Lugar, select_tarea
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from plataforma.identidad.models import Usuario


@dataclass(frozen=True)
class Guardado:
    """`conflicto`: another window had saved something else, which is now in `otra`."""

    tarea: Tarea
    conflicto: bool = False


def abrir(usuario: Usuario, lugar: Lugar) -> Tarea:
    """Return the person's worksheet under lock; the first time, an empty one."""
    query = select_tarea(usuario.id, lugar).with_for_update(of=Tarea)
    query = query.execution_options(populate_existing=True)
    found = db.session.scalar(query)
    if found is not None:
        return found
    new = Tarea(
        usuario_id=usuario.id, curso_id=lugar.curso_id, hoja=lugar.hoja, valores={}, guardados=0
    )
    try:
        with db.session.begin_nested():
            db.session.add(new)
    except IntegrityError:  # the same click, twice
        return db.session.scalars(query).one()
    return new


def guardar(
    usuario: Usuario, lugar: Lugar, datos: dict[str, Any], *, sobre: int | None
) -> Guardado:
    """Save the sheet. Last one wins; what another window had saved meanwhile is kept beside it.

    `sobre` is how often the sheet had been saved when this window read it.
    """
    tarea = abrir(usuario, lugar)
    if tarea.valores == datos:
        tarea.guardada_el = now()
        return Guardado(tarea)
    conflicto = bool(tarea.valores) and sobre is not None and sobre != tarea.guardados
    if conflicto:
        tarea.otra, tarea.otra_el = tarea.valores, tarea.guardada_el
    tarea.valores, tarea.guardada_el = datos, now()
    tarea.guardados += 1
    db.session.flush()
    return Guardado(tarea, conflicto)


def recuperar(usuario: Usuario, lugar: Lugar) -> bool:
    """Change places with the other copy; return whether there was one."""
    tarea = abrir(usuario, lugar)
    if tarea.otra is None:
        return False
    tarea.valores, tarea.otra = tarea.otra, tarea.valores
    tarea.otra_el, tarea.guardada_el = tarea.guardada_el, now()
    tarea.guardados += 1
    return True


def descartar_otra(usuario: Usuario, lugar: Lugar) -> None:
    """Forget the other copy."""
    tarea = abrir(usuario, lugar)
    tarea.otra = tarea.otra_el = None


def entregar(usuario: Usuario, version: VersionCurso) -> Entrega:
    """Hand in the sheet as saved, for ever as it is; the same one twice is handed in once."""
    tarea = abrir(usuario, Lugar(curso_id=version.curso_id))
    definicion = tarea_de(version)
    if revisar(definicion, tarea.valores, Signos(), entregar=True):
        raise FaltanDatosError
    last = tarea.entregas[-1] if tarea.entregas else None
    if last and last.estado == EstadoEntrega.APROBADA:
        raise YaAprobadaError
    files = pendientes(tarea)
    if last and last.estado == EstadoEntrega.ENTREGADA:
        if last.valores == tarea.valores and not files:
            return last
        last.estado = EstadoEntrega.REEMPLAZADA
    adjuntos = definicion.adjuntos
    if adjuntos and adjuntos.obligatorio and not tarea.archivos:
        raise FaltaArchivoError
    entrega = Entrega(
        version_id=version.id,
        numero=last.numero + 1 if last else 1,
        valores=tarea.valores,
    )
    tarea.entregas.append(entrega)
    db.session.flush()
    for archivo in files:
        archivo.entrega_id = entrega.id
    _anotar(usuario, version, entrega)
    return entrega


def _anotar(usuario: Usuario, version: VersionCurso, entrega: Entrega) -> None:
    inscripcion = inscribir(usuario, version.curso)
    anotar_actividad(inscripcion)
    audit.record(
        "tarea.entregar",
        ("entrega", entrega.id),
        actor=usuario,
        datos={"numero": entrega.numero, "version": version.id},
    )
    revisar_cierre(inscripcion)
