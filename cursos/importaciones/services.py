"""A list on its way into a cohort: kept as read, then confirmed at one stroke.

Reading and judging need no lock and happen before; the confirmation writes people in bulk and
leaves the mails to a job, so that nobody who is answering a quiz waits for a chamber.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from cursos.cohortes import errors
from cursos.cohortes.enlaces import nuevo_enlace
from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.cohortes.services import lock
from cursos.importaciones.models import EstadoImportacion, Importacion
from cursos.importaciones.reparto import Reparto, repartir
from cursos.inscripciones.models import Origen
from cursos.inscripciones.services import inscribir_varios
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import NotFoundError

if TYPE_CHECKING:
    from datetime import datetime

    from cursos.planillas.planilla import Fila, Planilla
    from plataforma.identidad.models import Usuario

AlConfirmar = Callable[[Importacion], object]
_al_confirmar: list[AlConfirmar] = []
KEPT = timedelta(days=7)  # a list that nobody confirmed is forgotten
WRONG_KEPT = timedelta(days=30)


def al_confirmar(funcion: AlConfirmar) -> AlConfirmar:
    """Register what happens when a list is confirmed, in the same transaction."""
    if funcion not in _al_confirmar:
        _al_confirmar.append(funcion)
    return funcion


def preparar_importacion(cohorte: Cohorte, planilla: Planilla, *, actor: Usuario) -> Importacion:
    """Keep a judged list for the preview. Nobody is enrolled, nobody is told."""
    db.session.execute(
        update(Importacion)
        .where(
            Importacion.cohorte_id == cohorte.id,
            Importacion.estado == EstadoImportacion.PREPARADA,
            Importacion.creada_el < now() - KEPT,
        )
        .values(estado=EstadoImportacion.DESCARTADA, filas=[], lectura={})
    )
    # The wrong rows of old receipts name people who never entered: they go too.
    db.session.execute(
        update(Importacion)
        .where(Importacion.cohorte_id == cohorte.id, Importacion.confirmada_el < now() - WRONG_KEPT)
        .values(filas=[])
    )
    importacion = Importacion(
        cohorte_id=cohorte.id,
        creada_por_id=actor.id,
        huella=planilla.huella,
        filas=[f.as_dict() for f in planilla.filas],
        lectura={
            "muestras": [asdict(m) for m in planilla.muestras],
            "sin_usar": planilla.sin_usar,
            "encabezado": planilla.encabezado,
            "posiciones": planilla.posiciones,
            "codificacion": planilla.codificacion,
            "separador": planilla.separador,
            "con_nulos": planilla.con_nulos,
            "comillas_rotas": planilla.comillas_rotas,
        },
    )
    db.session.add(importacion)
    db.session.flush()
    return importacion


def descartar_importacion(importacion: Importacion) -> None:
    """Forget a list that was not confirmed."""
    if importacion.estado == EstadoImportacion.PREPARADA:
        importacion.estado = EstadoImportacion.DESCARTADA
        importacion.filas, importacion.lectura = [], {}


def confirmar_importacion(importacion_id: int, *, actor: Usuario) -> Importacion:
    """Enrol and invite everybody whose row is right. A second call returns the same receipt."""
    importacion = db.session.scalar(
        select(Importacion)
        .where(Importacion.id == importacion_id)
        .with_for_update(of=Importacion)
        .execution_options(populate_existing=True)
    )
    if importacion is None or importacion.estado == EstadoImportacion.DESCARTADA:
        raise NotFoundError
    if importacion.estado == EstadoImportacion.CONFIRMADA:
        return importacion
    lock(importacion.cohorte_id)
    reparto = repartir(importacion)
    if not reparto.caben:
        raise errors.CupoError(libres=max(0, reparto.libres), nuevos=reparto.nuevas)
    _insert(importacion, reparto, actor)
    importacion.estado, importacion.confirmada_el = EstadoImportacion.CONFIRMADA, now()
    importacion.recibo = reparto.as_dict()
    importacion.filas = [f.as_dict() for f in reparto.con_error]  # the rest is in its place now
    audit.record(
        "cohorte.importar",
        ("cohorte", importacion.cohorte_id),
        actor=actor,
        datos={"importacion": importacion.id, **importacion.recibo},
    )
    for funcion in _al_confirmar:
        funcion(importacion)
    return importacion


def _insert(importacion: Importacion, reparto: Reparto, actor: Usuario) -> None:
    """Write all new people in two statements, whatever their number."""
    moment = now()
    waiting = [*reparto.con_correo, *reparto.con_telefono]
    rows = [(fila.numero, _values(importacion, fila, moment)) for fila in waiting]
    if reparto.con_cuenta:
        places = inscribir_varios(
            [usuario for _, usuario in reparto.con_cuenta],
            importacion.cohorte.curso,
            origen=Origen.COHORTE,
            actor=actor,
        )
        for (fila, usuario), place in zip(reparto.con_cuenta, places, strict=True):
            enrolled = {
                "estado": EstadoParticipante.INSCRITO,
                "usuario_id": usuario.id,
                "inscripcion_id": place.id,
                "inscrito_el": moment,
            }
            rows.append((fila.numero, _values(importacion, fila, moment) | enrolled))
    if rows:
        in_order = sorted(rows, key=lambda row: row[0])
        db.session.execute(insert(Participante), [values for _, values in in_order])


def _values(importacion: Importacion, fila: Fila, moment: datetime) -> dict[str, Any]:
    enlace = nuevo_enlace()
    return {
        "cohorte_id": importacion.cohorte_id,
        "organizacion_id": importacion.cohorte.organizacion_id,
        "importacion_id": importacion.id,
        "nombre": fila.nombre,
        "correo": fila.correo or None,
        "telefono": fila.telefono or None,
        "empresa": fila.empresa,
        "pais": fila.pais,
        "idioma": fila.idioma,
        "estado": EstadoParticipante.PENDIENTE,
        "usuario_id": None,
        "inscripcion_id": None,
        "inscrito_el": None,
        "semilla": enlace.semilla,
        "token_hash": enlace.token_hash,
        "codigo_hash": enlace.codigo_hash,
        "creado_el": moment,
    }
