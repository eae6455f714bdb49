"""Keeping what the steps say: whose name it is asked in, what helps, and the files."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from consultores.solicitudes import archivos
from consultores.solicitudes.borradores import EDITABLES
from consultores.solicitudes.estados import FINALES, NOMBRES, ActoImposibleError
from consultores.solicitudes.formativo import guardar_pedido
from consultores.solicitudes.models import Solicitud
from consultores.solicitudes.movimientos import lock
from consultores.solicitudes.queries import list_adjuntos
from consultores.taxonomia import TIPOS
from plataforma.archivos import ArchivoError
from plataforma.busqueda.analisis import fold
from plataforma.clock import now
from plataforma.db import db
from plataforma.jobs import enqueue
from plataforma.organizaciones.models import (
    Membresia,
    Organizacion,
    RolMembresia,
    TipoOrganizacion,
)

if TYPE_CHECKING:
    from consultores.solicitudes.formativo import Formacion
    from plataforma.archivos import Subida
    from plataforma.identidad.models import Usuario

MAX_ARCHIVOS = 5
PARECIDO = 0.8  # of 1: titles that a person would take for the same question


class DemasiadosArchivosError(ArchivoError):
    mensaje = _l("Ya hay cinco archivos. Para adjuntar otro, quite uno.")


def list_casas(persona: Usuario) -> list[Organizacion]:
    """Return the bodies in whose name the person may ask, by name. A firm is the person's own."""
    found = (
        select(Organizacion)
        .join(Membresia, Membresia.organizacion_id == Organizacion.id)
        .where(
            Membresia.usuario_id == persona.id,
            Membresia.rol == RolMembresia.GESTOR,
            Organizacion.tipo != TipoOrganizacion.EMPRESA,
        )
        .order_by(Organizacion.nombre, Organizacion.id)
    )
    return list(db.session.scalars(found))


def poner_casa(solicitud: Solicitud, casa: Organizacion | None) -> None:
    """Say in whose name it is asked: a body, or the person's own firm."""
    _check(solicitud)
    persona = solicitud.solicitante
    solicitud.organizacion_id = casa.id if casa else None
    solicitud.empresa = casa.nombre if casa else persona.empresa
    solicitud.pais = casa.pais if casa else persona.pais


def poner_tema(solicitud: Solicitud, area: str) -> None:
    """Keep the topic that one comes from, where the need itself has none."""
    if area and not TIPOS[solicitud.tipo].area:
        _check(solicitud)
        solicitud.area = area


def guardar_ayuda(solicitud: Solicitud, valores: dict[str, Any]) -> None:
    """Keep what helps to find the right person: the fields that came and fit."""
    _check(solicitud)
    for name in ("sector", "modalidad", "no_con", "servicio", "area"):
        if name in valores:
            setattr(solicitud, name, valores[name])
    solicitud.actualizada_el = now()


def guardar_formacion(solicitud: Solicitud, valores: dict[str, Any], formacion: Formacion) -> None:
    """Keep the course or workshop that a body asks for."""
    guardar_ayuda(solicitud, valores)
    guardar_pedido(solicitud, formacion)


def _check(solicitud: Solicitud) -> None:
    lock(solicitud)
    if solicitud.estado not in EDITABLES:
        raise ActoImposibleError(estado=NOMBRES[solicitud.estado])


def adjuntar(solicitud: Solicitud, subida: Subida, *, actor: Usuario) -> None:
    """Attach a file; the same one sent twice at once is there once."""
    _check(solicitud)
    already = list_adjuntos(solicitud)
    if any(archivos.leer(a) == subida.datos for a in already):
        return
    if len(already) >= MAX_ARCHIVOS:
        raise DemasiadosArchivosError
    db.session.add(archivos.guardar(subida, solicitud.id, actor))
    solicitud.actualizada_el = now()


def quitar_adjunto(solicitud: Solicitud, clave: str) -> bool:
    """Take a file away again; False when there is none of that key."""
    _check(solicitud)
    found = next((a for a in list_adjuntos(solicitud) if a.clave == clave), None)
    if found is None:
        return False
    enqueue("solicitudes.borrar_archivos", {"claves": [found.clave]})
    db.session.delete(found)
    return True


def list_parecidas(solicitud: Solicitud) -> list[Solicitud]:
    """Return open requests of the same person, of the same kind and with nearly the same title."""
    s = Solicitud
    mine = select(s).where(
        s.solicitante_id == solicitud.solicitante_id,
        s.id != solicitud.id,
        s.tipo == solicitud.tipo,
        s.enviada_el.is_not(None),
        s.estado.not_in(sorted(FINALES)),
        func.length(s.titulo) > 0,
    )
    found = db.session.scalars(mine.order_by(s.id.desc()).limit(20))
    return [o for o in found if _alike(o.titulo, solicitud.titulo)][:2]


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, fold(one.lower()), fold(other.lower())).ratio() >= PARECIDO
