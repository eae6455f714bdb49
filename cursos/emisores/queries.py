"""What can be asked about the issuers."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.cohortes.recorrido import lleva_por
from cursos.emisores import firmantes
from cursos.emisores.models import Emisor, ListaEstado
from cursos.inscripciones.models import Inscripcion, Origen
from cursos.insignias import emisor as secretaria
from cursos.insignias.claves import SinClaveError
from plataforma.clock import to_zone
from plataforma.db import db
from plataforma.i18n import DEFAULT_ZONE
from plataforma.organizaciones.models import Organizacion, TipoOrganizacion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from plataforma.texto import TextoBilingue

log = logging.getLogger(__name__)
GRACIA = timedelta(days=90)  # after the end of a cohort: who finishes late finishes with it


@dataclass(frozen=True, kw_only=True)
class Publicado:
    """An issuer with every key that it publishes, by absolute id."""

    did: str
    nombre: TextoBilingue
    claves: dict[str, Ed25519PublicKey]


def publicados() -> list[Publicado]:
    """Return every issuer, the Secretariat first; suspended ones too: what they signed stands."""
    found = []
    for emisor in (None, *list_emisores()):
        slug = emisor.slug if emisor else ""
        try:
            claves = secretaria.published_keys(slug)
        except SinClaveError as error:  # the others go on being published
            log.error("%s is not published: %s", secretaria.did_of(slug), error)  # noqa: TRY400
            continue
        found.append(
            Publicado(did=secretaria.did_of(slug), nombre=firmantes.nombre(emisor), claves=claves)
        )
    return found


def claves_publicadas() -> dict[str, Ed25519PublicKey]:
    """Return every published key of every issuer by its absolute id, as `firma.verify` takes."""
    return {method: key for one in publicados() for method, key in one.claves.items()}


def list_emisores() -> Sequence[Emisor]:
    return db.session.scalars(
        select(Emisor).options(joinedload(Emisor.organizacion)).order_by(Emisor.slug)
    ).all()


def hay_firmas() -> bool:
    """Whether something may have been signed here: who signs opens a list before."""
    return bool(db.session.scalar(select(exists().where(ListaEstado.numero > 0)))) or bool(
        list_emisores()
    )


def find_emisor(slug: str) -> Emisor | None:
    return db.session.scalar(select(Emisor).where(Emisor.slug == slug))


def find_for_change(slug: str) -> Emisor | None:
    """Return it locked, as the database holds it now: who issues or suspends meanwhile waits."""
    return db.session.scalar(
        select(Emisor)
        .where(Emisor.slug == slug)
        .with_for_update(of=Emisor)
        .execution_options(populate_existing=True)
    )


def find_for_issuing(emisor_id: int) -> Emisor | None:
    """Return it while it may issue, read with the same lock as below."""
    return db.session.scalar(
        select(Emisor)
        .where(Emisor.id == emisor_id, Emisor.suspendido_el.is_(None))
        .with_for_update(of=Emisor, read=True)
        .execution_options(populate_existing=True)
    )


def find_de_cohorte(
    usuario_id: int, curso_id: int, el: datetime, *, renueva: bool = False
) -> Emisor | None:
    """Return the chamber that took the person through the course and may issue.

    They were in its cohort on the day of the achievement: when they completed the course, or
    else `el`, as for a renewal. Of several, the one that brought them into the course: a list
    that they were put on without being asked takes nobody over. Then, whose they joined last.
    Read with a lock: its suspension waits until what it issues now is written, or comes first.
    """
    place = db.session.scalar(
        select(Inscripcion).where(
            Inscripcion.usuario_id == usuario_id, Inscripcion.curso_id == curso_id
        )
    )
    completada_el = place.completada_el if place and not renueva else None
    ganada_el = completada_el or el
    dia = to_zone(ganada_el, DEFAULT_ZONE).date()
    return db.session.scalar(
        select(Emisor)
        .join(Cohorte, Cohorte.organizacion_id == Emisor.organizacion_id)
        .join(Participante, Participante.cohorte_id == Cohorte.id)
        .where(
            Participante.usuario_id == usuario_id,
            Participante.estado == EstadoParticipante.INSCRITO,
            lleva_por(curso_id),
            Participante.inscrito_el <= ganada_el,
            Cohorte.inicio <= dia,
            Cohorte.cierre >= dia - GRACIA,
            Emisor.suspendido_el.is_(None),
        )
        .order_by(
            (Participante.id == _que_trajo(place)).desc(),
            Participante.inscrito_el.desc(),
            Participante.id.desc(),
        )
        .limit(1)
        .with_for_update(of=Emisor, read=True)
        .execution_options(populate_existing=True)
    )


def _que_trajo(place: Inscripcion | None) -> int:
    """Return the id of the participation that the place in the course came from; 0: their own."""
    if place is None or place.origen != Origen.COHORTE:
        return 0
    first = (
        select(Participante.id)
        .where(Participante.inscripcion_id == place.id, Participante.inscrito_el.is_not(None))
        .order_by(Participante.inscrito_el, Participante.id)
        .limit(1)
    )
    return db.session.scalar(first) or 0


def list_autorizables() -> Sequence[Organizacion]:
    """Return the institutions that do not issue yet, by name; firms never do."""
    return db.session.scalars(
        select(Organizacion)
        .where(
            Organizacion.tipo != TipoOrganizacion.EMPRESA,
            Organizacion.id.not_in(select(Emisor.organizacion_id)),
        )
        .order_by(Organizacion.nombre, Organizacion.id)
    ).all()


def find_autorizable(slug: str) -> Organizacion | None:
    return next((o for o in list_autorizables() if o.slug == slug), None)
