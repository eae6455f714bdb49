"""Keeping a draft: what is written is never lost, whoever else writes at the same time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from cursos.autoria.errors import SinBorradorError, SinPaqueteError
from cursos.autoria.models import ArchivoBorrador, Borrador, TextoApartado
from cursos.catalogo.almacen import read_version, store_images
from cursos.catalogo.models import Curso
from cursos.catalogo.versiones import find_version
from cursos.imagenes.imagen import ImageError
from cursos.imagenes.publicacion import publish
from cursos.paquetes.origin import IMAGE
from plataforma import audit
from plataforma.clock import now
from plataforma.db import db

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plataforma.identidad.models import Usuario


@dataclass(frozen=True)
class Trabajo:
    """What authors see of a course: its draft, or the current version while nobody changed it."""

    curso: Curso
    files: Mapping[str, bytes]
    borrador: Borrador | None

    def huella(self, nombre: str) -> str:
        return huella(self.files.get(nombre))


@dataclass(frozen=True)
class Escrito:
    """A file as somebody wrote it, and the hash of the one that they had before them."""

    nombre: str
    contenido: bytes
    desde: str


def huella(contenido: bytes | None) -> str:
    """Return what tells one state of a file from another; nothing for a file that is not there."""
    return "" if contenido is None else hashlib.sha256(contenido).hexdigest()[:16]


def find_borrador(curso_id: int) -> Borrador | None:
    return db.session.scalar(select(Borrador).where(Borrador.curso_id == curso_id))


def leer_trabajo(curso: Curso) -> Trabajo:
    """Return the files to work on. Nothing is written: a draft begins with the first change."""
    borrador = find_borrador(curso.id)
    if borrador is not None:
        return Trabajo(curso, _files(borrador), borrador)
    version = find_version(curso.slug, None)
    files = read_version(version) if version else None
    if files is None:
        raise SinPaqueteError
    return Trabajo(curso, files, None)


def _files(borrador: Borrador) -> dict[str, bytes]:
    found = select(ArchivoBorrador).where(ArchivoBorrador.borrador_id == borrador.id)
    return {a.nombre: a.contenido for a in db.session.scalars(found)}


def guardar(curso: Curso, escritos: Sequence[Escrito], *, actor: Usuario) -> list[str]:
    """Keep what was written; return the files whose text was set apart instead.

    A file that somebody else changed meanwhile is not overwritten: both texts are kept.
    """
    borrador = _abrir(curso)
    apartados = []
    for escrito in escritos:
        archivo = _archivo(borrador, escrito.nombre)
        before = archivo.contenido if archivo else None
        if before == escrito.contenido:
            continue
        if huella(before) == escrito.desde:
            _put(borrador, escrito.nombre, escrito.contenido, actor)
        else:
            _apartar(borrador, escrito, actor)
            apartados.append(escrito.nombre)
    db.session.flush()
    return apartados


def reemplazar(
    curso: Curso, files: Mapping[str, bytes], *, actor: Usuario, base_id: int | None = None
) -> Borrador:
    """Make these files the draft: those of a zip, or of an older version."""
    lock(curso)
    borrador = find_borrador(curso.id)
    if borrador is None:
        version = find_version(curso.slug, None)
        borrador = Borrador(curso_id=curso.id, curso=curso, base_id=version.id if version else None)
        db.session.add(borrador)
        db.session.flush()
        audit.record("borrador.empezar", ("curso", curso.id), actor=actor)
    borrador.base_id = base_id or borrador.base_id
    before = _files(borrador)
    gone = set(before) - set(files)
    db.session.execute(
        delete(ArchivoBorrador).where(
            ArchivoBorrador.borrador_id == borrador.id, ArchivoBorrador.nombre.in_(gone)
        )
    )
    for nombre, contenido in files.items():
        if before.get(nombre) != contenido:
            _put(borrador, nombre, contenido, actor)
    db.session.flush()
    return borrador


def descartar(curso: Curso, *, actor: Usuario) -> None:
    """Throw the draft away: the course is again as it was published."""
    lock(curso)
    borrador = find_borrador(curso.id)
    if borrador is None:
        raise SinBorradorError
    db.session.delete(borrador)
    audit.record("borrador.descartar", ("curso", curso.id), actor=actor)


def _abrir(curso: Curso) -> Borrador:
    """Return the draft; the first change begins it with the files of the current version."""
    lock(curso)
    trabajo = leer_trabajo(curso)
    if trabajo.borrador is not None:
        return trabajo.borrador
    version = find_version(curso.slug, None)
    borrador = Borrador(curso_id=curso.id, base_id=version.id if version else None)
    db.session.add(borrador)
    db.session.flush()
    for nombre, contenido in trabajo.files.items():
        _put(borrador, nombre, contenido, None)
    db.session.flush()
    return borrador


def lock(curso: Curso) -> None:
    """One writer of a course's draft at a time."""
    db.session.execute(select(Curso.id).where(Curso.id == curso.id).with_for_update())


def _archivo(borrador: Borrador, nombre: str) -> ArchivoBorrador | None:
    return db.session.scalar(
        select(ArchivoBorrador).where(
            ArchivoBorrador.borrador_id == borrador.id, ArchivoBorrador.nombre == nombre
        )
    )


def _put(borrador: Borrador, nombre: str, contenido: bytes, actor: Usuario | None) -> None:
    archivo = _archivo(borrador, nombre)
    if archivo is None:
        archivo = ArchivoBorrador(borrador_id=borrador.id, nombre=nombre)
        db.session.add(archivo)
    archivo.contenido = contenido
    archivo.cambiado_el = borrador.cambiado_el = now()
    archivo.usuario_id = actor.id if actor else None
    if IMAGE.fullmatch(nombre):
        _show_image(nombre, contenido)


def _show_image(nombre: str, contenido: bytes) -> None:
    """Have the preview show it. What cannot be shown is told by the check."""
    try:
        store_images({nombre: publish(nombre, contenido)})
    except ImageError:
        return


def _apartar(borrador: Borrador, escrito: Escrito, actor: Usuario) -> None:
    """Keep the text aside; of one person and file, the last one (it is saved while they write)."""
    found = db.session.scalar(
        select(TextoApartado).where(
            TextoApartado.borrador_id == borrador.id,
            TextoApartado.nombre == escrito.nombre,
            TextoApartado.usuario_id == actor.id,
        )
    )
    if found is None:
        found = TextoApartado(
            borrador_id=borrador.id, nombre=escrito.nombre, usuario_id=actor.id, contenido=""
        )
        db.session.add(found)
    found.contenido, found.apartado_el = escrito.contenido.decode(), now()


def usar_apartado(curso: Curso, apartado_id: int, *, actor: Usuario) -> str:
    """Exchange the text that was set apart and the one in the draft; return the file."""
    borrador = _abrir(curso)
    apartado = _apartado(borrador, apartado_id)
    archivo = _archivo(borrador, apartado.nombre)
    chosen = apartado.contenido.encode()
    apartado.contenido = archivo.contenido.decode() if archivo else ""
    apartado.usuario_id = archivo.usuario_id if archivo else None
    _put(borrador, apartado.nombre, chosen, actor)
    db.session.flush()
    return apartado.nombre


def quitar_apartado(curso: Curso, apartado_id: int) -> str:
    """Throw the text away; return its file."""
    apartado = _apartado(_abrir(curso), apartado_id)
    nombre = apartado.nombre
    db.session.delete(apartado)
    return nombre


def _apartado(borrador: Borrador, apartado_id: int) -> TextoApartado:
    found = db.session.get(TextoApartado, apartado_id)
    if found is None or found.borrador_id != borrador.id:
        raise SinBorradorError
    return found
