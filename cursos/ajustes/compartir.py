"""Other chambers in a cohort: asked in and taken out by its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from cursos.cohortes import emails, errors
from cursos.cohortes.models import CamaraInvitada, Participante
from cursos.cohortes.services import lock
from plataforma import audit
from plataforma.db import db
from plataforma.organizaciones.models import Membresia, RolMembresia

if TYPE_CHECKING:
    from cursos.cohortes.models import Cohorte
    from plataforma.identidad.models import Usuario
    from plataforma.organizaciones.models import Organizacion


def invitar_camara(cohorte: Cohorte, camara: Organizacion, *, actor: Usuario) -> None:
    """Let another chamber bring people, and tell its managers. A second time does nothing."""
    if camara.id == cohorte.organizacion_id:
        raise errors.CamaraPropiaError
    try:
        with db.session.begin_nested():
            db.session.add(CamaraInvitada(cohorte_id=cohorte.id, organizacion_id=camara.id))
    except IntegrityError:
        return
    audit.record(
        "cohorte.invitar_camara",
        ("cohorte", cohorte.id),
        actor=actor,
        datos={"organizacion": camara.id},
    )
    managers = select(Membresia).where(
        Membresia.organizacion_id == camara.id, Membresia.rol == RolMembresia.GESTOR
    )
    for membresia in db.session.scalars(managers):
        emails.mail_camara(cohorte, camara, membresia.usuario)


def quitar_camara(cohorte: Cohorte, camara: Organizacion, *, actor: Usuario) -> None:
    """Take a chamber out. Its people stay in the cohort, with the owner; it sees them no more."""
    lock(cohorte.id)
    taken = db.session.execute(
        delete(CamaraInvitada).where(
            CamaraInvitada.cohorte_id == cohorte.id, CamaraInvitada.organizacion_id == camara.id
        )
    )
    if not taken.rowcount:  # type: ignore[attr-defined] # a DELETE has one
        return
    db.session.execute(
        update(Participante)
        .where(Participante.cohorte_id == cohorte.id, Participante.organizacion_id == camara.id)
        .values(organizacion_id=cohorte.organizacion_id)
    )
    audit.record(
        "cohorte.quitar_camara",
        ("cohorte", cohorte.id),
        actor=actor,
        datos={"organizacion": camara.id},
    )
