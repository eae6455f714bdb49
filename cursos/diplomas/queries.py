"""What can be asked about the credentials that diplomas are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from cursos.credenciales.models import (
    EN_PIE,
    Credencial,
    EstadoCredencial,
    Logro,
    MotivoRevocacion,
    MotivoSuspension,
    TipoLogro,
)
from cursos.diplomas.decision import Fila
from plataforma.audit.models import AuditLine
from plataforma.db import db
from plataforma.identidad.models import EstadoUsuario, Usuario
from plataforma.organizaciones.models import (
    Membresia,
    Organizacion,
    RolMembresia,
    TipoOrganizacion,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Select

# A firm that its owner registered earns nothing in its name until the Secretariat knows it.
ES_EMPRESA = (Organizacion.tipo == TipoOrganizacion.EMPRESA, Organizacion.confirmada)
_SUSPENDED = (EstadoCredencial.SUSPENDIDA, MotivoSuspension.SIN_SUSTENTO)
_REVOKED = (EstadoCredencial.REVOCADA, MotivoRevocacion.EQUIPO_CAMBIO)


def de_persona(usuario_id: int) -> list[Fila]:
    return de_personas([usuario_id])[usuario_id]


def de_personas(ids: Collection[int]) -> dict[int, list[Fila]]:
    """Return those of each person."""
    own = _select(Credencial.usuario_id).where(Credencial.usuario_id.in_(ids))
    return _by_holder(ids, own)


def de_empresas(ids: Collection[int]) -> dict[int, list[Fila]]:
    """Return those of each firm itself."""
    own = _select(Credencial.organizacion_id).where(Credencial.organizacion_id.in_(ids))
    return _by_holder(ids, own)


def de_equipos(ids: Collection[int]) -> dict[int, list[Fila]]:
    """Return those of the people who act for each firm today."""
    team = (
        _select(Membresia.organizacion_id)
        .join(Membresia, Membresia.usuario_id == Credencial.usuario_id)
        .join(Usuario, Usuario.id == Membresia.usuario_id)
        .where(Membresia.organizacion_id.in_(ids), Usuario.estado == EstadoUsuario.ACTIVO)
    )
    return _by_holder(ids, team)


def de_empresa(organizacion_id: int) -> list[Fila]:
    return de_empresas([organizacion_id])[organizacion_id]


def de_equipo(organizacion_id: int) -> list[Fila]:
    return de_equipos([organizacion_id])[organizacion_id]


def _by_holder(ids: Collection[int], wanted: Select[Any]) -> dict[int, list[Fila]]:
    found: dict[int, list[Fila]] = {id_: [] for id_ in ids}
    for row in db.session.execute(wanted) if ids else ():
        found[row.de].append(_fila(row))
    return found


def _select(whose: Any) -> Select[Any]:
    c = Credencial
    return (
        select(
            *(whose.label("de"), c.id, Logro.codigo, c.estado, c.emitida_el, c.vence_el),
            func.coalesce(c.revocada_el, c.retirada_el).label("fin_el"),
            *(c.motivo_suspension, c.motivo_revocacion, c.codigo.label("publico")),
        )
        .join(Logro, Logro.id == c.logro_id)
        .where(c.estado != EstadoCredencial.REEMPLAZADA)
        .order_by(c.id)
    )


def _fila(row: Any) -> Fila:
    ruled = (row.estado, row.motivo_suspension) == _SUSPENDED
    lapsed = (row.estado, row.motivo_revocacion) == _REVOKED
    return Fila(
        id=row.id,
        codigo=row.codigo,
        estado=row.estado,
        emitida_el=row.emitida_el,
        vence_el=row.vence_el,
        fin_el=row.fin_el,
        por_regla=ruled or lapsed,
        publico=row.publico,
    )


def list_estrenados() -> set[str]:
    """Return the diplomas whose holders were looked for here: code and number."""
    asked = select(AuditLine.objeto).where(AuditLine.accion == "diploma.estrenar")
    return {objeto.partition(":")[2] for objeto in db.session.scalars(asked)}


def list_con_piezas(codigos: Collection[str], desde: int, cuantas: int) -> list[int]:
    """Return the next people who hold one of these, by id."""
    whose = Credencial.usuario_id
    found = _holding(select(whose), codigos).where(whose > desde)
    return _ids(found.distinct().order_by(whose).limit(cuantas))


def list_empresas_con_piezas(codigos: Collection[str], desde: int, cuantas: int) -> list[int]:
    """Return the next firms whose people hold one of these, by id."""
    whose = Membresia.organizacion_id
    found = (
        _holding(select(whose), codigos)
        .join(Membresia, Membresia.usuario_id == Credencial.usuario_id)
        .join(Organizacion, Organizacion.id == whose)
        .where(whose > desde, *ES_EMPRESA)
    )
    return _ids(found.distinct().order_by(whose).limit(cuantas))


def _holding(wanted: Select[Any], codigos: Collection[str]) -> Select[Any]:
    return (
        wanted.select_from(Credencial)
        .join(Logro, Logro.id == Credencial.logro_id)
        .where(Logro.codigo.in_(codigos), Credencial.estado == EstadoCredencial.VIGENTE)
    )


def _ids(wanted: Select[Any]) -> list[int]:
    return list(db.session.scalars(wanted))


def lock_persona(usuario_id: int) -> Usuario | None:
    """Wait for whoever decides about this person's diplomas; rows that name them are not held."""
    wanted = select(Usuario).where(Usuario.id == usuario_id)
    return db.session.scalar(wanted.with_for_update(key_share=True, of=Usuario))


def lock_empresa(organizacion_id: int) -> Organizacion | None:
    wanted = select(Organizacion).where(Organizacion.id == organizacion_id, *ES_EMPRESA)
    return db.session.scalar(wanted.with_for_update(key_share=True))


def get_locked(credencial_id: int) -> Credencial:
    return db.session.scalars(
        select(Credencial)
        .where(Credencial.id == credencial_id)
        .with_for_update(of=Credencial)
        .execution_options(populate_existing=True)
    ).one()


def list_credenciales(ids: Sequence[int]) -> list[Credencial]:
    return list(db.session.scalars(select(Credencial).where(Credencial.id.in_(ids))))


def list_empresas(usuario_id: int) -> list[tuple[Organizacion, bool]]:
    """Return the firms that a person acts for, and whether they manage each."""
    rows = db.session.execute(
        select(Organizacion, Membresia.rol)
        .join(Membresia, Membresia.organizacion_id == Organizacion.id)
        .where(Membresia.usuario_id == usuario_id, *ES_EMPRESA)
        .order_by(Organizacion.id)
    )
    return [(firm, rol == RolMembresia.GESTOR) for firm, rol in rows]


def list_sin_cuenta(pieza: Credencial) -> list[tuple[Credencial, bool]]:
    """Return the diplomas that rest on a piece whose holder closed the account and kept both.

    With each, whether all that it rests on has effect.
    """
    found = (
        select(Credencial)
        .join(Credencial.logro)
        .where(
            Credencial.usuario_id.is_(None),
            Credencial.titular_busqueda == pieza.titular_busqueda,
            Credencial.estado.in_(EN_PIE),
            Logro.tipo == TipoLogro.DIPLOMA,
        )
    )
    rests = [
        (diploma, {e["codigo"] for e in diploma.evidencias})
        for diploma in db.session.scalars(found.order_by(Credencial.id))
    ]
    rests = [(diploma, codes) for diploma, codes in rests if pieza.codigo in codes]
    ended = select(Credencial.codigo).where(
        Credencial.codigo.in_({code for _diploma, codes in rests for code in codes}),
        Credencial.estado.not_in((EstadoCredencial.VIGENTE, EstadoCredencial.REEMPLAZADA)),
    )
    gone = set(db.session.scalars(ended)) if rests else set()
    return [(diploma, not codes & gone) for diploma, codes in rests]
