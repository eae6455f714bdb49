"""What can be asked about the issuers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.emisores import firmantes
from cursos.emisores.models import Emisor
from cursos.insignias.claves import SinClaveError
from plataforma.db import db
from plataforma.organizaciones.models import Organizacion, TipoOrganizacion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from plataforma.texto import TextoBilingue


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
        try:
            llavero = firmantes.llavero(emisor)
        except SinClaveError:  # its last private key was taken out: no key, no signature
            continue
        found.append(
            Publicado(did=llavero.did, nombre=firmantes.nombre(emisor), claves=llavero.by_method())
        )
    return found


def claves_publicadas() -> dict[str, Ed25519PublicKey]:
    """Return every published key of every issuer by its absolute id, as `firma.verify` takes."""
    return {method: key for one in publicados() for method, key in one.claves.items()}


def list_emisores() -> Sequence[Emisor]:
    return db.session.scalars(
        select(Emisor).options(joinedload(Emisor.organizacion)).order_by(Emisor.slug)
    ).all()


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


def find_de_cohorte(usuario_id: int, curso_id: int) -> Emisor | None:
    """Return the chamber that takes the person through the course and may issue; newest first.

    Read with a lock: its suspension waits until what it issues now is written, or comes first.
    """
    return db.session.scalar(
        select(Emisor)
        .join(Cohorte, Cohorte.organizacion_id == Emisor.organizacion_id)
        .join(Participante, Participante.cohorte_id == Cohorte.id)
        .where(
            Participante.usuario_id == usuario_id,
            Participante.estado == EstadoParticipante.INSCRITO,
            Cohorte.curso_id == curso_id,
            Emisor.suspendido_el.is_(None),
        )
        .order_by(Participante.id.desc())
        .limit(1)
        .with_for_update(of=Emisor, read=True)
        .execution_options(populate_existing=True)
    )


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
