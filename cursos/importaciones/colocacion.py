"""What each line of a list means for its cohort at this moment: one statement, however many lines.

Nothing of it is stored, because it changes with the cohort: the preview counts it, and the
confirmation inserts from the very same query, under the lock.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, literal, or_, select
from sqlalchemy.orm import aliased

from cursos.cohortes.models import EstadoParticipante, Participante
from cursos.importaciones.models import FilaImportada
from cursos.planillas.valores import Causa
from plataforma.identidad.models import EstadoUsuario, Usuario

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Subquery

    from cursos.importaciones.models import Importacion


class Grupo(StrEnum):
    """Every line is in exactly one."""

    ERROR = "error"
    FUERA = "fuera"  # left out by whoever looked at it
    CUENTA = "cuenta"  # new, with an account: enrolled at once
    CORREO = "correo"  # new: invited by mail
    TELEFONO = "telefono"  # new: a link that the manager sends
    TARJETA = "tarjeta"  # new, known by a tax id alone: a printed card
    YA_ESTABA = "ya_estaba"
    RETIRADA = "retirada"  # left before: not touched


NUEVAS = (Grupo.CUENTA, Grupo.CORREO, Grupo.TELEFONO, Grupo.TARJETA)


def colocar(lista: Importacion) -> Subquery:
    """Return id, numero, pais, causa, usuario_id and grupo of every line of a list.

    A person is known in the cohort by the address, the account, the phone, or by a tax id and a
    name alone. Each join finds one row at most: the tables are unique by these very columns.
    """
    fila = FilaImportada
    mail, user, phone, tax = (aliased(Participante) for _ in range(4))
    here = lista.cohorte_id
    proved = and_(
        Usuario.correo == fila.correo,
        Usuario.correo_verificado_el.is_not(None),
        Usuario.estado == EstadoUsuario.ACTIVO,
    )
    alone = and_(
        fila.correo.is_(None),
        fila.telefono.is_(None),
        tax.correo.is_(None),
        tax.telefono.is_(None),
        tax.cohorte_id == here,
        tax.pais_identificador == fila.pais_identificador,
        tax.identificador == fila.identificador,
        tax.nombre == fila.nombre,
    )
    same = func.coalesce(mail.id, user.id)
    # Two addresses with one phone are two people: somebody has to say whose it is.
    clash = and_(
        same.is_(None), phone.id.is_not(None), fila.correo.is_not(None), phone.correo.is_not(None)
    )
    known = func.coalesce(mail.estado, user.estado, phone.estado, tax.estado)
    causa = case((and_(fila.causa == "", clash), literal(Causa.CHOQUE.value)), else_=fila.causa)
    return (
        select(
            fila.id.label("id"),
            fila.numero.label("numero"),
            fila.pais.label("pais"),
            fila.aviso.label("aviso"),
            causa.label("causa"),
            Usuario.id.label("usuario_id"),
            _grupo(clash, known).label("grupo"),
        )
        .outerjoin(Usuario, proved)
        .outerjoin(mail, and_(mail.cohorte_id == here, mail.correo == fila.correo))
        .outerjoin(user, and_(user.cohorte_id == here, user.usuario_id == Usuario.id))
        .outerjoin(phone, and_(phone.cohorte_id == here, phone.telefono == fila.telefono))
        .outerjoin(tax, alone)
        .where(fila.importacion_id == lista.id)
        .subquery("colocada")
    )


def _grupo(clash: ColumnElement[bool], known: ColumnElement[Any]) -> ColumnElement[str]:
    """Return the group of a line; `known` is the state of the person who is there already."""
    fila = FilaImportada
    return case(
        (fila.fuera, Grupo.FUERA.value),
        (or_(fila.causa != "", clash), Grupo.ERROR.value),
        (known == EstadoParticipante.RETIRADO, Grupo.RETIRADA.value),
        (known.is_not(None), Grupo.YA_ESTABA.value),
        (Usuario.id.is_not(None), Grupo.CUENTA.value),
        (fila.correo.is_not(None), Grupo.CORREO.value),
        (fila.telefono.is_not(None), Grupo.TELEFONO.value),
        else_=Grupo.TARJETA.value,
    )
