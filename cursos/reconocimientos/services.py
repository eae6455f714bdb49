"""Preparing a recognition, and issuing the credential that it gives right to."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cursos.credenciales import logros, sustentos
from cursos.credenciales.models import Origen
from cursos.credenciales.services import Decision, emitir, find_titular
from cursos.reconocimientos.models import Reconocimiento
from plataforma import storage
from plataforma.archivos import check, clean_name
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue

if TYPE_CHECKING:
    from cursos.catalogo.models import VersionCurso
    from cursos.credenciales.models import Credencial
    from plataforma.archivos import Subida
    from plataforma.identidad.models import Usuario

OLVIDAR, BORRAR = "reconocimientos.olvidar", "reconocimientos.borrar_archivos"
DRAFT_FOR = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Pedido:
    """What an administrator writes down."""

    correo: str
    institucion: str
    titulo: str
    fecha: date
    horas: float | None
    enlace: str
    motivo: str
    archivo: Subida | None = None


def preparar(pedido: Pedido, version: VersionCurso) -> Reconocimiento:
    """Keep it with its file, to be looked at before it is issued; or say why it cannot be."""
    usuario = find_titular(pedido.correo, version)
    found = Reconocimiento(
        clave=secrets.token_hex(16),
        usuario_id=usuario.id,
        version_id=version.id,
        institucion=pedido.institucion,
        titulo=pedido.titulo,
        fecha=pedido.fecha,
        horas=pedido.horas,
        enlace=pedido.enlace,
        motivo=pedido.motivo,
    )
    if pedido.archivo:
        found.tipo = check(pedido.archivo)
        found.archivo = clean_name(pedido.archivo.nombre, found.tipo)
        # A transaction that fails afterwards leaves an object that nothing names.
        storage.put(found.lugar, pedido.archivo.datos)
    db.session.add(found)
    db.session.flush()
    enqueue(OLVIDAR, {"clave": found.clave}, no_antes_el=now() + DRAFT_FOR)
    return found


def reconocer(actor: Usuario, reconocimiento: Reconocimiento) -> Credencial:
    """Issue what it gives right to, once. The course is not marked as completed: it was not."""
    if reconocimiento.credencial is not None:
        return reconocimiento.credencial
    titular = find_titular(reconocimiento.usuario.correo, reconocimiento.version)
    credencial = emitir(
        titular,
        logros.de_version(reconocimiento.version),
        Decision(
            origen=Origen.RECONOCIMIENTO,
            motivo=reconocimiento.motivo,
            actor=actor,
            evidencias=[
                sustentos.externo(
                    institucion=reconocimiento.institucion,
                    titulo=reconocimiento.titulo,
                    el=reconocimiento.fecha,
                    horas=reconocimiento.horas,
                )
            ],
        ),
    )
    reconocimiento.credencial = credencial
    db.session.flush()
    return credencial


def olvidar(reconocimiento: Reconocimiento) -> None:
    """Forget it; its file goes when that is committed."""
    if reconocimiento.archivo:
        enqueue(BORRAR, {"lugar": reconocimiento.lugar})
    db.session.delete(reconocimiento)
