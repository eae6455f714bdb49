"""Evidence of an application: a file known by its content, or a link, and what it proves."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l

from consultores.acreditacion.models import Evidencia
from consultores.postulaciones.secciones import MAX_EVIDENCIAS
from plataforma import storage
from plataforma.archivos import check, clean_name
from plataforma.clock import now
from plataforma.db import db
from plataforma.errors import DomainError, NotFoundError
from plataforma.jobs import enqueue, job

if TYPE_CHECKING:
    from consultores.acreditacion.models import Postulacion
    from plataforma.archivos import Subida

BORRAR = "acreditacion.borrar_archivo"


class DemasiadasError(DomainError):
    mensaje = _l("Ya tiene 6 evidencias. Quite una para agregar otra.")


@dataclass(frozen=True, kw_only=True)
class Prueba:
    """What is handed in: a file or an address."""

    prueba: str
    intento: str
    enlace: str = ""
    archivo: Subida | None = None


def agregar(postulacion: Postulacion, p: Prueba) -> None:
    """Keep it once, however often it is sent."""
    if any(e.intento == p.intento for e in postulacion.evidencias):
        return
    if len(postulacion.evidencias) >= MAX_EVIDENCIAS:
        raise DemasiadasError
    made = Evidencia(
        clave=secrets.token_hex(16), intento=p.intento, prueba=p.prueba, enlace=p.enlace
    )
    if p.archivo is not None:
        made.tipo = check(p.archivo)
        made.nombre = clean_name(p.archivo.nombre, made.tipo)
        made.bytes = len(p.archivo.datos)
        # A transaction that fails afterwards leaves an object that nothing names.
        storage.put(_place(made.clave), p.archivo.datos)
    postulacion.evidencias.append(made)
    postulacion.guardada_el = now()


def quitar(postulacion: Postulacion, clave: str) -> None:
    found = next((e for e in postulacion.evidencias if e.clave == clave), None)
    if found is None:
        raise NotFoundError
    olvidar(found)
    postulacion.evidencias.remove(found)


def copiar(e: Evidencia) -> Evidencia:
    """Return the same evidence for another application, with a file of its own."""
    copied = ("intento", "prueba", "enlace", "nombre", "tipo", "bytes", "subida_el")
    made = Evidencia(clave=secrets.token_hex(16), **{name: getattr(e, name) for name in copied})
    if e.tipo and (content := leer(e)) is not None:
        storage.put(_place(made.clave), content)
    return made


def leer(e: Evidencia) -> bytes | None:
    return storage.get(_place(e.clave)) if e.tipo else None


def olvidar(e: Evidencia) -> None:
    """Remove its file when that is committed."""
    if e.tipo:
        enqueue(BORRAR, {"clave": e.clave})


def olvidar_todo(postulacion: Postulacion) -> None:
    for e in postulacion.evidencias:
        olvidar(e)
    db.session.delete(postulacion)


@job(BORRAR)
def borrar(payload: dict[str, Any]) -> None:
    storage.delete(_place(payload["clave"]))


def _place(clave: str) -> str:
    return f"acreditacion/{clave}"
