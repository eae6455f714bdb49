"""What can be asked about meetings. Who may ask is settled before, by loading the cohort."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from cursos.cohortes.models import Cohorte, EstadoParticipante, Participante
from cursos.encuentros.models import Asistencia, Encuentro
from plataforma.clock import now
from plataforma.db import db
from plataforma.identidad.direcciones import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Select

    from cursos.cohortes.alcance import Alcance

# Who is expected at a meeting: also who was invited and has no account yet.
EXPECTED = (EstadoParticipante.PENDIENTE, EstadoParticipante.INSCRITO)
STILL_ON = timedelta(hours=3)  # who comes late still looks for it on top


@dataclass(frozen=True)
class Conteo:
    """A meeting and how many came, of the people in sight."""

    encuentro: Encuentro
    asistieron: int


def list_encuentros(cohorte_id: int) -> list[Encuentro]:
    """Return the meetings of a cohort, the first one on top."""
    found = select(Encuentro).where(Encuentro.cohorte_id == cohorte_id)
    return list(db.session.scalars(found.order_by(Encuentro.inicio, Encuentro.id)))


def list_conteos(alcance: Alcance) -> list[Conteo]:
    """Return the meetings with how many of these people came: two statements."""
    counted = (
        select(Asistencia.encuentro_id, func.count(Asistencia.id))
        .join(Encuentro, Encuentro.id == Asistencia.encuentro_id)
        .join(Participante, Participante.id == Asistencia.participante_id)
        .where(alcance.criterio, Participante.estado.in_(EXPECTED))
        .group_by(Asistencia.encuentro_id)
    )
    came = dict(db.session.execute(counted).tuples().all())
    return [Conteo(e, came.get(e.id, 0)) for e in list_encuentros(alcance.cohorte_id)]


def find_encuentro(cohorte_id: int, encuentro_id: int) -> Encuentro | None:
    return db.session.scalar(
        select(Encuentro).where(Encuentro.id == encuentro_id, Encuentro.cohorte_id == cohorte_id)
    )


def list_esperados(alcance: Alcance) -> list[Participante]:
    """Return who is expected, by name."""
    found = select(Participante).where(alcance.criterio, Participante.estado.in_(EXPECTED))
    return sorted(db.session.scalars(found), key=lambda p: (fold(p.nombre), p.id))


def list_asistieron(encuentro_id: int) -> dict[int, Asistencia]:
    """Return the attendances of a meeting by the line of the list."""
    found = select(Asistencia).where(Asistencia.encuentro_id == encuentro_id)
    return {a.participante_id: a for a in db.session.scalars(found)}


def asistencia_de(cohorte_id: int, participante_ids: Collection[int]) -> dict[int, int]:
    """Return at how many meetings of a cohort that were held each of these people was.

    One statement.
    """
    held = (
        select(Asistencia.participante_id, func.count(Asistencia.id))
        .join(Encuentro, Encuentro.id == Asistencia.encuentro_id)
        .where(
            Encuentro.cohorte_id == cohorte_id,
            Encuentro.cancelado_el.is_(None),
            Asistencia.participante_id.in_(list(participante_ids)),
        )
        .group_by(Asistencia.participante_id)
    )
    return dict(db.session.execute(held).tuples().all())


def asistieron() -> Select[tuple[int]]:
    """Return, as SQL, who was at some meeting: a list that is taken back leaves them."""
    return select(Asistencia.participante_id)


def count_hechos(cohorte_id: int) -> int:
    """Return how many meetings of a cohort were held or have begun."""
    found = select(func.count(Encuentro.id)).where(
        Encuentro.cohorte_id == cohorte_id,
        Encuentro.cancelado_el.is_(None),
        Encuentro.inicio <= now(),
    )
    return db.session.scalar(found) or 0


def find_proximo(cohorte_id: int) -> Encuentro | None:
    """Return the meeting that is on or comes next."""
    found = select(Encuentro).where(
        Encuentro.cohorte_id == cohorte_id,
        Encuentro.cancelado_el.is_(None),
        Encuentro.inicio > now() - STILL_ON,
    )
    return db.session.scalar(found.order_by(Encuentro.inicio).limit(1))


def list_proximos_de(usuario_id: int) -> Sequence[tuple[Participante, Encuentro]]:
    """Return the next meetings of the cohorts that a person is in: one statement."""
    found = (
        select(Participante, Encuentro)
        .join(Cohorte, Cohorte.id == Participante.cohorte_id)
        .join(Encuentro, Encuentro.cohorte_id == Cohorte.id)
        .where(
            Participante.usuario_id == usuario_id,
            Participante.estado == EstadoParticipante.INSCRITO,
            Encuentro.cancelado_el.is_(None),
            Encuentro.inicio > now() - STILL_ON,
        )
        .order_by(Encuentro.inicio)
        .limit(3)
    )
    return [(p, e) for p, e in db.session.execute(found).tuples()]


def list_mis_asistencias(participante_id: int) -> set[int]:
    """Return the meetings where somebody was."""
    found = select(Asistencia.encuentro_id).where(Asistencia.participante_id == participante_id)
    return set(db.session.scalars(found))
